"""Numbers in words and digits."""

import pytest

from kg.arabic.letters import fold
from kg.extract.reading.numbers import number_at
from kg.extract.reading.reading import Unit
from kg.lexicon import load


def units(text: str) -> list[Unit]:
    """Return the units of a text whose conjunctions stand apart."""
    return [
        Unit(place, word, fold(word), fold(word), "NUM", "", -1, "root", 0, 0, 0, 0, 0, 0)
        for place, word in enumerate(text.split())
    ]


@pytest.mark.parametrize(
    ("text", "number", "length"),
    [
        ("12 شخصا", 12, 1),
        ("٤٥ شخصا", 45, 1),
        ("و30 جريحا", 30, 1),
        ("خمسة جنود", 5, 1),
        ("خمسة عشر شخصا", 15, 2),
        ("اثنا عشر شخصا", 12, 2),
        ("إحدى عشرة امرأة", 11, 2),
        ("خمسة و عشرين شخصا", 25, 3),
        ("عشرون شخصا", 20, 1),
        ("مئة شخص", 100, 1),
        ("مئة و خمسين شخصا", 150, 3),
        ("ثلاث مئة شخص", 300, 2),
        ("ثلاثمائة و ستة و سبعين", 376, 5),
        ("مئتا شخص", 200, 1),
        ("ألف و مئتين", 1200, 3),
        ("ثلاثة آلاف نازح", 3000, 2),
        ("خمسة و عشرين ألف نازح", 25000, 4),
        ("20 ألفا", 20000, 2),
        ("خمسة و ثلاثة", 5, 1),
        ("عشرات القتلى", 0, 0),
        ("أحد الجنود", 0, 0),
        ("1234567890123", 0, 0),
        ("", 0, 0),
    ],
)
def test_a_number_is_read(text: str, number: int, length: int) -> None:
    assert number_at(units(text), 0, load().numbers) == (number, length)
