"""What is reported, by whom, with which verb."""

import pytest

from kg.extract import Tables
from kg.extract.statements.reported import Reported
from kg.extract.statements.statements import as_statements, find_statements
from kg.model import Statement
from tests.extract.support import scene


def reported(conllu: str, tables: Tables) -> tuple[Reported, ...]:
    """Return the statements of a snippet in the making."""
    return find_statements(scene(conllu, tables))


def statements(conllu: str, tables: Tables) -> tuple[Statement, ...]:
    """Return the records of a snippet's statements, about nothing."""
    view = scene(conllu, tables)
    found = find_statements(view)
    return tuple(as_statements(view, found, [()] * len(found)))


def contents(conllu: str, tables: Tables) -> list[tuple[str, str]]:
    """Return the rule and the content of each statement."""
    view = scene(conllu, tables)
    return [(item.rule, view.reading.text(item.content.begin, item.content.end)) for item in find_statements(view)]


def test_a_record_has_all_that_the_words_say(tables: Tables) -> None:
    snippet = """
    1 نفى VERB
    2 الصباغ NOUN NER=B-PER
    3 أن SCONJ
    4 المعبر NOUN
    5 مفتوح ADJ
    """
    (statement,) = statements(snippet, tables)
    view = scene(snippet, tables)
    assert statement.content == view.reading.text(statement.begin, statement.end) == "المعبر مفتوح"
    assert statement.verb == view.reading.text(statement.verb_begin, statement.verb_end) == "نفى"
    assert (statement.act, statement.distance, statement.direct) == ("deny", "denied", False)
    assert statement.speaker == view.referents[0].mention.id
    assert statement.rule == "perfect-that"


def test_the_verb_is_written_without_its_conjunction(tables: Tables) -> None:
    snippet = """
    1-2 وأضاف
    1 و CCONJ
    2 أضاف VERB
    3 أن SCONJ
    4 القافلة NOUN
    5 وصلت VERB
    """
    (statement,) = statements(snippet, tables)
    assert (statement.verb, statement.speaker) == ("أضاف", "")


def test_joint_speakers_have_a_record_each(tables: Tables) -> None:
    """One content, two speakers: two statements, for each can be true alone."""
    snippet = """
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3-4 ومنصور _ NER=B-PER
    3 و CCONJ
    4 منصور NOUN
    5 إن SCONJ
    6 المعبر NOUN
    7 مفتوح ADJ
    """
    first, second = statements(snippet, tables)
    assert (first.begin, first.end, first.content) == (second.begin, second.end, second.content)
    assert first.id != second.id
    assert first.speaker != second.speaker


def test_what_is_carried_on_is_less_sure(tables: Tables) -> None:
    snippet = """
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3 إن SCONJ
    4 المعبر NOUN
    5 مفتوح ADJ
    6 . PUNCT

    1-2 وأضاف
    1 و CCONJ
    2 أضاف VERB
    3 أن SCONJ
    4 القافلة NOUN
    5 وصلت VERB
    """
    named, carried = statements(snippet, tables)
    assert 0 < carried.confidence < named.confidence <= 1


def test_one_content_is_reported_once(tables: Tables) -> None:
    """A second verb without a subject of its own reports within the content of the first."""
    snippet = """
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3 إن SCONJ
    4 ما PRON
    5 تردد VERB
    6 يؤكد VERB
    7 أن SCONJ
    8 المعبر NOUN
    9 مفتوح ADJ
    """
    assert contents(snippet, tables) == [("perfect-that", "ما تردد يؤكد أن المعبر مفتوح")]


def test_each_link_of_a_chain_is_kept(tables: Tables) -> None:
    """قال الصباغ إن الحكومة أكدت أن …: the government's statement reaches us through him."""
    snippet = """
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3 إن SCONJ
    4 أوسلو X
    5 أكدت VERB
    6 أن SCONJ
    7 المعبر NOUN
    8 مفتوح ADJ
    """
    outer, inner = statements(snippet, tables)
    assert (outer.content, inner.content) == ("أوسلو أكدت أن المعبر مفتوح", "المعبر مفتوح")
    assert (outer.via, inner.via) == ((), (outer.speaker,))
    assert inner.confidence < outer.confidence


def test_content_of_one_word_says_nothing(tables: Tables) -> None:
    assert reported("1 قال VERB\n2 الصباغ X NER=B-PER\n3 : PUNCT\n4 نعم PART", tables) == ()


def test_a_noun_reports_a_clause_of_a_named_speaker(tables: Tables) -> None:
    """تأكيد الحكومة أن …; without a holder the noun is a noun."""
    clause = """
    1 لم PART
    2 يقنع VERB
    3 تأكيد NOUN
    4 الحكومة NOUN
    5 أن SCONJ
    6 الطريق NOUN
    7 مفتوح ADJ
    """
    nobody = """
    1 لم PART
    2 يقنع VERB
    3 التأكيد NOUN
    4 أن SCONJ
    5 الطريق NOUN
    6 مفتوح ADJ
    """
    assert contents(clause, tables) == [("noun-that", "الطريق مفتوح")]
    assert contents(nobody, tables) == []


def test_an_object_needs_a_speaker(tables: Tables) -> None:
    """أعلن بدء الحملة without a subject says that it was announced, by nobody."""
    assert reported("1 أعلن VERB\n2 بدء NOUN\n3 الحملة NOUN", tables) == ()
    assert contents("1 أعلن VERB\n2 الصباغ X NER=B-PER\n3 بدء NOUN\n4 الحملة NOUN", tables) == [("perfect-object", "بدء الحملة")]


HEADLINE = """
    # newpar = headline
    1 أوسلو X
    2 : PUNCT
    3 المعبر NOUN
    4 مفتوح ADJ
    5 أمام ADP
    6 القوافل NOUN
    """


def test_a_headline_says_who_says_what(tables: Tables) -> None:
    """أوسلو: … has a colon for a verb."""
    (statement,) = statements(HEADLINE, tables)
    assert (statement.content, statement.verb, statement.rule) == ("المعبر مفتوح أمام القوافل", "", "headline-colon")


def test_a_headline_given_twice_says_it_once(tables: Tables) -> None:
    assert len(statements(HEADLINE * 2, tables)) == 1


def test_a_headline_whose_speaker_has_an_apposition(tables: Tables) -> None:
    """الصباغ، وزير الدفاع: …"""
    snippet = """
    # newpar = headline
    1 الصباغ NOUN NER=B-PER
    2 ، PUNCT
    3 وزير NOUN
    4 الدفاع NOUN
    5 : PUNCT
    6 المعبر NOUN
    7 مفتوح ADJ
    8 أمام ADP
    9 القوافل NOUN
    """
    (statement,) = statements(snippet, tables)
    assert statement.content == "المعبر مفتوح أمام القوافل"


def test_a_colon_behind_what_does_not_speak(tables: Tables) -> None:
    """تقرير خاص: … names no speaker."""
    snippet = """
    # newpar = headline
    1 تقرير NOUN
    2 خاص ADJ
    3 : PUNCT
    4 المعبر NOUN
    5 مفتوح ADJ
    6 أمام ADP
    7 القوافل NOUN
    """
    assert reported(snippet, tables) == ()


def test_a_colon_in_a_later_paragraph_is_no_headline(tables: Tables) -> None:
    snippet = """
    1 وصلت VERB
    2 القافلة NOUN
    3 أمس ADV
    4 . PUNCT

    # newpar
    1 أوسلو X
    2 : PUNCT
    3 المعبر NOUN
    4 مفتوح ADJ
    5 أمام ADP
    6 القوافل NOUN
    """
    assert reported(snippet, tables) == ()


@pytest.mark.parametrize("cue", ["وفق ADP", "حسب ADP"])
def test_a_source_behind_its_clause(cue: str, tables: Tables) -> None:
    """The clause before وفق X is what X says."""
    snippet = f"""
    1 المعبر NOUN
    2 مفتوح ADJ
    3 ، PUNCT
    4 {cue}
    5 وكالة NOUN
    6 رويترز X
    7 . PUNCT
    """
    assert contents(snippet, tables) == [("according-to", "المعبر مفتوح")]


def test_a_source_before_its_clause(tables: Tables) -> None:
    snippet = """
    1 وفق ADP
    2 وكالة NOUN
    3 رويترز X
    4 ، PUNCT
    5 المعبر NOUN
    6 مفتوح ADJ
    7 أمام ADP
    8 القوافل NOUN
    """
    assert contents(snippet, tables) == [("according-to", "المعبر مفتوح أمام القوافل")]


def test_a_source_before_its_quotation(tables: Tables) -> None:
    snippet = """
    1 وفق ADP
    2 وكالة NOUN
    3 رويترز X
    4 : PUNCT
    5 « PUNCT
    6 المعبر NOUN
    7 مفتوح ADJ
    8 أمام ADP
    9 القوافل NOUN
    10 » PUNCT
    """
    (item,) = reported(snippet, tables)
    assert item.content.direct


@pytest.mark.parametrize(
    "snippet",
    [
        "1 المعبر NOUN\n2 مفتوح ADJ\n3 ، PUNCT\n4 على ADP\n5 حد NOUN\n6 قول NOUN\n7 الصباغ X NER=B-PER",
        "1 على ADP\n2 حد NOUN\n3 قول NOUN\n4 الصباغ X NER=B-PER\n5 ، PUNCT\n6 المعبر NOUN\n7 مفتوح ADJ",
    ],
)
def test_according_to_in_three_words(snippet: str, tables: Tables) -> None:
    """على حد قول X: the longest listed cue is the one."""
    assert contents(snippet, tables) == [("according-to", "المعبر مفتوح")]


def test_a_source_inside_a_quotation_is_the_speakers(tables: Tables) -> None:
    """What the quoted person has from an agency is still that person's statement."""
    snippet = """
    1 قال VERB
    2 الصباغ X NER=B-PER
    3 : PUNCT
    4 « PUNCT
    5 المعبر NOUN
    6 مفتوح ADJ
    7 ، PUNCT
    8 وفق ADP
    9 وكالة NOUN
    10 رويترز X
    11 » PUNCT
    """
    assert contents(snippet, tables) == [("perfect-colon", "المعبر مفتوح، وفق وكالة رويترز")]


def test_according_to_a_thing(tables: Tables) -> None:
    """وفق القانون names no source."""
    snippet = """
    1 المعبر NOUN
    2 مفتوح ADJ
    3 أمام ADP
    4 القوافل NOUN
    5 ، PUNCT
    6 وفق ADP
    7 القانون NOUN
    """
    assert reported(snippet, tables) == ()


def test_a_source_behind_bi_hasab(tables: Tables) -> None:
    snippet = """
    1 المعبر NOUN
    2 مفتوح ADJ
    3 ، PUNCT
    4-5 بحسب
    4 ب ADP
    5 حسب ADP
    6 وكالة NOUN
    7 رويترز X
    """
    (statement,) = statements(snippet, tables)
    assert (statement.content, statement.verb) == ("المعبر مفتوح", "بحسب")


def test_statements_stand_in_text_order(tables: Tables) -> None:
    """Headlines, sources and verbs are found by different rules."""
    text = """
    # newpar
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3 إن SCONJ
    4 المعبر NOUN
    5 مفتوح ADJ
    6 . PUNCT

    1 وصلت VERB
    2 القافلة NOUN
    3 إلى ADP
    4 عدن NOUN
    5 ، PUNCT
    6 وفق ADP
    7 وكالة NOUN
    8 رويترز X
    9 . PUNCT

    1-2 وأضاف
    1 و CCONJ
    2 أضاف VERB
    3 أن SCONJ
    4 الوضع NOUN
    5 تحسن VERB
    """
    found = reported(HEADLINE + text, tables)
    assert [item.rule for item in found] == ["headline-colon", "perfect-that", "according-to", "perfect-that"]
    assert [item.content.begin for item in found] == sorted(item.content.begin for item in found)


@pytest.mark.parametrize(
    "snippet",
    [
        "1 نقلت VERB\n2 الصحيفة NOUN\n3 عن ADP\n4 مسؤول NOUN\n5 نرويجي ADJ\n6 أن SCONJ\n7 المعبر NOUN\n8 مفتوح ADJ",
        "1 نقلت VERB\n2 رويترز X\n3 عن ADP\n4 مصدر NOUN\n5-6 قوله\n5 قول NOUN\n6 ه PRON\n7 إن SCONJ\n8 المعبر NOUN\n9 مفتوح ADJ",
    ],
)
def test_what_a_medium_quotes_from_a_source(snippet: str, tables: Tables) -> None:
    """نقلت الصحيفة عن مسؤول أن …: the clause is the content."""
    (item,) = reported(snippet, tables)
    assert contents(snippet, tables) == [("perfect-that", "المعبر مفتوح")]
    assert [r.words[0] for r in item.speakers] in (["مسوول"], ["مصدر"])
    assert len(item.via) == 1


def test_a_clause_with_fa_inna_behind_its_source(tables: Tables) -> None:
    """وبحسب X، فإن …: the usual way to begin with a source."""
    snippet = """
    1-3 وبحسب
    1 و CCONJ
    2 ب ADP
    3 حسب ADP
    4 وكالة NOUN
    5 رويترز X
    6 ، PUNCT
    7-8 فإن
    7 ف CCONJ
    8 إن PART
    9 المعبر NOUN
    10 مفتوح ADJ
    11 أمام ADP
    12 القوافل NOUN
    """
    assert contents(snippet, tables) == [("according-to", "المعبر مفتوح أمام القوافل")]


def test_a_negated_verb_confirms_nothing(tables: Tables) -> None:
    """لم يؤكد أن …: who did not confirm it must not be said to have."""
    snippet = """
    1 لم PART
    2 يؤكد VERB
    3 الصباغ NOUN NER=B-PER
    4 أن SCONJ
    5 المعبر NOUN
    6 مفتوح ADJ
    """
    (item,) = reported(snippet, tables)
    assert (item.negated, item.distance) == (True, "withheld")


@pytest.mark.parametrize("negation", ["لم PART", "لا PART", "لن PART"])
def test_what_is_not_ruled_out(negation: str, tables: Tables) -> None:
    """لا يستبعد شن هجوم: he neither says it nor denies it."""
    snippet = f"""
    1 {negation}
    2 يستبعد VERB
    3 الصباغ NOUN NER=B-PER
    4 شن NOUN _ 2 obj
    5 هجوم NOUN
    6 بري ADJ
    """
    (item,) = reported(snippet, tables)
    assert (item.act, item.negated, item.distance) == ("deny", True, "withheld")


@pytest.mark.parametrize(
    "snippet",
    [
        "1 لم PART\n2 يذكر VERB\n3 الصباغ X NER=B-PER\n4 موعد NOUN _ 2 obj\n5 الهجوم NOUN",
        "1 رفض VERB\n2 الصباغ X NER=B-PER\n3 التعليق NOUN _ 1 obj\n4 على ADP\n5 هجوم NOUN\n6 بري ADJ",
        "1 رفض VERB\n2 الصباغ X NER=B-PER\n3 تأكيد NOUN _ 1 obj\n4 أنباء NOUN\n5 الهجوم NOUN",
        "1 غادر VERB\n2 الصباغ X NER=B-PER\n3 دون ADP\n4 أن SCONJ\n5 يؤكد VERB\n6 أن SCONJ\n7 المعبر NOUN\n8 مفتوح ADJ",
    ],
)
def test_what_nobody_says(snippet: str, tables: Tables) -> None:
    """Who does not name a date, refuses to comment or leaves without a word has said nothing."""
    assert reported(snippet, tables) == ()


@pytest.mark.parametrize("verb", ["يذكر", "يعتقد", "يفترض"])
def test_a_passive_at_the_head_of_a_sentence_has_no_speaker(verb: str, tables: Tables) -> None:
    """يذكر أن …: the reporter recalls; what others say inside it is theirs."""
    snippet = f"""
    1-2 و{verb}
    1 و CCONJ
    2 {verb} VERB
    3 أن SCONJ
    4 الصباغ NOUN NER=B-PER
    5 أعلن VERB
    6 إغلاق NOUN
    7 المعبر NOUN
    """
    assert contents(snippet, tables) == [("perfect-object", "إغلاق المعبر")]


@pytest.mark.parametrize(
    "snippet",
    [
        "1 « PUNCT\n2 المعبر NOUN\n3 مفتوح ADJ\n4 أمام ADP\n5 الجميع NOUN\n6 » PUNCT\n7 ، PUNCT\n8 قال VERB\n9 الصباغ X",
        "1 المعبر NOUN\n2 مفتوح ADJ\n3 أمام ADP\n4 الجميع NOUN\n5 ، PUNCT\n6 كما SCONJ\n7 قال VERB\n8 الصباغ X NER=B-PER",
    ],
)
def test_content_before_its_verb(snippet: str, tables: Tables) -> None:
    """«…»، قال الصباغ, and … كما قال الصباغ."""
    assert [text for _, text in contents(snippet, tables)] == ["المعبر مفتوح أمام الجميع"]


@pytest.mark.parametrize("word", ["بعد", "كما", "خشية"])
def test_an_that_is_no_complement(word: str, tables: Tables) -> None:
    """بعد أن, كما أن and خشية أن bring no words of the speaker."""
    snippet = f"""
    1 أعلن VERB
    2 الصباغ X NER=B-PER
    3 {word} ADP
    4 أن SCONJ
    5 وصل VERB
    """
    assert contents(snippet, tables) == []


def test_what_a_relative_clause_holds_is_not_told(tables: Tables) -> None:
    """اعتبرت تركيا التي تشجع على مصالحة، أن …: the clause of أن is told."""
    snippet = """
    1 اعتبرت VERB
    2 تركيا X NER=B-LOC
    3 التي PRON
    4 تشجع VERB
    5 على ADP
    6 مصالحة NOUN
    7 أفغانية ADJ
    8 ، PUNCT
    9 أن SCONJ
    10 المعبر NOUN
    11 مفتوح ADJ
    """
    assert contents(snippet, tables) == [("perfect-that", "المعبر مفتوح")]


def test_a_preposition_that_belongs_to_a_noun(tables: Tables) -> None:
    """يتوعد ردا على تهديدات بقتل: the threats are to kill."""
    snippet = """
    1 الصباغ X NER=B-PER
    2 يتوعد VERB
    3 خصومه NOUN
    4 بعد ADP
    5 تهديدات NOUN
    6-7 بقتل
    6 ب ADP
    7 قتل NOUN
    8 حفتر NOUN
    """
    assert contents(snippet, tables) == []


def test_an_object_with_the_pronoun_of_who_speaks(tables: Tables) -> None:
    """نفى الصباغ مسؤوليته عن العملية, وأكدا حرصهما على السلام."""
    snippet = """
    1 نفى VERB
    2 الصباغ X NER=B-PER
    3 ، PUNCT
    4 أمس ADV
    5 ، PUNCT
    6-7 مسؤوليته
    6 مسؤولية NOUN
    7 ه PRON
    8 عن ADP
    9 العملية NOUN
    """
    assert contents(snippet, tables) == [("perfect-object", "مسؤوليته عن العملية")]


def test_an_abbreviation_ends_no_sentence(tables: Tables) -> None:
    """أشار د. الصباغ إلى أن …"""
    snippet = """
    1 أشار VERB
    2 د NOUN
    3 . PUNCT
    4 الصباغ X NER=B-PER
    5 إلى ADP
    6 أن SCONJ
    7 المعبر NOUN
    8 مفتوح ADJ
    """
    assert contents(snippet, tables) == [("perfect-that", "المعبر مفتوح")]


def test_a_negated_verb_takes_the_narration_up(tables: Tables) -> None:
    """قال إن …، ولم يستبعد …"""
    snippet = """
    1 قال VERB
    2 الصباغ X NER=B-PER
    3 إن SCONJ
    4 المعبر NOUN
    5 مفتوح ADJ
    6 ، PUNCT
    7-8 ولم
    7 و CCONJ
    8 لم PART
    9 يستبعد VERB
    10 أن SCONJ
    11 يغلق VERB
    12 غدا ADV
    """
    assert [text for _, text in contents(snippet, tables)] == ["المعبر مفتوح", "يغلق غدا"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1 تقول VERB\n2 النرويج X\n3-4 إنه\n3 إن SCONJ\n4 ه PRON\n5 سلمي ADJ", ["سلمي"]),
        ("1 أدانت VERB _ 0 root\n2 النرويج X\n3 العنف NOUN _ 1 obj", ["العنف"]),
        ("1 شددت VERB\n2 النرويج X\n3 إجراءات NOUN\n4 الأمن NOUN\n5 على ADP\n6 الحدود NOUN\n7 كلها NOUN", []),
    ],
)
def test_one_word_may_be_all_that_is_said(words: str, expected: list[str], tables: Tables) -> None:
    """And what is tightened at a border is no speech."""
    assert [text for _, text in contents(words, tables)] == expected


def test_a_headline_may_have_a_double_last_name(tables: Tables) -> None:
    snippet = """
    # newpar = headline
    1 نصر NOUN
    2 الله X
    3 : PUNCT
    4 المعبر NOUN
    5 مفتوح ADJ

    # newpar = paragraph
    1 غادر VERB
    2 هاني X NER=B-PER
    3 نصر X NER=I-PER
    4 الله X NER=I-PER
    """
    (item,) = reported(snippet, tables)
    assert item.rule == "headline-colon"
    assert [speaker.mention.name for speaker in item.speakers] == ["هاني نصر الله"]
