"""Operations: where their phrases begin and end, and which phrases are one operation."""

import pytest

from kg.extract import Tables
from kg.extract.operations.operations import find_operations
from kg.extract.operations.phrases import EventPhrase
from tests.extract.support import scene

END = "\n\n# newpar\n1 انتهى VERB"


def phrases(conllu: str, tables: Tables) -> tuple[EventPhrase, ...]:
    """Return the phrases of a snippet."""
    return find_operations(scene(conllu, tables))


def operations(conllu: str, tables: Tables) -> list[tuple[str, str]]:
    """Return the words and the kind of each phrase."""
    return [(phrase.mention.exact, phrase.kind) for phrase in phrases(conllu, tables)]


def groups(conllu: str, tables: Tables) -> list[int]:
    """Return for each phrase the number of the phrase that it refers back to, its own if none."""
    found = phrases(conllu, tables)
    number = {phrase.mention.id: index for index, phrase in enumerate(found)}
    return [number.get(phrase.mention.antecedent, index) for index, phrase in enumerate(found)]


def test_a_noun_with_its_genitive(tables: Tables) -> None:
    snippet = """
    1 بدأت VERB
    2 معركة NOUN
    3 الموصل NOUN
    4 أمس ADV
    5 . PUNCT
    """
    assert operations(snippet, tables) == [("معركة الموصل", "Battle")]


def test_adjectives_and_prepositional_phrases_specify_it(tables: Tables) -> None:
    """هجوما واسعا على مدينة الموصل is one noun phrase."""
    snippet = """
    1 شنت VERB
    2 القوات NOUN
    3 العراقية ADJ
    4 هجوما NOUN
    5 واسعا ADJ
    6 على ADP
    7 مدينة NOUN
    8 الموصل NOUN
    9 أمس ADV
    10 . PUNCT
    """
    assert operations(snippet, tables) == [("هجوما واسعا على مدينة الموصل", "Offensive")]


@pytest.mark.parametrize("word", ["، PUNCT", "أمس ADV", "خلال ADP", "أدى VERB", "إن SCONJ", "فيما SCONJ"])
def test_what_ends_a_phrase(word: str, tables: Tables) -> None:
    """Commas, words of time, verbs and narration are no part of it."""
    assert operations(f"1 هجوم NOUN\n2 واسع ADJ\n3 {word}\n4 على ADP\n5 عدن X", tables)[0][0] == "هجوم واسع"


def test_and_joins_names_inside_a_phrase(tables: Tables) -> None:
    """محادثات بين أوسلو وأنقرة: the second name is of the phrase."""
    snippet = """
    1 بدأت VERB
    2 محادثات NOUN
    3 بين ADP
    4 أوسلو X
    5-6 وأنقرة
    5 و CCONJ
    6 أنقرة NOUN
    7 أمس ADV
    8 . PUNCT
    """
    assert operations(snippet, tables) == [("محادثات بين أوسلو وأنقرة", "Negotiation")]


def test_and_before_anything_else_ends_it(tables: Tables) -> None:
    snippet = """
    1 استمرت VERB
    2 معركة NOUN
    3 الموصل NOUN
    4-5 وعودة
    4 و CCONJ
    5 عودة NOUN
    6 السكان NOUN
    7-8 إليها
    7 إلي ADP
    8 ها PRON
    9 . PUNCT
    """
    assert operations(snippet, tables)[0] == ("معركة الموصل", "Battle")


def test_a_relative_clause_runs_to_its_last_name(tables: Tables) -> None:
    """العمليات التي تقوم بها القوات العراقية في الموصل."""
    snippet = """
    1 انتهت VERB
    2 العمليات NOUN
    3 التي PRON
    4 تقوم VERB
    5-6 بها
    5 ب ADP
    6 ها PRON
    7 القوات NOUN
    8 العراقية ADJ
    9 في ADP
    10 الموصل NOUN
    11-12 بنجاح
    11 ب ADP
    12 نجاح NOUN
    13 كبير ADJ
    14 . PUNCT
    """
    assert operations(snippet, tables) == [("العمليات التي تقوم بها القوات العراقية في الموصل", "Campaign")]


def test_a_relative_clause_of_a_name_is_not_the_phrases(tables: Tables) -> None:
    """معركة الموصل التي …: who reads on has left the phrase."""
    snippet = """
    1 بدأت VERB
    2 معركة NOUN
    3 الموصل NOUN
    4 التي PRON
    5-6 تخوضها
    5 تخوض VERB
    6 ها PRON
    7 القوات NOUN
    8 العراقية ADJ
    9 . PUNCT
    """
    assert operations(snippet, tables) == [("معركة الموصل", "Battle")]


def test_a_phrase_does_not_reach_into_the_next_sentence(tables: Tables) -> None:
    assert operations("1 هجوم NOUN\n2 واسع ADJ\n3 . PUNCT\n\n1 عدن X\n2 آمنة ADJ", tables) == [("هجوم واسع", "Offensive")]


@pytest.mark.parametrize(("words", "phrase"), [("4 على ADP\n5 عدن X", "هجومها على عدن"), ("4 أمس ADV", "هجومها")])
def test_a_pronoun_on_the_noun_belongs_to_it(words: str, phrase: str, tables: Tables) -> None:
    snippet = f"1 بدأت VERB\n2-3 هجومها\n2 هجوم NOUN\n3 ها PRON\n{words}"
    assert operations(snippet, tables) == [(phrase, "Attack")]


def test_what_is_inside_tells_the_kind(tables: Tables) -> None:
    """A campaign of shelling is an air strike, an operation of liberation an offensive."""
    assert operations("1 حملة NOUN\n2 لتحرير NOUN\n3 عدن X", tables)[0][1] == "Campaign"
    assert operations("1 حملة NOUN\n2-3 لتحرير\n2 ل ADP\n3 تحرير NOUN\n4 عدن X", tables) == [("حملة لتحرير عدن", "Offensive")]


def test_a_named_operation(tables: Tables) -> None:
    """What the models mark as an operation is one whatever its words."""
    snippet = """
    1 انتهت VERB
    2 « PUNCT
    3 عاصفة NOUN NER=B-OPR
    4 الربيع NOUN NER=I-OPR
    5 » PUNCT
    6 أمس ADV
    7 . PUNCT
    """
    assert operations(snippet, tables) == [("عاصفة الربيع", "Campaign")]


def test_an_event_inside_a_name_is_none(tables: Tables) -> None:
    """A ministry of war makes none by its name."""
    assert operations("1 وزارة NOUN NER=B-ORG\n2 الحرب NOUN NER=I-ORG\n3 في ADP\n4 عدن X", tables) == []


def test_a_press_conference_is_no_operation(tables: Tables) -> None:
    """A venue of speech."""
    snippet = """
    1 قال VERB
    2 هاني X NER=B-PER
    3 الصباغ NOUN NER=I-PER
    4 في ADP
    5 مؤتمر NOUN
    6 صحفي ADJ
    7 مع ADP
    8 ليلى X NER=B-PER
    9 منصور X NER=I-PER
    10 إن SCONJ
    11 المعبر NOUN
    12 مفتوح ADJ
    13 . PUNCT
    """
    assert operations(snippet, tables) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1 تقدم NOUN\n2 كبير ADJ", []),
        ("1 تطهير NOUN\n2 سريع ADJ\n3 ل ADP\n4 عدن X", [("تطهير سريع ل عدن", "Offensive")]),
        ("1 عودة NOUN\n2 إلى ADP\n3 عدن X", []),
        ("1 عودة NOUN\n2 الفصائل NOUN\n3 العراقية ADJ\n4 إلى ADP\n5 عدن X", [("عودة الفصائل العراقية إلى عدن", "Movement")]),
        ("1 قصف NOUN\n2 عنيف ADJ", [("قصف عنيف", "Airstrike")]),
        ("1 قصف NOUN", []),
    ],
)
def test_weak_nouns_need_evidence(words: str, expected: list[tuple[str, str]], tables: Tables) -> None:
    """تقدم is also progress: it needs a name, one of movement an actor; قصف always means one, if anything specifies it."""
    assert operations(words + END, tables) == expected


def test_a_verb_with_its_agent(tables: Tables) -> None:
    """قصفت القوات العراقية مدينة الموصل tells an operation up to the last name of the clause."""
    snippet = """
    1 قصفت VERB
    2 القوات NOUN
    3 العراقية ADJ
    4 مدينة NOUN
    5 الموصل NOUN
    6 أمس ADV
    7 . PUNCT
    """
    (phrase,) = phrases(snippet, tables)
    assert (phrase.mention.exact, phrase.kind, phrase.verbal) == ("قصفت القوات العراقية مدينة الموصل", "Airstrike", True)


@pytest.mark.parametrize(
    "words",
    ["1 قصفوا VERB\n2 المنازل NOUN", "1 تقدمت VERB\n2 فرنسا X\n3 بطلب NOUN", "1 قصف NOUN\n2 ، PUNCT\n3 الفصائل NOUN"],
)
def test_verbs_that_tell_none(words: str, tables: Tables) -> None:
    """A verb without names, a weak verb, and no verb at all."""
    assert operations(words, tables) == []


def test_a_verb_stops_at_the_next_clause(tables: Tables) -> None:
    snippet = """
    1 قصفت VERB
    2 القوات NOUN
    3 العراقية ADJ
    4 الموصل NOUN
    5 ، PUNCT
    6-7 ودخلت
    6 و CCONJ
    7 دخلت VERB
    8 عدن NOUN NER=B-LOC
    9 . PUNCT
    """
    assert operations(snippet, tables)[0][0] == "قصفت القوات العراقية الموصل"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("1 معركة NOUN\n2 الموصل X", "1 هجوم NOUN\n2 على ADP\n3 الموصل X", [0, 0]),
        ("1 معركة NOUN\n2 الموصل X", "1 هجوم NOUN\n2 على ADP\n3 عدن X", [0, 1]),
        ("1 معركة NOUN\n2 الموصل X", "1 حصار NOUN\n2 الموصل X", [0, 1]),
        ("1 هجوم NOUN\n2 الفصائل NOUN\n3 العراقية ADJ", "1 معركة NOUN\n2 الفصائل NOUN\n3 العراقية ADJ", [0, 1]),
        ("1 هجوم NOUN\n2 كبير ADJ", "1 هجوم NOUN\n2 كبير ADJ", [0, 0]),
        ("1 هجوم NOUN\n2 كبير ADJ", "1 هجوم NOUN\n2 صغير ADJ", [0, 1]),
    ],
)
def test_one_operation_under_several_names(first: str, second: str, expected: list[int], tables: Tables) -> None:
    """Phrases of one family of kinds in one town, of one noun with one actor, or of one name, are one operation."""
    assert groups(f"{first}\n\n# newpar\n{second}{END}", tables) == expected


def test_a_definite_noun_refers_back(tables: Tables) -> None:
    """الهجوم is the one that was told of, though it was called معركة."""
    snippet = """
    1 بدأت VERB
    2 معركة NOUN
    3 الموصل NOUN
    4 أمس ADV
    5 . PUNCT

    1 استمر VERB
    2 الهجوم NOUN
    3 . PUNCT
    """
    assert groups(snippet, tables) == [0, 0]


def test_a_definite_noun_of_another_family_is_none(tables: Tables) -> None:
    """الحصار after a battle means a siege that was not told of."""
    snippet = """
    1 بدأت VERB
    2 معركة NOUN
    3 الموصل NOUN
    4 أمس ADV
    5 . PUNCT

    1 استمر VERB
    2 الحصار NOUN
    3 . PUNCT
    """
    assert operations(snippet, tables) == [("معركة الموصل", "Battle")]


def test_a_duration_is_no_part_of_a_phrase(tables: Tables) -> None:
    """استمر الهجوم ثلاثة أيام: the time that it took."""
    snippet = """
    1 بدأت VERB
    2 معركة NOUN
    3 الموصل NOUN
    4 أمس ADV
    5 . PUNCT

    1 استمر VERB
    2 الهجوم NOUN
    3 ثلاثة NUM
    4 أيام NOUN
    5 . PUNCT
    """
    assert operations(snippet, tables)[-1][0] == "الهجوم"


def test_an_event_at_the_end_of_an_article(tables: Tables) -> None:
    """A text without a final stop."""
    assert operations("1 معركة NOUN\n2 الموصل X\n\n# newpar\n1 استمر VERB\n2 الهجوم NOUN", tables) == [
        ("معركة الموصل", "Battle"),
        ("الهجوم", "Attack"),
    ]


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("1 عملية NOUN\n2 غضب NOUN\n3 الفرات X\n4 في ADP\n5 عدن X", "عملية غضب الفرات"),
        ("1 عملية NOUN\n2 « PUNCT\n3 غضب NOUN\n4 الزيتون NOUN\n5 » PUNCT\n6 في ADP\n7 عدن X", "عملية «غضب الزيتون"),
    ],
)
def test_a_code_name(words: str, phrase: str, tables: Tables) -> None:
    """What stands in it takes no part: no river in غضب الفرات."""
    found = phrases(words + END, tables)[0]
    assert (found.mention.exact, found.names) == (phrase, ())


def test_an_actor_in_quotation_marks_is_no_code_name(tables: Tables) -> None:
    found = phrases("1 عملية NOUN\n2 « PUNCT\n3 داعش X\n4 » PUNCT\n5 في ADP\n6 عدن X" + END, tables)[0]
    assert len(found.names) == 2


@pytest.mark.parametrize("before", ["1 أدت VERB\n2 إلى ADP", "1 بعد ADP\n2 قناة NOUN"])
def test_results_and_containers_of_events(before: str, tables: Tables) -> None:
    """أدت إلى تدمير مواقع داعش, قناة اتصال مع داعش."""
    assert operations(f"{before}\n3 اتصال NOUN\n4 مع ADP\n5 داعش X{END}", tables) == []


def test_a_weak_verb_needs_a_force_that_does_it(tables: Tables) -> None:
    """دمرت القوات العراقية الآلة tells one, دمرت الأمطار عدن does not."""
    assert operations("1 دمرت VERB\n2 القوات NOUN\n3 العراقية ADJ\n4 الآلة NOUN", tables) == [("دمرت القوات العراقية", "Attack")]
    assert operations("1 دمرت VERB\n2 الأمطار NOUN\n3 عدن X", tables) == []


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("1 شنت VERB\n2 القوات NOUN", [("حملة واسعة", "Campaign")]),
        ("1 دانت VERB\n2 أمس ADV", []),
        ("1 رفضت VERB\n2 القوات NOUN", []),
    ],
)
def test_a_weak_noun_that_somebody_carries_out_is_an_operation(
    before: str, expected: list[tuple[str, str]], tables: Tables
) -> None:
    """شنت القوات حملة واسعة needs no name in the phrase."""
    assert operations(f"{before}\n3 حملة NOUN\n4 واسعة ADJ\n5 . PUNCT", tables) == expected


@pytest.mark.parametrize("words", ["1 أعلن VERB\n2 بدء NOUN\n3 مفاوضات NOUN", "1 دان VERB\n2 هجوما NOUN\n3 وقع VERB\n4 أمس ADV"])
def test_a_bare_noun_that_is_carried_out_or_happens(words: str, tables: Tables) -> None:
    assert len(operations(words, tables)) == 1


def test_who_helps_is_told_beside_it(tables: Tables) -> None:
    """شن الجيش هجوما على الموصل بدعم من تركيا: support is a part in the attack, no part of its name."""
    words = "1 شن VERB\n2 الجيش NOUN\n3 هجوما NOUN\n4 على ADP\n5 الموصل X"
    support = "6-7 بدعم\n6 ب ADP\n7 دعم NOUN\n8 من ADP\n9 تركيا X\n10 . PUNCT"
    assert operations(f"{words}\n{support}", tables) == [("هجوما على الموصل", "Attack")]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("3 التي PRON\n4 كانت AUX\n5 تقودها VERB\n6 تركيا X", "المعركة الأخيرة التي كانت تقودها تركيا"),
        ("3 التي PRON\n4 قادتها VERB\n5 تركيا X\n6 دمرت VERB\n7 الموصل X", "المعركة الأخيرة التي قادتها تركيا"),
        ("3 الذين PRON\n4 قادتهم VERB\n5 تركيا X", "المعركة الأخيرة"),
    ],
)
def test_where_a_relative_clause_ends(clause: str, expected: str, tables: Tables) -> None:
    """At a second verb, which tells what came of it; and those who (الذين) are no battle."""
    assert operations(f"1 المعركة NOUN\n2 الأخيرة ADJ\n{clause}", tables)[0][0] == expected
