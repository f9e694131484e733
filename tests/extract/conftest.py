"""What the tests of the rules share."""

import pytest

from kg import lexicon
from kg.extract import Tables, make_tables


@pytest.fixture(scope="session")
def tables() -> Tables:
    """The tables of the real word lists."""
    return make_tables(lexicon.load())
