"""How well the graph of real articles agrees with what people read in them: F1 against annotations, with floors.

The articles, their annotations and the program that compares them lie outside the package; see `shared` in conftest.py.
"""

import hashlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF

from kg.built import GRAPH, load_graph, verify_output
from kg.extract.confidence import load_measured
from kg.graph import validate
from kg.pipeline import build
from kg.settings import Settings
from kg.terms import KG

FLOORS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("quality_floors.toml").read_text("utf-8"))


def gold_digest(folder: Path) -> str:
    """Return the SHA-256 of the annotations in a folder: their names and what is in them."""
    found = hashlib.sha256()
    for path in sorted(folder.glob("*.json")):
        found.update(f"{path.name}\n{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return found.hexdigest()


@pytest.fixture(scope="module")
def built(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the graph of all annotated articles."""
    out = tmp_path_factory.mktemp("annotated") / "out"
    build([shared / "seeds", shared / "articles"], out, Settings(threads=1))
    return out


@pytest.fixture(scope="module")
def scores(shared: Path, built: Path) -> dict[str, Any]:
    """What was measured: from measure to precision, recall and F1."""
    command = [sys.executable, str(shared / "tools" / "score.py"), str(built / GRAPH), str(shared / "gold"), "--json"]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


def test_the_floors_are_those_of_these_annotations(shared: Path) -> None:
    digest = gold_digest(shared / "gold")
    assert digest == FLOORS["gold"], (
        f"the annotations have changed: measure again, and write the new floors and gold = {digest!r} to quality_floors.toml"
    )


def test_a_changed_annotation_changes_the_digest(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"name": "الرقة"}', "utf-8")
    before = gold_digest(tmp_path)
    (tmp_path / "a.json").rename(tmp_path / "b.json")
    renamed = gold_digest(tmp_path)
    (tmp_path / "b.json").write_text('{"name": "الرقه"}', "utf-8")
    assert len({before, renamed, gold_digest(tmp_path)}) == 3


@pytest.mark.parametrize("measure", FLOORS["f1"])
def test_a_score_is_not_below_its_floor(scores: dict[str, Any], measure: str) -> None:
    assert scores[measure]["f1"] >= FLOORS["f1"][measure], scores[measure]


def test_the_graph_of_real_articles_keeps_to_the_shapes(built: Path) -> None:
    conforms, problems, _ = validate(load_graph(built))
    assert conforms, problems


def test_every_rule_is_measured(built: Path) -> None:
    """Every rule that real articles call for stands in the table that confidence comes from."""
    graph = load_graph(built)
    kinds = {"mention": KG.Mention, "statement": KG.Statement, "relation": KG.Evidence}
    used = {(kind, str(graph.value(fact, KG.rule))) for kind, term in kinds.items() for fact in graph.subjects(RDF.type, term)}
    assert used <= load_measured().cases.keys(), "measure again: python -m benchmarks.rules OUT --gold DIR --write"


def test_every_stretch_of_real_articles_is_verified(built: Path) -> None:
    found = verify_output(built)
    assert found.problems == ()
    assert found.spans > 1000
