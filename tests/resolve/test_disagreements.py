"""What articles say differently of one operation is kept and marked; what both may be right in is not."""

from typing import Any

import pytest

from kg.model import Disagreement, Extraction, Resolution
from kg.resolve import resolve
from tests.resolve.support import event

DAY = ("2031-05-05", "2031-05-05")
ATTACK: dict[str, Any] = {
    "name": "هجوم على غاو",
    "kind": "Attack",
    "days": DAY,
    "atLocation": "Location:غاو",
    "conductedBy": "ArmedGroup:تنظيم القاعدة",
    "targets": "ArmedGroup:الجيش المالي",
    "killed": "12",
    "wounded": "30",
}


def attack(article: str, **changes: Any) -> Extraction:
    """Return an article on an attack; a change to nothing leaves something out."""
    given = {key: value for key, value in (ATTACK | changes).items() if value}
    return event(article, **given)


def slots(*read: Extraction) -> list[str]:
    """Return in what two articles that tell of one event disagree."""
    found = resolve(read)
    assert sum(entity.kind == "Operation" for entity in found.entities) == 1
    return marked(found, *read)


def marked(found: Resolution, *read: Extraction) -> list[str]:
    """Return the predicates of the relations that disagree."""
    predicate = {relation.id: relation.predicate for one in read for relation in one.relations}
    assert all(predicate[one.first] == predicate[one.second] for one in found.disagreements)
    return [predicate[one.first] for one in found.disagreements]


@pytest.mark.parametrize(
    ("change", "slot"),
    [
        ({"killed": "17"}, "killed"),
        ({"wounded": "31"}, "wounded"),
        ({"conductedBy": "ArmedGroup:حركة الشباب"}, "conductedBy"),
        ({"targets": "ArmedGroup:حزب الله"}, "targets"),
        ({"atLocation": "Location:كيدال"}, "atLocation"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_thing_that_cannot_be_both_is_marked(change: dict[str, str], slot: str) -> None:
    assert slots(attack("a"), attack("b", **change)) == [slot]


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"killed": "~10"},
        {"killed": "5|7"},
        {"killed": ""},
        {"targets": "State:مالي"},
        {"conductedBy": "ArmedGroup:تنظيم القاعدة|ArmedGroup:حركة الشباب"},
        {"conductedBy": "Group:مسلحون"},
        {"atLocation": "Location:مالي|Location:غاو"},
    ],
    ids=lambda change: " ".join(change.values()),
)
def test_what_may_both_be_true_is_not_marked(change: dict[str, str]) -> None:
    assert slots(attack("a"), attack("b", **change)) == []


def test_of_what_lasts_each_article_may_tell_another_day_and_other_sides() -> None:
    battle = {"name": "معركة غاو", "kind": "Battle"}
    assert slots(attack("a", **battle), attack("b", **battle, days=("2031-05-06",) * 2, killed="17")) == []
    assert slots(attack("a", **battle), attack("b", **battle, killed="17")) == ["killed"]
    assert slots(attack("a", **battle), attack("b", **battle, conductedBy="ArmedGroup:حركة الشباب")) == []


def test_guests_of_talks_do_not_disagree() -> None:
    talks: dict[str, Any] = {"name": "قمة «درب الصحراء»", "kind": "Meeting", "days": DAY}
    assert slots(event("a", **talks, conductedBy="Person:هدى العلي"), event("b", **talks, conductedBy="Person:آدم خوري")) == []


def test_every_article_is_set_beside_every_other() -> None:
    read = [attack(name, killed=killed) for name, killed in zip("abc", ("12", "13", "14"), strict=True)]
    assert marked(resolve(read), *read) == ["killed"] * 3


def test_an_article_does_not_disagree_with_itself() -> None:
    assert marked(resolve([one := attack("a", killed="5|7")]), one) == []


def test_the_relations_are_in_order() -> None:
    found = resolve([attack("a"), attack("b", killed="17")])
    assert found.disagreements == tuple(Disagreement(*sorted((one.first, one.second))) for one in found.disagreements)
