"""The subject of what governs an operation."""

from dataclasses import replace

import pytest

from kg.extract import Tables
from kg.extract.operations.governing import governing, subject_of
from kg.extract.operations.operations import find_operations
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


def test_those_who_are_ready_carry_it_out(tables: Tables) -> None:
    """القوات العراقية مستعدة لشن هجوم."""
    words = "1 القوات NOUN\n2 العراقية ADJ\n3 مستعدة ADJ\n4-5 لهجوم\n4 ل ADP\n5 هجوم NOUN\n6 كبير ADJ\n7 . PUNCT"
    assert parts(words, tables) == {("conductedBy", FORCE)}


@pytest.mark.parametrize(("verb", "expected"), [("قررت", {("conductedBy", FORCE)}), ("دعت", set())])
def test_the_subject_goes_on_over_an_unless_it_asks_others(verb: str, expected: set[tuple[str, str]], tables: Tables) -> None:
    """قررت القوات أن تشن هجوما, but not دعت القوات إلى أن تشن."""
    words = f"1 {verb} VERB\n2 القوات NOUN\n3 العراقية ADJ\n4 أن SCONJ\n5 تشن VERB\n6 هجوما NOUN\n7 واسعا ADJ\n8 . PUNCT"
    assert parts(words, tables) == expected


def test_a_title_before_a_name_hides_no_subject(tables: Tables) -> None:
    """عقد وزير الدفاع هاني مراد اجتماعا مع النرويج."""
    words = """
    1 عقد VERB
    2 وزير NOUN
    3 الدفاع NOUN
    4 هاني X NER=B-PER
    5 مراد X NER=I-PER
    6 اجتماعا NOUN
    7 موسعا ADJ
    8 . PUNCT
    """
    assert parts(words, tables) == {("conductedBy", "هاني مراد")}


def test_a_title_that_refers_back_is_a_subject(tables: Tables) -> None:
    """وزير الدفاع هاني مراد … وعقد الوزير اجتماعا."""
    words = """
    1 وصل VERB
    2 وزير NOUN
    3 الدفاع NOUN
    4 هاني X NER=B-PER
    5 مراد X NER=I-PER
    6 . PUNCT

    1 عقد VERB
    2 الوزير NOUN
    3 اجتماعا NOUN
    4 موسعا ADJ
    5 . PUNCT
    """
    view = scene(words, tables)
    found = tuple(governing(view, find_operations(view)[-1]))
    named = next(r.mention.id for r in view.referents if r.mention.name == "هاني مراد")
    assert [(item.predicate, item.referent.mention.antecedent) for item in found] == [("conductedBy", named)]


def test_partners_and_places_between_the_verb_and_its_talks(tables: Tables) -> None:
    """عقدت النرويج مع إسبانيا في باريس اجتماعا."""
    words = "1 عقدت VERB\n2 النرويج X\n3 مع ADP\n4 إسبانيا X\n5 في ADP\n6 باريس X\n7 اجتماعا NOUN\n8 موسعا ADJ\n9 . PUNCT"
    assert parts(words, tables) == {("conductedBy", "النرويج"), ("conductedBy", "إسبانيا"), ("atLocation", "باريس")}


def voiced(conllu: str, speaker: str, tables: Tables) -> set[tuple[str, str]]:
    """Return the subjects that govern the last operation where everything is said by the speaker of that name."""
    view = scene(conllu, tables)
    says = next(r for r in view.referents if r.mention.name == speaker)
    view = replace(view, voices=dict.fromkeys(range(len(view.reading.units)), says))
    return {(item.predicate, item.referent.mention.name) for item in governing(view, find_operations(view)[-1])}


def test_we_are_the_body_of_the_speaker(tables: Tables) -> None:
    """قال قائد القوات العراقية هاني مراد: سنشن هجوما."""
    speaker = "1 قال VERB\n2 قائد NOUN\n3 القوات NOUN\n4 العراقية ADJ\n5 هاني X NER=B-PER\n6 مراد X NER=I-PER\n7 . PUNCT\n\n"
    attack = "1 نشن VERB\n2 هجوما NOUN\n3 واسعا ADJ\n4 . PUNCT"
    assert voiced(speaker + attack, "هاني مراد", tables) == {("conductedBy", FORCE)}


def test_the_country_of_the_speaker(tables: Tables) -> None:
    """قال وزير الدفاع النرويجي هاني مراد إن بلاده مستعدة لهجوم."""
    words = """
    1 النرويج X
    2 . PUNCT

    1 قال VERB
    2 وزير NOUN
    3 الدفاع NOUN
    4 النرويجي ADJ
    5 هاني X NER=B-PER
    6 مراد X NER=I-PER
    7 إن SCONJ
    8-9 بلاده
    8 بلاد NOUN
    9 ه PRON
    10 مستعدة ADJ
    11-12 لهجوم
    11 ل ADP
    12 هجوم NOUN
    13 كبير ADJ
    14 . PUNCT
    """
    assert voiced(words, "هاني مراد", tables) == {("conductedBy", "النرويج")}


def test_a_verb_taken_for_a_noun_behind_that(tables: Tables) -> None:
    """أعلنت القوات العراقية أنها قصف …: who says so of herself."""
    words = "1 أعلنت VERB\n2 القوات NOUN\n3 العراقية ADJ\n4-5 أنها\n4 أن SCONJ\n5 ها PRON\n6 قصف NOUN\n7 مدينة NOUN\n8 الموصل X"
    assert parts(words, tables) == {("conductedBy", FORCE)}


def test_a_pronoun_with_its_preposition_may_stand_before_the_subject(tables: Tables) -> None:
    words = "1 شنت VERB\n2-3 عليها\n2 على ADP\n3 ها PRON\n4 القوات NOUN\n5 العراقية ADJ\n6 هجوما NOUN\n7 واسعا ADJ"
    assert parts(words, tables) == {("conductedBy", FORCE)}
