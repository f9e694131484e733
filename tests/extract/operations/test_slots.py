"""The part that its slot gives an actor."""

import pytest

from kg.extract import Tables
from kg.extract.operations.operations import find_operations
from kg.extract.operations.slots import arguments, is_after_definite, part_cue_at
from tests.extract.support import scene

FORCE = "القوات العراقية"


def parts(conllu: str, tables: Tables) -> set[tuple[str, str]]:
    """Return property and name of the arguments of the first operation."""
    view = scene(conllu, tables)
    found = arguments(view, find_operations(view)[0], subject_before=False)
    return {(item.predicate, item.referent.mention.name) for item in found}


@pytest.mark.parametrize(
    ("noun", "predicate"), [("هجوم", "conductedBy"), ("اعتقال", "targets"), ("تطويق", "targets"), ("انسحاب", "conductedBy")]
)
def test_a_genitive_by_the_noun(noun: str, predicate: str, tables: Tables) -> None:
    """Who attacks or withdraws acts; who is arrested or surrounded suffers."""
    assert parts(f"1 {noun} NOUN\n2 القوات NOUN\n3 العراقية ADJ", tables) == {(predicate, FORCE)}


@pytest.mark.parametrize(
    "object_", ["4-5 للموصل\n4 ل ADP\n5 الموصل X", "4-5 لداعش\n4 ل ADP\n5 داعش X", "4 خمسة NUM\n5 مسلحين NOUN"]
)
def test_a_genitive_with_an_object_behind_acts(object_: str, tables: Tables) -> None:
    """محاصرة الجيش للموصل, اعتقال الجيش خمسة مسلحين."""
    assert ("conductedBy", FORCE) in parts(f"1 محاصرة NOUN\n2 القوات NOUN\n3 العراقية ADJ\n{object_}\n6 . PUNCT", tables)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2 مواقع NOUN\n3 داعش X", {("targets", "داعش")}),
        ("2 طيران NOUN\n3 داعش X", {("conductedBy", "داعش")}),
        ("2 من ADP\n3 داعش X", {("conductedBy", "داعش")}),
        ("2 ضد ADP\n3 داعش X", {("targets", "داعش")}),
        ("2-3 لداعش\n2 ل ADP\n3 داعش X", {("conductedBy", "داعش")}),
        ("2 في ADP\n3 الموصل X", {("atLocation", "الموصل")}),
    ],
)
def test_things_and_prepositions(words: str, expected: set[tuple[str, str]], tables: Tables) -> None:
    """What is hit belongs to the target, what hits to the agent."""
    assert parts(f"1 قصف NOUN\n{words}\n4 . PUNCT", tables) == expected


def test_and_repeats_the_slot_over_a_noun_for_members(tables: Tables) -> None:
    """غارات على داعش ومقاتلي الحوثيين: both are hit."""
    words = "1 غارات NOUN\n2 على ADP\n3 داعش X\n4-5 ومقاتلي\n4 و CCONJ\n5 مقاتلي NOUN\n6 الحوثيين NOUN NER=B-ARM\n7 . PUNCT"
    assert parts(words, tables) == {("targets", "داعش"), ("targets", "الحوثيين")}


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("4-5 شنته\n4 شنت VERB\n5 ه PRON", {("conductedBy", FORCE)}),
        ("4-5 تعرضت\n4 تعرضت VERB\n5 له PRON", {("targets", FORCE)}),
        ("4 استهدف VERB\n5 أمس ADV", {("targets", FORCE)}),
    ],
)
def test_relative_clauses(verb: str, expected: set[tuple[str, str]], tables: Tables) -> None:
    """الهجوم الذي شنته X, الذي تعرضت له X, الذي استهدف X."""
    assert (
        parts(f"1 الهجوم NOUN\n2 الكبير ADJ\n3 الذي PRON\n{verb}\n6 القوات NOUN\n7 العراقية ADJ\n8 . PUNCT", tables) == expected
    )


def test_talks_on_a_country_do_not_take_place_in_it(tables: Tables) -> None:
    assert parts("1 محادثات NOUN\n2 جديدة ADJ\n3 بشأن ADP\n4 النرويج X\n5 . PUNCT", tables) == set()


def test_the_country_of_a_town_is_no_second_place(tables: Tables) -> None:
    """معركة الموصل في العراق: في says where the town is."""
    assert parts("1 معركة NOUN\n2 الموصل X\n3 في ADP\n4 العراق X\n5 . PUNCT", tables) == {("atLocation", "الموصل")}


def test_a_countrys_adjective(tables: Tables) -> None:
    """العملية التركية: the state acts, if the article names it as one."""
    words = "1 العملية NOUN\n2 التركية ADJ\n3 في ADP\n4 عدن X\n5 . PUNCT"
    state = "\n\n1 أعربت VERB _ 0 root\n2 تركيا X _ 1 nsubj\n3 . PUNCT _ 1 punct"
    assert parts(words, tables) == {("atLocation", "عدن")}
    assert parts(words + state, tables) == {("atLocation", "عدن"), ("conductedBy", "تركيا")}


@pytest.mark.parametrize(
    ("words", "expected"),
    [("1 بقيادة NOUN\n2 داعش X", ("leads", 1)), ("1 قائد NOUN\n2 داعش X", ("", 0)), ("1 شنت VERB", ("", 0))],
)
def test_only_cues_that_open_a_slot(words: str, expected: tuple[str, int], tables: Tables) -> None:
    """Titles and verbs before the operation open none."""
    assert part_cue_at(scene(f"{words}\n\n# newpar\n1 انتهى VERB", tables), 0) == expected


@pytest.mark.parametrize(
    "where",
    [
        "4 شمال NOUN\n5 بغداد X",
        "4 90 NUM\n5 كلم NOUN\n6 غرب NOUN\n7 بغداد X",
        "4 تبعد VERB\n5 90 NUM\n6 كلم NOUN\n7 عن ADP\n8 بغداد X",
        "4 ( PUNCT\n5 شرق NOUN\n6 بغداد X\n7 ) PUNCT",
    ],
)
def test_what_only_says_where_a_town_lies_is_no_place_of_the_operation(where: str, tables: Tables) -> None:
    assert parts(f"1 معركة NOUN\n2 مدينة NOUN\n3 الموصل X\n{where}", tables) == {("atLocation", "الموصل")}


def test_the_city_of_a_site_is_a_place_too(tables: Tables) -> None:
    """Only a country behind في says where the place is: a capital is a place itself."""
    assert ("atLocation", "أوسلو") in parts(
        "1 هجوم NOUN\n2 على ADP\n3 مطار NOUN\n4 غاردن X\n5 في ADP\n6 أوسلو X\n7 . PUNCT", tables
    )


def test_a_name_behind_a_definite_event_is_no_genitive(tables: Tables) -> None:
    """قتلت في الهجوم القوات …: the attack has no genitive."""
    assert parts("1 الهجوم NOUN\n2 الكبير ADJ\n3 . PUNCT", tables) == set()
    view = scene("1 قتل VERB\n2 في ADP\n3 الهجوم NOUN\n4 داعش X\n5 . PUNCT", tables)
    assert is_after_definite(view, 3)
    assert not is_after_definite(scene("1 هجوم NOUN\n2 داعش X", tables), 1)


@pytest.mark.parametrize(
    "words",
    [
        "3 عناصر NOUN\n4 ينتمون VERB\n5 إلى ADP\n6 داعش X",
        "3 مسلحين NOUN\n4 تابعين ADJ\n5 ل ADP\n6 داعش X",
        "3 أشخاص NOUN\n4 يشتبه VERB\n5 ب ADP\n6-7 انتمائهم\n6 انتماء NOUN\n7 هم PRON\n8 إلى ADP\n9 داعش X",
    ],
)
def test_those_to_whom_the_target_belongs_are_it(words: str, tables: Tables) -> None:
    assert parts(f"1 غارات NOUN\n2 على ADP\n{words}", tables) == {("targets", "داعش")}


def test_a_place_and_that_to_which_it_belongs(tables: Tables) -> None:
    words = "1 معركة NOUN\n2 في ADP\n3 الرقة X\n4 التابعة ADJ\n5 ل ADP\n6 مدينة NOUN\n7 الموصل X\n8 . PUNCT"
    assert parts(words, tables) == {("atLocation", "الرقة"), ("atLocation", "الموصل")}


def test_and_repeats_the_preposition_of_a_place(tables: Tables) -> None:
    """معارك في الموصل وفي الرقة."""
    words = "1 معارك NOUN\n2 في ADP\n3 الموصل X\n4-5 وفي\n4 و CCONJ\n5 في ADP\n6 الرقة X\n7 . PUNCT"
    assert parts(words, tables) == {("atLocation", "الموصل"), ("atLocation", "الرقة")}


def test_what_stands_behind_a_time_belongs_to_another_event(tables: Tables) -> None:
    """غارات على داعش بعد أسابيع من زيارة النرويج."""
    words = "1 غارات NOUN\n2 على ADP\n3 داعش X\n4 بعد ADP\n5 أسابيع NOUN\n6 من ADP\n7 انقلاب NOUN\n8 القوات NOUN\n9 العراقية ADJ"
    assert parts(words, tables) == {("targets", "داعش")}


def test_an_operation_is_not_carried_out_by_whom_it_is_named_after(tables: Tables) -> None:
    words = "1 عملية NOUN\n2 الشهيد NOUN\n3 هاني X NER=B-PER\n4 مراد X NER=I-PER\n5 العسكرية ADJ"
    assert parts(words, tables) == set()


def test_talks_have_no_target(tables: Tables) -> None:
    words = "1 محادثات NOUN\n2 بين ADP\n3 النرويج X\n4 وإسبانيا X\n5 ل ADP\n6 دعم NOUN\n7 القوات NOUN\n8 العراقية ADJ\n9 . PUNCT"
    assert "targets" not in {predicate for predicate, _ in parts(words, tables)}


def test_whose_the_targets_are_suffers(tables: Tables) -> None:
    """غارات على مواقع لداعش: the preposition ل behind what is hit names whose it is."""
    snippet = "1 غارات NOUN\n2 على ADP\n3 مواقع NOUN\n4-5 لداعش\n4 ل ADP\n5 داعش X"
    assert parts(snippet, tables) == {("targets", "داعش")}


@pytest.mark.parametrize("words", ["3-4 للعراق\n3 ل ADP\n4 العراق X", "3 إلى ADP\n4 العراق X"])
def test_a_visit_is_to_a_place(words: str, tables: Tables) -> None:
    assert parts(f"1 زيارة NOUN\n2 رسمية ADJ\n{words}", tables) == {("atLocation", "العراق")}


def test_who_is_countered_is_a_target(tables: Tables) -> None:
    """عملية عسكرية للتصدي لداعش is not of those whom it is to stop."""
    snippet = "1 عملية NOUN\n2 عسكرية ADJ\n3-4 للتصدي\n3 ل ADP\n4 التصدي NOUN\n5-6 لداعش\n5 ل ADP\n6 داعش X"
    assert parts(snippet, tables) == {("targets", "داعش")}


def test_unnamed_people_take_part(tables: Tables) -> None:
    """Arrested people are the target, the fighters of a group that group."""
    snippet = "1 اعتقال NOUN\n2 سبعة NUM\n3 مشتبه NOUN\n4-5 بهم\n4 ب ADP\n5 هم PRON"
    assert parts(snippet, tables) == {("targets", "سبعة مشتبه بهم")}
    assert parts("1 اعتقال NOUN\n2 15 NUM\n3 مسلحا NOUN\n4 من ADP\n5 داعش X", tables) == {("targets", "داعش")}


def before(conllu: str, tables: Tables) -> set[tuple[str, str]]:
    """Return `parts` where somebody before the verb would be its subject."""
    view = scene(conllu, tables)
    found = arguments(view, find_operations(view)[0], subject_before=True)
    return {(item.predicate, item.referent.mention.name) for item in found}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1 أمس ADV\n2 تقدمت VERB\n3 القوات NOUN\n4 العراقية ADJ", "conductedBy"),
        ("1-2 هاجمتها\n1 هاجمت VERB\n2 ها PRON\n3 القوات NOUN\n4 العراقية ADJ", "conductedBy"),
        ("1 أمس ADV\n2 هاجمت VERB\n3 القوات NOUN\n4 العراقية ADJ", "targets"),
    ],
)
def test_who_stands_right_behind_a_verb_that_wants_no_object(words: str, expected: str, tables: Tables) -> None:
    """تقدمت القوات takes none, هاجمتها القوات has one; behind هاجمت with a subject of its own stands the object."""
    assert before(f"{words}\n5 فجرا ADV\n6 . PUNCT", tables) == {(expected, FORCE)}


def test_whose_a_thing_is_does_not_suffer(tables: Tables) -> None:
    """اعتقلت القوات العراقية خياطا لداعش: ل belongs to the noun before it."""
    words = "1 اعتقلت VERB\n2 القوات NOUN\n3 العراقية ADJ\n4 خياطا NOUN\n5-6 لداعش\n5 ل ADP\n6 داعش X\n7 . PUNCT"
    assert parts(words, tables) == {("conductedBy", FORCE)}
