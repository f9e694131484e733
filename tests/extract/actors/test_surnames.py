"""Whether two names are of one person."""

import pytest

from kg.extract.actors.surnames import contains, same_person


@pytest.mark.parametrize(
    ("new", "old", "same"),
    [
        ("الصباغ", "هاني الصباغ", True),
        ("هاني الصباغ", "الصباغ", True),
        ("سلمان", "محمد بن سلمان", False),
        ("مغيرب", "نوري امغيرب", True),
        ("هاني", "هاني الصباغ", False),
        ("سمير الصباغ", "هاني الصباغ", False),
    ],
)
def test_a_last_name_is_that_of_the_full_name(new: str, old: str, same: bool) -> None:
    assert same_person(tuple(new.split()), tuple(old.split())) is same


def test_words_in_a_row() -> None:
    assert contains(("ا", "ب", "ج"), ("ب", "ج"))
    assert not contains(("ا", "ب", "ج"), ("ا", "ج"))
