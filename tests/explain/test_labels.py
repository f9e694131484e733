from kg.explain.labels import arabic
from kg.explain.model import REASONS


def test_every_reason_has_an_arabic_name() -> None:
    assert all(arabic(reason) != reason for reason in REASONS)
