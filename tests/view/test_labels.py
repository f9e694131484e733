import re
from importlib.resources import files

import pytest

from kg.lexicon.rows import ACTS, DISTANCES, OPERATION_KINDS, PLACE_TYPES, STATUSES
from kg.terms import KG
from kg.view.labels import labels
from kg.view.model import KINDS

ARABIC = re.compile("[\u0600-\u06ff]")
ASSETS = files("kg.view") / "assets"


@pytest.mark.parametrize("group", ["term", "inverse", "value", "word"])
def test_every_label_has_both_languages(group: str) -> None:
    assert labels(group)
    for key, label in labels(group).items():
        assert ARABIC.search(label.arabic), key
        assert label.english.isascii(), key
        assert label.english.strip(), key


@pytest.mark.parametrize("values", [ACTS, DISTANCES, OPERATION_KINDS, PLACE_TYPES, STATUSES, {"true", "false"}])
def test_every_value_of_a_closed_list_has_a_label(values: set[str]) -> None:
    assert not values - labels("value").keys()


def test_every_term_of_the_ontology_has_a_label() -> None:
    assert {"Actor", "speaker"} <= set(dir(KG)) <= labels("term").keys()
    assert set(KINDS) <= labels("term").keys()


def test_every_relation_has_a_name_from_its_other_end() -> None:
    assert labels("inverse").keys() <= labels("term").keys()
    assert {"conductedBy", "targets", "supportedBy", "atLocation", "leads", "fights"} <= labels("inverse").keys()


def test_the_page_uses_the_words_that_are_there_and_no_others() -> None:
    modules = "".join(module.read_text("utf-8") for module in (ASSETS / "script").iterdir())
    script = re.findall(r'(?:word|section)\("(\w+)"', modules)
    template = re.findall(r"words\.(\w+)", (ASSETS / "page.html").read_text("utf-8"))
    assert {*script, *template} == labels("word").keys()
