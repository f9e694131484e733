"""Sources that are named without a verb."""

import pytest

from kg.extract import Tables
from kg.extract.statements.sources import find_sources
from kg.extract.statements.statements import find_statements
from tests.extract.support import scene


def sources(conllu: str, tables: Tables) -> list[tuple[str, str, bool]]:
    """Return cue as written, name and whether it relays, of each source."""
    view = scene(conllu, tables)
    return [(view.reading.text(*s.words), s.speaker.mention.name, s.relayed) for s in find_sources(view) if s.speaker is not None]


def told(conllu: str, tables: Tables) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Return content, speakers and who passes on, of each statement."""
    view = scene(conllu, tables)
    return [(view.reading.text(r.content.begin, r.content.end), names(r.speakers), names(r.via)) for r in find_statements(view)]


def names(referents: tuple[object, ...]) -> tuple[str, ...]:
    """Return the names of referents."""
    return tuple(r.mention.name for r in referents)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("cue", "written", "relayed"),
    [
        ("1 حسب ADP\n2 رويترز X", "حسب", False),
        ("1 وفق ADP\n2 رويترز X", "وفق", False),
        ("1 على ADP\n2 حد NOUN\n3 تعبير NOUN\n4 رويترز X", "على حد تعبير", False),
        ("1 نقلا NOUN\n2 عن ADP\n3 رويترز X", "نقلا عن", True),
        ("1 وفقا NOUN\n2-3 لرويترز\n2 ل ADP\n3 رويترز X", "وفقا", False),
        ("1-2 بحسب\n1 ب ADP\n2 حسب NOUN\n3 رويترز X", "بحسب", False),
        ("1-2 وبحسب\n1 و CCONJ\n2 بحسب ADP\n3 رويترز X", "بحسب", False),
    ],
)
def test_the_cue_as_written(cue: str, written: str, relayed: bool, tables: Tables) -> None:
    """Without و before it and without ل that is written on to the name."""
    assert sources(cue, tables) == [(written, "رويترز", relayed)]


def test_a_paper_between_cue_and_source(tables: Tables) -> None:
    assert sources("1 بحسب ADP\n2 مراسل NOUN\n3 رويترز X", tables)[0][0] == "بحسب"
    assert sources("1 بحسب ADP\n2 القانون NOUN\n3 الدولي ADJ", tables) == []


def test_a_last_name_that_the_models_miss(tables: Tables) -> None:
    """وحسب دوغان: he was named before."""
    snippet = """
    1 غادر VERB
    2 كمال X NER=B-PER
    3 دوغان X NER=I-PER
    4 . PUNCT

    1 وحسب ADP
    2 دوغان ADJ
    3 : PUNCT
    4 المعبر NOUN
    5 مفتوح ADJ
    """
    assert told(snippet.replace("وحسب", "حسب"), tables) == [("المعبر مفتوح", ("كمال دوغان",), ())]


@pytest.mark.parametrize("comma", [[], ["، PUNCT"]])
def test_fa_inna_behind_a_source(comma: list[str], tables: Tables) -> None:
    """وفق X فإن …, with a comma and without, also in the middle of a sentence."""
    rows = ["غادر VERB", "و CCONJ", "وفق ADP", "رويترز X", *comma, "ف CCONJ", "إن SCONJ", "المعبر NOUN", "مفتوح ADJ"]
    assert told("\n".join(f"{n} {row}" for n, row in enumerate(rows, 1)), tables) == [("المعبر مفتوح", ("رويترز",), ())]


def test_an_agency_behind_somebodys_words_passes_them_on(tables: Tables) -> None:
    """قال الصباغ إن …، بحسب وكالة رويترز: the words are his."""
    snippet = """
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3 إن SCONJ
    4 المعبر NOUN
    5 مفتوح ADJ
    6 ، PUNCT
    7 حسب ADP
    8 وكالة NOUN
    9 رويترز X
    """
    assert told(snippet, tables) == [("المعبر مفتوح", ("الصباغ",), ("وكالة رويترز",))]


def test_a_person_behind_somebodys_words_tells_of_them(tables: Tables) -> None:
    """أعلنت أوسلو إغلاق المعبر، حسب ما قال الصباغ: two statements, hers by his account."""
    snippet = """
    1 أعلنت VERB
    2 أوسلو X
    3 إغلاق NOUN
    4 المعبر NOUN
    5 ، PUNCT
    6 حسب ADP
    7 ما PRON
    8 قال VERB
    9 الصباغ NOUN NER=B-PER
    """
    assert told(snippet, tables) == [
        ("أعلنت أوسلو إغلاق المعبر", ("الصباغ",), ()),
        ("إغلاق المعبر", ("أوسلو",), ("الصباغ",)),
    ]


@pytest.mark.parametrize(
    "snippet",
    [
        "1 قالت VERB\n2 رويترز X\n3 نقلا NOUN\n4 عن ADP\n5 مسؤول NOUN\n6 إن SCONJ\n7 المعبر NOUN\n8 مفتوح ADJ",
        "1 ذكرت VERB\n2 رويترز X\n3 أن SCONJ\n4 المعبر NOUN\n5 مفتوح ADJ\n6 ، PUNCT\n7 نقلا NOUN\n8 عن ADP\n9 مسؤول NOUN",
        "1 نقلت VERB\n2 رويترز X\n3 عن ADP\n4 مسؤول NOUN\n5 أن SCONJ\n6 المعبر NOUN\n7 مفتوح ADJ",
        "1 روت VERB\n2 رويترز X\n3 عن ADP\n4 مسؤول NOUN\n5 أن SCONJ\n6 المعبر NOUN\n7 مفتوح ADJ",
    ],
)
def test_a_chain(snippet: str, tables: Tables) -> None:
    """The official speaks, the agency passes it on, however that is put."""
    assert told(snippet, tables) == [("المعبر مفتوح", ("مسؤول",), ("رويترز",))]


def test_a_chain_whose_first_link_is_not_named(tables: Tables) -> None:
    """نقل عن مسؤول أن …: a passive, or somebody said before."""
    snippet = "1 نقل VERB\n2 عن ADP\n3 مسؤول NOUN\n4 أن SCONJ\n5 المعبر NOUN\n6 مفتوح ADJ"
    assert told(snippet, tables) == [("المعبر مفتوح", ("مسؤول",), ())]
