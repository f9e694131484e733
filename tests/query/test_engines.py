"""Every named question has the same answer in every engine: Oxigraph's server, Virtuoso, Apache Jena, rdflib."""

from pathlib import Path

import pytest
from rdflib import Graph

from kg.query import fill, list_questions, question
from kg.store.push import Target, push
from kg.store.send import Address
from kg.terms import PREFIXES, ontology_file
from tests.engines import Engine, Jena, table
from tests.query.gold import ANSWERS, GOLD, VALUES

NAMES = [found.name for found in list_questions()]


def asked(name: str) -> str:
    """Return a question as any endpoint takes it."""
    declared = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
    return declared + fill(question(name).sparql, VALUES.get(name, {}))


@pytest.fixture(scope="module", params=["oxigraph_server", "virtuoso_server"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """A store with the gold graph."""
    store: Engine = request.getfixturevalue(request.param)
    target = Target(Address(store.graphs, store.user, store.password), graph=store.graph, replace=True)
    push(GOLD, target, journal=tmp_path_factory.mktemp("journal") / "push.json")
    return store


@pytest.mark.parametrize("name", NAMES)
def test_a_server_answers_as_expected(engine: Engine, name: str) -> None:
    assert engine.ask(asked(name)) == sorted(ANSWERS[name])


@pytest.mark.parametrize("name", NAMES)
def test_jena_answers_as_expected(jena_tools: Jena, tmp_path: Path, name: str) -> None:
    (tmp_path / "question.rq").write_text(asked(name), "utf-8")
    found = jena_tools.run("arq.arq", "--data", GOLD, "--query", tmp_path / "question.rq", "--results", "json")
    assert table(found) == sorted(ANSWERS[name])


@pytest.mark.parametrize("name", NAMES)
def test_rdflib_answers_as_expected(name: str) -> None:
    found = Graph().parse(GOLD).query(asked(name))
    assert sorted(tuple("" if term is None else str(term) for term in row) for row in found) == sorted(ANSWERS[name])  # type: ignore[union-attr]


@pytest.mark.parametrize("file", [GOLD, ontology_file("kg.ttl"), ontology_file("shapes.ttl")], ids=lambda path: path.name)
def test_jena_reads_what_we_write(jena_tools: Jena, file: Path) -> None:
    assert jena_tools.run("riotcmd.riot", "--validate", file) == b""
