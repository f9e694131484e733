"""Literals: the right datatype or language for each sort of value."""

import pytest

from kg.graph.literals import calendar, confidence, described
from kg.terms import PREFIXES


@pytest.mark.parametrize(
    ("text", "datatype"),
    [
        ("2031-05-01", "date"),
        ("2031-05", "gYearMonth"),
        ("2031", "gYear"),
        ("2031-02-30", ""),
        ("2031-13", ""),
        ("20310501", ""),
        ("2031-W18-4", ""),
        ("أمس", ""),
    ],
)
def test_a_date_has_the_datatype_of_its_precision(text: str, datatype: str) -> None:
    literal = calendar(text)
    assert str(literal) == text
    assert str(literal.datatype or "") == (PREFIXES["xsd"] + datatype if datatype else "")


@pytest.mark.parametrize(("text", "language"), [("الجزيرة", "ar"), ("BBC عربي", "ar"), ("BBC", None), ("", None)])
def test_a_publisher_is_in_arabic_if_it_has_an_arabic_letter(text: str, language: str | None) -> None:
    assert described(text).language == language


@pytest.mark.parametrize(("value", "text"), [(0.0, "0.00"), (0.00001, "0.00"), (0.1 + 0.2, "0.30"), (1.0, "1.00")])
def test_a_confidence_is_a_plain_decimal(value: float, text: str) -> None:
    assert str(confidence(value)) == text
