"""Places that an operation's words only point to."""

import pytest

from kg.extract import Tables
from kg.extract.operations.operations import find_operations
from kg.extract.operations.places import meant_places
from tests.extract.support import scene


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1 في ADP\n2 النرويج X\n3 تستمر VERB\n4 معركة NOUN\n5 عنيفة ADJ\n6 هناك ADV\n7 . PUNCT", ["النرويج"]),
        ("1 سافر VERB\n2 هاني X NER=B-PER\n3 إلى ADP\n4 أوسلو X\n5 حيث SCONJ\n6 التقى VERB\n7 كمال X NER=B-PER", ["أوسلو"]),
        ("1 في ADP\n2 النرويج X\n3 تستمر VERB\n4 معركة NOUN\n5 عنيفة ADJ\n6 . PUNCT", []),
    ],
)
def test_there_and_where(words: str, expected: list[str], tables: Tables) -> None:
    view = scene(words, tables)
    assert [place.mention.name for place in meant_places(view, find_operations(view)[-1])] == expected
