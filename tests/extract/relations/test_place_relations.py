"""Where a place lies."""

import pytest

from kg.extract import Tables
from kg.extract.relations.place_relations import place_relations
from tests.extract.support import scene


def located(conllu: str, tables: Tables) -> set[tuple[str, str, str]]:
    """Return what a snippet says of its places: place, the place that holds it, and the rule."""
    view = scene(conllu, tables)
    names = {r.mention.id: r.mention.name for r in (*view.referents, *(inner for _, inner in view.inner))}
    return {(names[r.subject], names[r.object], r.rule) for r in place_relations(view)}


def beside(conllu: str, tables: Tables) -> set[tuple[str, str]]:
    """Return what the words of a snippet say of its places, without what only the gazetteer knows."""
    return {(inner, outer) for inner, outer, rule in located(conllu, tables) if rule != "place-in-gazetteer"}


@pytest.mark.parametrize("inside", ["في", "داخل", "ب"])
def test_a_place_in_a_place(inside: str, tables: Tables) -> None:
    assert beside(f"1 دخلوا VERB\n2 الرقة X\n3 {inside} ADP\n4 سوريا X", tables) == {("الرقة", "سوريا")}


def test_a_noun_may_class_the_place_around(tables: Tables) -> None:
    assert beside("1 في ADP\n2 درامن X NER=B-LOC\n3 في ADP\n4 منطقة NOUN\n5 أوسلو X", tables) == {("درامن", "أوسلو")}


def test_all_that_are_joined_lie_in_a_wide_place(tables: Tables) -> None:
    snippet = "1 في ADP\n2 بيرغن X NER=B-LOC\n3 و CCONJ\n4 مدينة NOUN\n5 أوسلو X\n6 في ADP\n7 النرويج X"
    assert beside(snippet, tables) == {("بيرغن", "النرويج"), ("أوسلو", "النرويج")}


def test_a_listed_town_does_not_lie_in_the_town_behind_another(tables: Tables) -> None:
    """الرقة والنخيب في الموصل says where النخيب is only."""
    snippet = "1 في ADP\n2 أوسلو X\n3 و CCONJ\n4 فندق NOUN\n5 النخلة NOUN\n6 في ADP\n7 الخرطوم X"
    assert ("أوسلو", "الخرطوم") not in beside(snippet, tables)


def test_a_place_with_its_countrys_adjective(tables: Tables) -> None:
    """مدينة الموصل العراقية lies in العراق, if the article names it."""
    snippet = """
    1 دخلوا VERB
    2 الموصل X
    3 العراقية ADJ
    4 . PUNCT

    1 عادوا VERB
    2 إلى ADP
    3 العراق X
    """
    assert beside(snippet, tables) == {("الموصل", "العراق")}


def test_the_bracket_behind_a_place_says_where_it_is(tables: Tables) -> None:
    snippet = "1 في ADP\n2 بابنوسة X NER=B-LOC\n3 ( PUNCT\n4 مدينة NOUN\n5 كسلا X\n6 ) PUNCT\n7 أمس ADV"
    assert located(snippet, tables) == {("بابنوسة", "كسلا", "place-in-brackets")}


def test_a_side_of_a_town_holds_nothing(tables: Tables) -> None:
    """(جنوب كسلا) is outside of it."""
    snippet = "1 في ADP\n2 بابنوسة X NER=B-LOC\n3 ( PUNCT\n4 جنوب NOUN\n5 كسلا X\n6 ) PUNCT\n7 أمس ADV"
    assert beside(snippet, tables) == set()


@pytest.mark.parametrize("words", ["التابعة ADJ\n4 ل ADP\n5 مدينة NOUN\n6 كسلا X", "عاصمة NOUN\n4 إقليم NOUN\n5 كسلا X"])
def test_a_place_of_a_place(words: str, tables: Tables) -> None:
    snippet = f"1 في ADP\n2 بابنوسة X NER=B-LOC\n3 {words}"
    assert located(snippet, tables) == {("بابنوسة", "كسلا", "place-of-place")}


@pytest.mark.parametrize("words", ["1 الرقة X\n2 إلى ADP\n3 سوريا X", "1 الرقة X\n2 ثم ADV\n3 في ADP\n4 سوريا X", "1 الرقة X"])
def test_a_place_beside_a_place_lies_not_in_it(words: str, tables: Tables) -> None:
    assert beside(words, tables) == set()


def test_a_country_lies_in_nothing(tables: Tables) -> None:
    """محادثات سوريا في جنيف are about the one and in the other."""
    assert located("1 عن ADP\n2 سوريا X\n3 في ADP\n4 أوسلو X", tables) == set()


def test_no_town_lies_in_a_country_that_the_gazetteer_denies_it(tables: Tables) -> None:
    assert located("1 عن ADP\n2 أوسلو X\n3 في ADP\n4 سوريا X", tables) == set()


def test_the_gazetteer_knows_the_country_that_the_article_names(tables: Tables) -> None:
    snippet = "1 سافر VERB\n2 من ADP\n3 أوسلو X\n4 إلى ADP\n5 شمال NOUN\n6 النرويج X"
    assert ("أوسلو", "النرويج", "place-in-gazetteer") not in located("1 إلى ADP\n2 أوسلو X", tables)
    both = "1 سافر VERB\n2 من ADP\n3 بيرغن X NER=B-LOC\n4 إلى ADP\n5 أوسلو X\n6 عبر ADP\n7 النرويج X"
    assert ("أوسلو", "النرويج", "place-in-gazetteer") in located(both, tables)
    assert {rule for _, _, rule in located(snippet, tables)} == {"place-in-name"}


def test_a_side_lies_in_its_country(tables: Tables) -> None:
    assert located("1 في ADP\n2 شمال NOUN\n3 النرويج X", tables) == {("شمال النرويج", "النرويج", "place-in-name")}


def test_a_side_of_the_homeland_lies_in_the_country_named_before(tables: Tables) -> None:
    snippet = "1 عبر ADP\n2 النرويج X\n3 و CCONJ\n4 في ADP\n5 شمال NOUN\n6 البلاد NOUN\n7 أمس ADV"
    assert located(snippet, tables) == {("شمال البلاد", "البلاد", "place-in-name")}


def test_a_side_of_the_homeland_lies_in_the_first_country_if_none_was_named_before(tables: Tables) -> None:
    snippet = "1 في ADP\n2 شمال NOUN\n3 البلاد NOUN\n4 قالت VERB\n5 مصادر NOUN\n6 في ADP\n7 النرويج X"
    assert ("شمال البلاد", "النرويج", "place-in-homeland") in located(snippet, tables)


def test_a_town_of_a_province(tables: Tables) -> None:
    snippet = "1 في ADP\n2 بيرغن X NER=B-LOC\n3 من ADP\n4 ولاية NOUN\n5 تطاوين X NER=B-LOC\n6 أمس ADV"
    assert beside(snippet, tables) == {("بيرغن", "تطاوين")}


def test_the_homeland_of_nobody_is_left_out(tables: Tables) -> None:
    assert located("1 في ADP\n2 شمال NOUN\n3 البلاد NOUN\n4 أمس ADV", tables) == set()


def test_a_part_of_a_country_lies_in_the_country_that_its_name_ends_with(tables: Tables) -> None:
    found = located("1 في ADP\n2 إقليم NOUN\n3 كردستان X\n4 العراق X", tables)
    assert found == {("إقليم كردستان العراق", "العراق", "place-in-name")}


def test_places_side_by_side_are_not_in_one_another(tables: Tables) -> None:
    """A list of countries without commas locates none of them."""
    assert located("1 ألمانيا X\n2 النرويج X", tables) == set()


@pytest.mark.parametrize(
    ("conllu", "expected"),
    [
        ("1 قرب ADP\n2 ميناء NOUN\n3 بيرغن X NER=B-LOC\n4 شمال NOUN\n5 النرويج X", ("ميناء بيرغن", "شمال النرويج")),
        ("1 في ADP\n2 بيرغن X NER=B-LOC\n3 ، PUNCT\n4 غرب NOUN\n5 النرويج X", ("بيرغن", "غرب النرويج")),
        ("1 في ADP\n2 بيرغن X NER=B-LOC\n3 جنوبي NOUN\n4 محافظة NOUN\n5 الأنبار X", ("بيرغن", "محافظة الأنبار")),
        ("1 في ADP\n2 حي NOUN\n3 السرو NOUN\n4 شمالي NOUN\n5 أوسلو X", ("السرو", "أوسلو")),
        ("1 قاعدة NOUN\n2 بيرغن X NER=B-LOC\n3 الواقعة ADJ\n4 في ADP\n5 أوسلو X", ("قاعدة بيرغن", "أوسلو")),
        ("1 في ADP\n2 النرويج X\n3 وصل VERB\n4 بيرغن X NER=B-LOC\n5 الساحلية ADJ\n6 النرويجية ADJ", ("بيرغن", "النرويج")),
    ],
)
def test_other_words_for_lying_in(conllu: str, expected: tuple[str, str], tables: Tables) -> None:
    """The side of a country or province, a participle, the country's adjective; on a side of a town lie its quarters."""
    assert expected in beside(conllu, tables)


def test_a_town_beside_a_town_does_not_lie_in_it(tables: Tables) -> None:
    snippet = "1 في ADP\n2 مدينة NOUN\n3 بيرغن X NER=B-LOC\n4 غرب NOUN\n5 أوسلو X"
    assert beside(snippet, tables) == set()


def test_a_capital_lies_in_its_country(tables: Tables) -> None:
    snippet = "1 في ADP\n2 أوسلو X\n3 زار VERB\n4 ميناء NOUN\n5 في ADP\n6 النرويج X"
    assert ("أوسلو", "النرويج", "place-in-gazetteer") in located(snippet, tables)


def test_a_site_lies_in_the_town_that_its_name_ends_with(tables: Tables) -> None:
    snippet = "1 في ADP\n2 مطار NOUN\n3 عدن X\n4 قالت VERB\n5 مصادر NOUN\n6 في ADP\n7 عدن X"
    assert ("مطار عدن", "عدن") in beside(snippet, tables)
