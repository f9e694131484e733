"""What tests of several packages share."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import engines


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of outside data (articles, corpora, annotations) that the environment variable KG_SHARED names."""
    folder = os.environ.get("KG_SHARED", "")
    if not folder:
        pytest.skip("KG_SHARED names no folder of outside data")
    return Path(folder)


@pytest.fixture(scope="session")
def oxigraph_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[engines.Engine]:
    """Oxigraph's server, empty at first."""
    with engines.oxigraph(tmp_path_factory.mktemp("oxigraph")) as engine:
        yield engine


@pytest.fixture(scope="session")
def virtuoso_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[engines.Engine]:
    """Virtuoso, empty at first."""
    with engines.virtuoso(tmp_path_factory.mktemp("virtuoso")) as engine:
        yield engine


@pytest.fixture(scope="session")
def jena_tools(tmp_path_factory: pytest.TempPathFactory) -> engines.Jena:
    """Apache Jena's tools."""
    return engines.jena(tmp_path_factory.mktemp("jena"))
