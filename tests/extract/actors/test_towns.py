"""What the words of a place tell of it."""

import pytest

from kg.extract import Tables
from kg.extract.actors.towns import is_capital, is_settled, same_border


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("الحدود السوريه التركيه", "الحدود مع تركيا", True),
        ("الحدود السوريه التركيه", "الحدود العراقيه", False),
        ("الحدود السوريه", "الحدود", False),
    ],
)
def test_one_border_has_one_or_both_of_its_countries(first: str, second: str, same: bool, tables: Tables) -> None:
    assert same_border(tuple(first.split()), tuple(second.split()), tables) is same


def test_a_capital_and_its_country(tables: Tables) -> None:
    assert is_capital(("اوسلو",), ("النرويج",), tables)
    assert not is_capital(("اوسلو",), ("السويد",), tables)


def test_a_town_is_no_site(tables: Tables) -> None:
    assert is_settled(("كابل",), tables)
    assert not is_settled(("انجرليك",), tables)
