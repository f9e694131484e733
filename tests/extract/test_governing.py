"""The subject of what governs an operation."""

import pytest

from kg.extract import Tables
from kg.extract.governing import governing, subject_of
from kg.extract.operations import find_operations
from tests.extract.support import scene

FORCE = "القوات العراقية"
ATTACK = "\n8 هجوما NOUN\n9 واسعا ADJ\n10 . PUNCT"


def parts(conllu: str, tables: Tables) -> set[tuple[str, str]]:
    """Return property and name of the subjects of what governs the last operation."""
    view = scene(conllu, tables)
    return {(item.predicate, item.referent.mention.name) for item in governing(view, find_operations(view)[-1])}


@pytest.mark.parametrize(
    ("verb", "predicate"),
    [("شنت", "conductedBy"), ("ستواصل", "conductedBy"), ("تخوض", "conductedBy"), ("أحبطت", "targets"), ("دعمت", "supportedBy")],
)
def test_the_part_that_the_verb_gives(verb: str, predicate: str, tables: Tables) -> None:
    """Without a tree: the subject stands behind its verb."""
    words = f"1 {verb} VERB\n2 القوات NOUN\n3 العراقية ADJ\n4 هجوما NOUN\n5 واسعا ADJ\n6 . PUNCT"
    assert parts(words, tables) == {(predicate, FORCE)}


def test_a_place_that_sees_an_operation(tables: Tables) -> None:
    assert parts("1 شهدت VERB\n2 مدينة NOUN\n3 الموصل X\n4 اشتباكات NOUN\n5 عنيفة ADJ\n6 . PUNCT", tables) == {
        ("atLocation", "الموصل")
    }


def test_the_nearest_of_several_carriers_gives_the_part(tables: Tables) -> None:
    """تمكنت القوات من صد هجوم كبير: who repels is attacked."""
    words = "1 تمكنت VERB\n2 القوات NOUN\n3 العراقية ADJ\n4 من ADP\n5 صد NOUN\n6 هجوم NOUN\n7 كبير ADJ\n8 . PUNCT"
    assert parts(words, tables) == {("targets", FORCE)}


def test_a_verbal_noun_with_its_genitive(tables: Tables) -> None:
    """بعد إطلاق القوات العراقية حملة واسعة."""
    words = "1 بعد ADP\n2 إطلاق NOUN\n3 القوات NOUN\n4 العراقية ADJ\n5 حملة NOUN\n6 ضد ADP\n7 داعش X\n8 . PUNCT"
    assert parts(words, tables) == {("conductedBy", FORCE)}


def test_joint_subjects_and_their_supporter(tables: Tables) -> None:
    """بدأت القوات العراقية وداعش بدعم من النرويج، هجوما."""
    words = """
    1 بدأت VERB
    2 القوات NOUN
    3 العراقية ADJ
    4-5 وداعش
    4 و CCONJ
    5 داعش X
    6-7 بدعم
    6 ب ADP
    7 دعم NOUN
    8 من ADP
    9 النرويج X
    10 ، PUNCT
    11 هجوما NOUN
    12 واسعا ADJ
    13 . PUNCT
    """
    assert parts(words, tables) == {("conductedBy", FORCE), ("conductedBy", "داعش"), ("supportedBy", "النرويج")}


@pytest.mark.parametrize("insertion", ["", "3-4 بقيادة\n3 ب ADP\n4 قيادة NOUN\n5 النرويج X\n6 ، PUNCT"])
def test_a_subject_before_its_verb(insertion: str, tables: Tables) -> None:
    """القوات العراقية، بقيادة X، شنت هجوما: the name behind a cue is not the subject."""
    first = "1 القوات NOUN\n2 العراقية ADJ\n"
    words = f"{first}{insertion}\n7 شنت VERB{ATTACK}" if insertion else f"{first}3 شنت VERB\n4 هجوما NOUN\n5 واسعا ADJ\n6 . PUNCT"
    assert ("conductedBy", FORCE) in parts(words, tables)


def test_the_subject_goes_on_behind_and(tables: Tables) -> None:
    """دخلت القوات العراقية الحي وشنت هجوما."""
    words = "1 دخلت VERB\n2 القوات NOUN\n3 العراقية ADJ\n4 الحي NOUN\n5-6 وشنت\n5 و CCONJ\n6 شنت VERB\n7 هجوما NOUN\n8 واسعا ADJ"
    assert parts(words, tables) == {("conductedBy", FORCE)}


def test_a_force_announces_its_own(tables: Tables) -> None:
    """أعلنت القوات العراقية انطلاق معركة الموصل; a ministry of health does not."""
    assert parts("1 أعلنت VERB\n2 القوات NOUN\n3 العراقية ADJ\n4 معركة NOUN\n5 الموصل X", tables) == {("conductedBy", FORCE)}
    assert parts("1 أعلنت VERB\n2 اليونيسف NOUN NER=B-ORG\n3 أمس ADV\n4 معركة NOUN\n5 الموصل X", tables) == set()


@pytest.mark.parametrize("between", ["4 أن SCONJ", "4 التي PRON"])
def test_another_clause_governs_nothing(between: str, tables: Tables) -> None:
    assert parts(f"1 شنت VERB\n2 القوات NOUN\n3 العراقية ADJ\n{between}\n5 معركة NOUN\n6 الموصل X", tables) == set()


def test_the_subject_of_a_passive_is_none(tables: Tables) -> None:
    view = scene("1 شنت VERB _ 0 root Voice=Pass\n2 القوات NOUN\n3 العراقية ADJ", tables)
    assert subject_of(view, 0, 3, verbal=True).referents == ()


def test_who_is_killed_in_an_operation_is_its_target(tables: Tables) -> None:
    """مقتل هاني الصباغ في غارة."""
    words = "1 مقتل NOUN\n2 هاني X NER=B-PER\n3 الصباغ X NER=I-PER\n4 في ADP\n5 غارة NOUN\n6 جوية ADJ\n7 عنيفة ADJ"
    assert parts(words, tables) == {("targets", "هاني الصباغ")}


def test_a_body_that_speaks_of_itself(tables: Tables) -> None:
    """تقول القوات العراقية إنها تواجه هجوما: it is attacked."""
    words = """
    1 تقول VERB
    2 القوات NOUN
    3 العراقية ADJ
    4-5 إنها
    4 إن SCONJ
    5 ها PRON
    6 تواجه VERB
    7 هجوما NOUN
    8 واسعا ADJ
    9 . PUNCT
    """
    assert parts(words, tables) == {("targets", FORCE)}
