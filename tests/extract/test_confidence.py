"""Confidence from measured cases."""

import tomllib

from hypothesis import given, settings
from hypothesis import strategies as st

from kg import lexicon
from kg.extract import extract, make_tables
from kg.extract.confidence import KINDS, Measured, as_toml, calibrated, confidence, load_measured
from tests.extract.support import parsed

COUNTS = st.integers(0, 10_000)
SNIPPET = "1 قال VERB\n2 هاني X NER=B-PER\n3 الصباغ X NER=I-PER\n4 إن SCONJ\n5 إسبانيا X\n6 تدعم VERB\n7 النرويج X\n8 . PUNCT"


@given(COUNTS, COUNTS)
def test_a_confidence_lies_between_never_and_always(hits: int, misses: int) -> None:
    assert 0 <= confidence(hits, misses) <= 1
    assert confidence(hits + 1, misses) >= confidence(hits, misses) >= confidence(hits, misses + 1)


@given(COUNTS)
def test_as_many_misses_as_hits_is_one_half(count: int) -> None:
    assert confidence(count, count) == 0.5


@settings(deadline=None)
@given(st.dictionaries(st.tuples(st.sampled_from(KINDS), st.text("abو-", min_size=1)), st.tuples(COUNTS, COUNTS)))
def test_the_table_reads_back(cases: dict[tuple[str, str], tuple[int, int]]) -> None:
    table = tomllib.loads(as_toml(Measured("ab" * 32, cases)))
    assert table.pop("annotations") == "ab" * 32
    assert {(kind, rule): tuple(counts) for kind, rules in table.items() for rule, counts in rules.items()} == cases


def test_every_fact_has_the_confidence_of_its_rule() -> None:
    found = extract(*parsed(SNIPPET), make_tables(lexicon.load()))
    measured = Measured("", {("statement", found.statements[0].rule): (3, 0), ("relation", "verb-relation"): (0, 8)})
    again = calibrated(found, measured)
    assert {statement.confidence for statement in again.statements} == {0.8}
    assert {relation.confidence for relation in again.relations if relation.rule == "verb-relation"} == {0.1}
    assert {mention.confidence for mention in again.mentions} == {0.5}


def test_the_rules_of_one_kind_do_not_speak_for_another() -> None:
    found = extract(*parsed(SNIPPET), make_tables(lexicon.load()))
    measured = Measured("", {("relation", mention.rule): (9, 0) for mention in found.mentions})
    assert {mention.confidence for mention in calibrated(found, measured).mentions} == {0.5}


def test_the_package_carries_a_measured_table() -> None:
    measured = load_measured()
    assert len(measured.annotations) == 64
    assert {kind for kind, _ in measured.cases} == set(KINDS)
    assert sum(hits for hits, _ in measured.cases.values()) > sum(misses for _, misses in measured.cases.values())
