"""The account of what entities are made of: written, read, searched and decided on."""

import pytest

from kg.errors import InputError
from kg.model import Decision, Resolution
from kg.resolve import resolve
from kg.resolve.account import decide, find, read_accounts, why_moved, write_accounts
from tests.resolve.support import extraction


@pytest.fixture(scope="module")
def resolution() -> Resolution:
    """Two spellings that are one, a name with two bearers, and a place of a person's name."""
    return resolve(
        [
            extraction("a", "Person:جون برادلين", "Person:سامي الدروبي", "Location:الواحة"),
            extraction("b", "Person:جون برادلن", "Person:سامي الدروبي", "Organization:الواحة"),
        ]
    )


def test_what_is_written_is_read_again(resolution: Resolution) -> None:
    accounts = read_accounts(write_accounts(resolution).splitlines())
    assert tuple(sorted((part for one in accounts for part in one.parts), key=lambda part: part.id)) == resolution.parts
    assert {one for account in accounts for one in account.comparisons} == set(resolution.comparisons)
    assert [account.id for account in accounts] == [entity.id for entity in resolution.entities]


def test_a_merge_is_shown_with_its_reason(resolution: Resolution) -> None:
    (found,) = find(read_accounts(write_accounts(resolution).splitlines()), "جون برادلين")
    (merge,) = found.comparisons
    assert merge.verdict == "same"
    assert [feature.name for feature in merge.features] == ["spelling"]
    assert "long-vowels" in merge.features[0].reason
    assert {merge.first, merge.second} == {part.id for part in found.parts}


def test_things_are_found_in_any_spelling_by_id_and_by_iri(resolution: Resolution) -> None:
    accounts = read_accounts(write_accounts(resolution).splitlines())
    (by_name,) = find(accounts, "سامى الدروبى")
    assert find(accounts, by_name.id) == find(accounts, f"https://example.org/entity/{by_name.id}") == (by_name,)
    assert len(find(accounts, "الواحة")) == 2
    assert find(accounts, "هدى العلي") == ()


def test_two_parts_of_one_entity_are_told_apart_by_their_names(resolution: Resolution) -> None:
    accounts = read_accounts(write_accounts(resolution).splitlines())
    made = decide(accounts, "different", "جون برادلين", "جون برادلن")
    (account,) = find(accounts, "جون برادلين")
    assert {made.first, made.second} == {part.id for part in account.parts}
    assert (made.first_name, made.second_name) == ("جون برادلين", "جون برادلن")


def test_entities_are_joined_by_their_names(resolution: Resolution) -> None:
    accounts = read_accounts(write_accounts(resolution).splitlines())
    made = decide(accounts, "same", "سامي الدروبي", "جون برادلين")
    ids = [find(accounts, name)[0].id for name in ("سامي الدروبي", "جون برادلين")]
    assert [made.first in ids, find(accounts, made.second)[0].id in ids] == [True, True]
    assert isinstance(made, Decision)


@pytest.mark.parametrize(
    ("verdict", "first", "second", "words"),
    [
        ("same", "هدى العلي", "سامي الدروبي", "there is nothing of that name"),
        ("same", "الواحة", "سامي الدروبي", "is the name of several things"),
        ("different", "سامي الدروبي", "سامي الدروبي", "give ids of its chains"),
    ],
)
def test_what_is_not_clear_is_asked_back(resolution: Resolution, verdict: str, first: str, second: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        decide(read_accounts(write_accounts(resolution).splitlines()), verdict, first, second)


def test_why_mentions_moved_is_told_by_the_comparison_or_the_decision() -> None:
    read = [extraction("a", "Person:جون برادلين"), extraction("b", "Person:جون برادلن")]
    merged = resolve(read)
    (entity,) = merged.entities
    (other,) = entity.replaces
    apart = resolve(read, [Decision("different", entity.id, other)])
    first, second = (read_accounts(write_accounts(found).splitlines()) for found in (merged, apart))
    assert why_moved(first, second, entity.id, other) == "different by a decision of the user"
    assert why_moved(second, first, other, entity.id).startswith("same by rules, 0.87: spelling +0.87 (")
    assert why_moved(first, first, entity.id, entity.id) == ""
    alone = read_accounts(write_accounts(resolve(read[:1])).splitlines())
    assert why_moved(alone, first, alone[0].id, entity.id).startswith("same by rules")
