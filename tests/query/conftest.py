"""The gold graph of the questions, in a store."""

import pyoxigraph
import pytest

from tests.query.gold import GOLD


@pytest.fixture(scope="session")
def store() -> pyoxigraph.Store:
    """The graph in a store in memory."""
    filled = pyoxigraph.Store()
    filled.load(path=GOLD, format=pyoxigraph.RdfFormat.TURTLE)
    return filled
