"""The part that its slot gives an actor."""

import pytest

from kg.extract import Tables
from kg.extract.operations import find_operations
from kg.extract.slots import arguments, part_cue_at
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
