"""What body belongs to what."""

import pytest

from kg.extract import Tables
from kg.extract.actors.scene import as_actor
from kg.extract.relations.body_relations import body_relations
from tests.extract.support import scene

NORWAY = "\n\n1 قالت VERB\n2 النرويج X _ 1 nsubj\n3 أمس ADV"


def belonging(conllu: str, tables: Tables) -> set[tuple[str, str, str]]:
    """Return which bodies of a snippet belong to what, and how."""
    view = scene(conllu, tables)
    names = {r.mention.id: r.mention.name for r in (*view.referents, *map(as_actor, view.referents))}
    return {(names[r.subject], r.predicate, names[r.object]) for r in body_relations(view)}


@pytest.mark.parametrize("organ", ["الجيش NOUN\n3 النرويجي ADJ", "السفارة NOUN\n3 النرويجية ADJ"])
def test_an_organ_belongs_to_its_state(organ: str, tables: Tables) -> None:
    found = belonging(f"1 وصل VERB\n2 {organ}{NORWAY}", tables)
    assert {(predicate, state) for _, predicate, state in found} == {("affiliation", "النرويج"), ("memberOf", "النرويج")}


def test_an_organ_belongs_to_the_state_that_two_adjectives_tell(tables: Tables) -> None:
    found = belonging("1 وصل VERB\n2 الجيش NOUN\n3 الكوري ADJ\n4 الجنوبي ADJ\n\n1 قالت VERB\n2 سيول X _ 1 nsubj", tables)
    assert ("الجيش الكوري الجنوبي", "memberOf", "سيول") in found


def test_a_force_with_an_official_adjective_belongs_to_its_state(tables: Tables) -> None:
    snippet = f"1 وصلت VERB\n2 القوات NOUN\n3 الجوية ADJ\n4 النرويجية ADJ{NORWAY}"
    assert ("القوات الجوية النرويجية", "affiliation", "النرويج") in belonging(snippet, tables)


@pytest.mark.parametrize("words", ["قوات NOUN NER=B-ARM\n3 المعارضة NOUN NER=I-ARM\n4 النرويجية ADJ NER=I-ARM"])
def test_the_opposition_does_not_belong_to_the_state(words: str, tables: Tables) -> None:
    assert belonging(f"1 وصلت VERB\n2 {words}{NORWAY}", tables) == set()


def test_a_state_that_the_article_does_not_name_has_no_organs(tables: Tables) -> None:
    assert belonging("1 وصل VERB\n2 الجيش NOUN\n3 النرويجي ADJ", tables) == set()


def test_a_wing_belongs_to_the_party_that_its_name_ends_with(tables: Tables) -> None:
    snippet = """
    1 شارك VERB
    2 الجناح NOUN
    3 المسلح ADJ
    4-5 لحزب _ NER=B-ORG
    4 ل ADP
    5 حزب NOUN
    6 السنبلة NOUN NER=I-ORG
    7 . PUNCT

    1 رحب VERB
    2 حزب NOUN NER=B-ORG
    3 السنبلة NOUN NER=I-ORG
    """
    wing, party = "الجناح المسلح لحزب السنبلة", "حزب السنبلة"
    assert belonging(snippet, tables) == {(wing, "affiliation", party), (wing, "memberOf", party)}


def test_what_a_wing_is_said_of_belongs_to_the_party_too(tables: Tables) -> None:
    snippet = """
    1 شاركت VERB
    2 كتائب NOUN NER=B-ARM
    3 الفجر NOUN NER=I-ARM
    4 ، PUNCT
    5 الجناح NOUN
    6 المسلح ADJ
    7 ل ADP
    8 حزب NOUN NER=B-ORG
    9 السنبلة NOUN NER=I-ORG
    10 . PUNCT

    1 رحب VERB
    2 حزب NOUN NER=B-ORG
    3 السنبلة NOUN NER=I-ORG
    """
    assert ("كتائب الفجر", "memberOf", "حزب السنبلة") in belonging(snippet, tables)


@pytest.mark.parametrize(
    ("conllu", "expected"),
    [
        ("1 قوات NOUN\n2 سمير X NER=B-PER\n3 الحداد X NER=I-PER", ("سمير الحداد", "leads", "قوات سمير الحداد")),
        (
            "1 القوات NOUN\n2 الموالية ADJ\n3-4 لسمير _ NER=B-PER\n3 ل ADP\n4 سمير X",
            ("القوات الموالية لسمير", "supports", "سمير"),
        ),
        (
            "1 ثلاثة NUM\n2 أشخاص NOUN\n3 من ADP\n4 حركة NOUN NER=B-ARM\n5 السرو X NER=I-ARM",
            ("ثلاثة أشخاص", "affiliation", "حركة السرو"),
        ),
    ],
)
def test_what_a_name_says_of_those_in_it(conllu: str, expected: tuple[str, str, str], tables: Tables) -> None:
    """Troops are led by whom they are called after, followers support him, people of a body belong to it."""
    view = scene(conllu, tables)
    names = {r.mention.id: r.mention.name for r in (*view.referents, *(inner for _, inner in view.inner))}
    assert expected in {(names[r.subject], r.predicate, names[r.object]) for r in body_relations(view)}


def test_a_council_of_the_state_belongs_to_it(tables: Tables) -> None:
    assert belonging(f"1 قال VERB\n2 مجلس NOUN\n3 النواب NOUN\n4 النرويجي ADJ{NORWAY}", tables) != set()
