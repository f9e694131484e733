"""Who takes part in an operation, and where it is."""

import pytest

from kg.extract import Tables
from kg.extract.operations.operations import find_operations
from kg.extract.operations.participants import cue_at, linked, participants
from tests.extract.support import scene


def parts(conllu: str, tables: Tables) -> set[tuple[str, str]]:
    """Return property and name of each participant of the first operation."""
    view = scene(conllu, tables)
    return {(item.predicate, item.referent.mention.name) for item in participants(view, find_operations(view)[0])}


def test_a_place(tables: Tables) -> None:
    snippet = """
    1 بدأت VERB
    2 معركة NOUN
    3 الموصل NOUN
    4 أمس ADV
    5 . PUNCT
    """
    assert parts(snippet, tables) == {("atLocation", "الموصل")}


def test_a_genitive_acts(tables: Tables) -> None:
    """هجوم داعش is its attack."""
    snippet = """
    1-2 فشل
    1 ف CCONJ
    2 شل VERB
    3 هجوم NOUN
    4 داعش ADJ
    5 أمس ADV
    6 . PUNCT
    """
    assert parts(snippet, tables) == {("conductedBy", "داعش")}


@pytest.mark.parametrize("preposition", ["ضد", "على"])
def test_against(preposition: str, tables: Tables) -> None:
    """هجوم القوات على داعش: who stands behind ضد or على suffers."""
    snippet = f"""
    1 هجوم NOUN
    2 القوات NOUN
    3 العراقية ADJ
    4 {preposition} ADP
    5 داعش X
    6 في ADP
    7 الموصل X
    8 . PUNCT
    """
    assert parts(snippet, tables) == {("conductedBy", "القوات العراقية"), ("targets", "داعش"), ("atLocation", "الموصل")}


def test_taken_from(tables: Tables) -> None:
    """تحرير الموصل من داعش: it is taken from them."""
    snippet = """
    1 بدأت VERB
    2 حملة NOUN
    3-4 لتحرير
    3 ل ADP
    4 تحرير NOUN
    5 الموصل NOUN
    6 من ADP
    7 داعش NOUN
    8 . PUNCT
    """
    assert parts(snippet, tables) == {("atLocation", "الموصل"), ("targets", "داعش")}


def test_an_attack_from(tables: Tables) -> None:
    """غارة من داعش comes from them."""
    assert parts("1 كمين NOUN\n2 كبير ADJ\n3 من ADP\n4 داعش X", tables) == {("conductedBy", "داعش")}


def test_those_who_talk(tables: Tables) -> None:
    """All between whom talks are held take part, wherever they are named."""
    snippet = """
    1 بدأت VERB
    2 محادثات NOUN
    3 بين ADP
    4 أوسلو X
    5-6 وأنقرة
    5 و CCONJ
    6 أنقرة NOUN
    7 في ADP
    8 جنيف X
    9 . PUNCT
    """
    assert parts(snippet, tables) == {("conductedBy", "أوسلو"), ("conductedBy", "أنقرة"), ("atLocation", "جنيف")}


def test_talks_on_somebody_have_parties_only(tables: Tables) -> None:
    """In talks على makes no target."""
    assert parts("1 مفاوضات NOUN\n2 مع ADP\n3 داعش X", tables) == {("conductedBy", "داعش")}


def test_the_subject_of_the_verb(tables: Tables) -> None:
    """شنت القوات هجوما: whose verb has the event for its object."""
    snippet = """
    1 شنت VERB _ 0 root
    2 القوات NOUN _ 1 nsubj
    3 العراقية ADJ _ 2 amod
    4 هجوما NOUN _ 1 obj
    5 واسعا ADJ _ 4 amod
    6 على ADP _ 7 case
    7 الموصل NOUN _ 4 nmod
    8 . PUNCT _ 1 punct
    """
    assert parts(snippet, tables) == {("conductedBy", "القوات العراقية"), ("atLocation", "الموصل")}


@pytest.mark.parametrize(
    ("verb", "feats", "deprel"), [("أدانت", "_", "obj"), ("شنت", "Voice=Pass", "obj"), ("استمرت", "_", "advcl")]
)
def test_subjects_that_do_not_act(verb: str, feats: str, deprel: str, tables: Tables) -> None:
    """Who condemns does not attack; the subject of a passive suffers; the event must be the verb's object."""
    snippet = f"""
    1 {verb} VERB _ 0 root {feats}
    2 القوات NOUN _ 1 nsubj
    3 العراقية ADJ _ 2 amod
    4 هجوما NOUN _ 1 {deprel}
    5 على ADP _ 6 case
    6 الموصل X _ 4 nmod
    """
    assert parts(snippet, tables) == {("atLocation", "الموصل")}


def test_the_subject_of_a_relative_clause_without_a_pronoun(tables: Tables) -> None:
    """هجوم نفذه مسلحون: the verb behind an indefinite event, and who stands behind it."""
    snippet = """
    1 بعد ADP
    2 هجوم NOUN
    3 كبير ADJ
    4-5 نفذته
    4 نفذت VERB
    5 ه PRON
    6 القوات NOUN
    7 العراقية ADJ
    8 . PUNCT
    """
    assert parts(snippet, tables) == {("conductedBy", "القوات العراقية")}


def test_the_verb_of_the_operation_itself(tables: Tables) -> None:
    """In a clause that begins with its verb the first actor acts, the next one suffers."""
    snippet = """
    1 هاجمت VERB
    2 القوات NOUN
    3 العراقية ADJ
    4 داعش ADJ
    5 في ADP
    6 الموصل NOUN
    7 . PUNCT
    """
    assert parts(snippet, tables) == {("conductedBy", "القوات العراقية"), ("targets", "داعش"), ("atLocation", "الموصل")}


@pytest.mark.parametrize(
    ("cue", "predicate"),
    [
        ("4-5 بقيادة\n4 ب ADP\n5 قيادة NOUN", "conductedBy"),
        ("4-5 بمشاركة\n4 ب ADP\n5 مشاركة NOUN", "conductedBy"),
        ("4-5 بدعم\n4 ب ADP\n5 دعم NOUN", "supportedBy"),
        ("4-5 بإسناد\n4 ب ADP\n5 إسناد NOUN", "supportedBy"),
    ],
)
def test_listed_cues_behind_the_phrase(cue: str, predicate: str, tables: Tables) -> None:
    """بقيادة names a leader, بدعم a supporter; a comma parts them from the phrase."""
    snippet = f"""
    1 معركة NOUN
    2 الموصل X
    3 ، PUNCT
    {cue}
    6 النرويج X
    7 . PUNCT
    """
    assert parts(snippet, tables) == {("atLocation", "الموصل"), (predicate, "النرويج")}


def test_a_leader_inside_the_phrase(tables: Tables) -> None:
    """معركة الموصل بقيادة النرويج."""
    words = "1 معركة NOUN\n2 الموصل X\n3-4 بقيادة\n3 ب ADP\n4 قيادة NOUN\n5 النرويج X"
    assert parts(words, tables) == {("atLocation", "الموصل"), ("conductedBy", "النرويج")}


@pytest.mark.parametrize("of", ["5 النرويج X", "5 من ADP\n6 النرويج X"])
def test_a_supporter_inside_the_phrase(of: str, tables: Tables) -> None:
    """معركة الموصل بدعم من النرويج: who supports plays no second part."""
    words = f"1 معركة NOUN\n2 الموصل X\n3-4 بدعم\n3 ب ADP\n4 دعم NOUN\n{of}"
    assert parts(words, tables) == {("atLocation", "الموصل"), ("supportedBy", "النرويج")}


def test_the_subject_of_a_relative_clause(tables: Tables) -> None:
    """العمليات التي تقوم بها القوات العراقية: they carry them out, they are no target."""
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
    11 . PUNCT
    """
    assert parts(snippet, tables) == {("conductedBy", "القوات العراقية"), ("atLocation", "الموصل")}


def test_a_cue_in_the_next_sentence_is_another_operations(tables: Tables) -> None:
    snippet = """
    1 معركة NOUN
    2 الموصل X
    3 . PUNCT

    1-2 بدعم
    1 ب ADP
    2 دعم NOUN
    3 النرويج X
    """
    assert parts(snippet, tables) == {("atLocation", "الموصل")}


def test_a_participant_is_given_once(tables: Tables) -> None:
    """Two rules may find the same agent."""
    snippet = """
    1 شنت VERB _ 0 root
    2 القوات NOUN _ 1 nsubj
    3 العراقية ADJ _ 2 amod
    4 هجوما NOUN _ 1 obj
    5 على ADP _ 6 case
    6 داعش X _ 4 nmod
    7 ، PUNCT _ 4 punct
    8 ضد ADP _ 9 case
    9 داعش X _ 4 nmod
    """
    view = scene(snippet, tables)
    found = participants(view, find_operations(view)[0])
    keys = [(item.predicate, item.referent.mention.id) for item in found]
    assert len(keys) == len(set(keys)) == 3


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1-2 بدعم\n1 ب ADP\n2 دعم NOUN\n3 من ADP\n4 داعش X", ("supportedBy", 3)),
        ("1 بدعم NOUN\n2 من ADP\n3 داعش X", ("supportedBy", 2)),
        ("1 ضد ADP\n2 داعش X", ("targets", 1)),
        ("1 المدعومة ADJ\n2 من ADP\n3 داعش X", ("supportedBy", 2)),
        ("1 بعد ADP\n2 ذلك PRON", ("", 0)),
    ],
)
def test_the_longest_listed_cue_is_found(words: str, expected: tuple[str, int], tables: Tables) -> None:
    """Also where the parser has split ب off."""
    assert cue_at(scene(f"{words}\n\n# newpar\n1 انتهى VERB", tables), 0) == expected


@pytest.mark.parametrize(
    "snippet",
    [
        "1 القوات NOUN _ 3 nsubj\n2 العراقية ADJ _ 1 amod\n3 تهاجم VERB _ 0 root\n4 داعش X _ 3 obj\n5 . PUNCT _ 3 punct",
        "1 مسلحون NOUN _ 2 nsubj\n2 يهاجمون VERB _ 0 root\n3 داعش X _ 2 obj\n4 . PUNCT _ 2 punct",
    ],
)
def test_the_object_of_a_verb_behind_its_subject(snippet: str, tables: Tables) -> None:
    """In headlines the subject comes first; a plural verb, too, has its subject before it."""
    assert ("targets", "داعش") in parts(snippet, tables)
    assert ("conductedBy", "داعش") not in parts(snippet, tables)


def test_who_meets_stands_before_talks_that_name_one_party(tables: Tables) -> None:
    """قالت فرنسا خلال محادثات مع ألمانيا: the subject is the other party, unless both are named."""
    one = "1 قالت VERB\n2 فرنسا X\n3 خلال ADP\n4 محادثات NOUN\n5 مع ADP\n6 ألمانيا X"
    both = "1 قالت VERB\n2 فرنسا X\n3 خلال ADP\n4 محادثات NOUN\n5 بين ADP\n6 ألمانيا X\n7-8 وروسيا\n7 و CCONJ\n8 روسيا X"
    assert parts(one, tables) == {("conductedBy", "ألمانيا"), ("conductedBy", "فرنسا")}
    assert parts(both, tables) == {("conductedBy", "ألمانيا"), ("conductedBy", "روسيا")}


def test_who_acts_before_an_event_does_not_carry_it_out(tables: Tables) -> None:
    """بدأت القوات الانتشار بعد هجوم …: what only says when is the work of others."""
    snippet = "1 باشرت VERB\n2 القوات NOUN\n3 العراقية ADJ\n4 عملها NOUN\n5 بعد ADP\n6 هجوم NOUN\n7 على ADP\n8 الموصل X"
    assert parts(snippet, tables) == {("atLocation", "الموصل")}


def test_a_pronoun_stands_for_the_town(tables: Tables) -> None:
    """سقطت الموصل … استعادتها: the town named last."""
    snippet = "1 سقطت VERB\n2 الموصل X\n3 . PUNCT\n\n1 استعادة NOUN\n2 ها PRON\n3 من ADP\n4 داعش X"
    assert parts(snippet, tables) == {("atLocation", "الموصل"), ("targets", "داعش")}


def test_the_same_unnamed_people_are_said_in_the_same_words(tables: Tables) -> None:
    view = scene(
        "1 اعتقال NOUN\n2 ستة NUM\n3 بحارين NOUN\n4 . PUNCT\n\n1 إعدام NOUN\n2 ستة NUM\n3 بحارين NOUN\n4 . PUNCT", tables
    )
    found = linked([participants(view, phrase) for phrase in find_operations(view)])
    first, second = (items[0].referent.mention for items in found)
    assert second.antecedent == first.id
