"""The benchmark of identity: what B-cubed is, and the pairs of names that the threshold was measured on."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def identity() -> ModuleType:
    spec = importlib.util.spec_from_file_location("identity", FOLDER / "identity.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["identity"] = module
    spec.loader.exec_module(module)
    return module


def test_b_cubed_of_a_split_and_of_a_merge(identity: ModuleType) -> None:
    items = [
        identity.Item(article, "actors", "خوري", cluster) for article, cluster in (("a", "x"), ("b", "x"), ("c", "y"), ("d", "y"))
    ]
    split = identity.b_cubed(items, dict(zip(items, "1233", strict=True)))
    merged = identity.b_cubed(items, dict.fromkeys(items, "1"))
    assert (split.precision, split.recall) == (1.0, 0.75)
    assert (merged.precision, merged.recall) == (0.5, 1.0)


def test_what_the_graph_lacks_counts_in_the_coverage_only(identity: ModuleType) -> None:
    items = [identity.Item("a", "actors", "خوري", "x"), identity.Item("b", "actors", "خوري", "x")]
    score = identity.b_cubed(items, {items[0]: "1"})
    assert (score.f1, score.found, score.items) == (1.0, 1, 2)


def test_no_pair_of_names_of_two_things_is_joined_and_most_of_one_thing_are(identity: ModuleType) -> None:
    scores = {threshold: (precision, recall) for threshold, precision, recall in identity.score_pairs(FOLDER / "name_pairs.csv")}
    precision, recall = scores[identity.THRESHOLD]
    assert precision == 1.0
    assert recall >= 0.9
