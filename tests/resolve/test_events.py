"""Operations of several articles that are one event: by kind, place, time and who takes part, and never without ground."""

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Comparison, Decision, Extraction, Resolution
from kg.resolve import resolve
from kg.resolve.account import read_accounts, write_accounts
from tests.resolve.support import event, extraction

MONDAY, TUESDAY, LATER = (("2031-05-05",) * 2, ("2031-05-06",) * 2, ("2031-06-10",) * 2)
RAID: dict[str, Any] = {
    "name": "غارة على غاو",
    "kind": "Airstrike",
    "days": MONDAY,
    "atLocation": "Location:غاو",
    "conductedBy": "ArmedGroup:القوات الفرنسية",
    "targets": "ArmedGroup:تنظيم القاعدة",
}


def raid(article: str, **changes: Any) -> Extraction:
    """Return an article on an air strike; a change to nothing leaves something out."""
    given = {key: value for key, value in (RAID | changes).items() if value}
    return event(article, **given)


def operations(found: Resolution) -> int:
    """Return how many operations there are."""
    return sum(entity.kind == "Operation" for entity in found.entities)


def compared(*read: Extraction) -> Comparison:
    """Return the one comparison of operations."""
    found = resolve(read)
    parts = {
        part.id for part in found.parts if {entity.kind for entity in found.entities if entity.id == part.entity} == {"Operation"}
    }
    (one,) = (one for one in found.comparisons if one.first in parts)
    return one


def test_one_event_under_two_names_is_one_operation_with_reasons() -> None:
    first, second = raid("a"), raid("b", name="قصف أطراف المدينة")
    assert operations(resolve([first, second])) == 1
    one = compared(first, second)
    assert one.verdict == "same"
    assert {(feature.name, feature.reason) for feature in one.features} == {
        ("same-kind", "Airstrike"),
        ("same-town", "غاو"),
        ("same-day", "2031-05-05"),
        ("same-agent", "القوات الفرنسية"),
        ("same-target", "تنظيم القاعدة"),
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"days": LATER},
        {"days": ("", "")},
        {"days": ("2031-05-01", "2031-05-31")},
        {"atLocation": "Location:كيدال"},
        {"atLocation": ""},
        {"atLocation": "Location:مالي"},
        {"kind": "Meeting", "name": "لقاء"},
        {"mood": "negated"},
        {"status": "called-for", "targets": ""},
        {"conductedBy": "ArmedGroup:حركة حماس", "targets": "ArmedGroup:حزب الله"},
        {"name": "غارات على غاو", "conductedBy": "", "targets": ""},
    ],
    ids=lambda changes: " ".join(changes),
)
def test_what_differs_in_a_telling_thing_is_another_event(changes: dict[str, Any]) -> None:
    assert operations(resolve([raid("a"), raid("b", **changes)])) == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"conductedBy": ""},
        {"targets": ""},
        {"conductedBy": "State:فرنسا"},
        {"days": TUESDAY},
        {"kind": "Attack", "name": "هجوم على غاو"},
        {"name": "غارات على غاو"},
        {"name": "غارة جوية", "conductedBy": "", "targets": ""},
    ],
    ids=lambda changes: " ".join(changes),
)
def test_what_is_only_left_out_or_said_otherwise_is_the_same_event(changes: dict[str, Any]) -> None:
    assert operations(resolve([raid("a"), raid("b", **changes)])) == 1


def test_an_equal_toll_is_ground_where_no_day_is_known() -> None:
    undated = {"days": ("", ""), "killed": "17"}
    assert operations(resolve([raid("a", killed="17"), raid("b", **undated)])) == 1
    assert operations(resolve([raid("a", killed="17"), raid("b", **undated | {"killed": "9"})])) == 2
    assert operations(resolve([raid("a", killed="17"), raid("b", **undated | {"killed": "~17"})])) == 2


def test_a_toll_that_is_far_from_another_speaks_against_a_merge() -> None:
    assert (
        compared(raid("a", killed="5"), raid("b", killed="90", targets="")).score
        < compared(raid("a", killed="5"), raid("b", killed="6", targets="")).score
    )


def test_two_strikes_of_one_article_are_two_and_a_third_that_could_be_either_is_neither() -> None:
    first, second = raid("a"), raid("a", name="غارة أخرى")
    moved = tuple(replace(m, id=m.id + "x", begin=m.begin + 1000, end=m.end + 1000) for m in second.mentions)
    both = replace(
        first,
        mentions=first.mentions + moved,
        operations=first.operations + tuple(replace(o, mention=o.mention + "x") for o in second.operations),
        relations=first.relations + tuple(replace(r, subject=r.subject + "x", object=r.object + "x") for r in second.relations),
    )
    assert operations(resolve([both])) == 2
    assert operations(resolve([both, raid("b")])) == 3


def test_talks_are_told_by_those_who_hold_them() -> None:
    talks: dict[str, Any] = {"name": "لقاء", "kind": "Meeting", "days": MONDAY}
    first = event("a", **talks, conductedBy="Person:هدى العلي|Person:سامي الدروبي")
    same = event("b", **talks | {"name": "محادثات", "kind": "Negotiation"}, conductedBy="Person:سامي الدروبي|Person:هدى العلي")
    other = event("c", **talks, conductedBy="Person:هدى العلي|Person:آدم خوري", atLocation="Location:عمان")
    assert operations(resolve([first, same])) == 1
    assert operations(resolve([first, other])) == 2


def test_what_lasts_is_joined_without_a_day_where_place_and_sides_agree() -> None:
    siege: dict[str, Any] = {"kind": "Siege", "atLocation": "Location:تعز", "conductedBy": "ArmedGroup:جماعة الحوثي"}
    assert operations(resolve([event("a", "حصار المدينة", **siege), event("b", "حصار تعز كلها", **siege)])) == 1
    assert operations(resolve([event("a", "حصار المدينة", **siege), event("b", "تطويق تعز", **siege)])) == 2


def test_kinds_that_hold_many_deeds_need_one_noun() -> None:
    doing: dict[str, Any] = {
        "kind": "Other",
        "days": MONDAY,
        "atLocation": "Location:بيروت",
        "conductedBy": "ArmedGroup:حزب الله",
    }
    assert operations(resolve([event("a", "مظاهرة", **doing), event("b", "المظاهرة", **doing)])) == 1
    assert operations(resolve([event("a", "مظاهرة", **doing), event("b", "اعتصام", **doing)])) == 2


def test_a_place_lies_in_a_larger_one() -> None:
    assert operations(resolve([raid("a", killed="3"), raid("b", atLocation="Location:مالي|Location:غاو", killed="3")])) == 1
    within = compared(raid("a", killed="3"), raid("b", atLocation="Location:مالي", killed="3"))
    assert "within-country" in {feature.name for feature in within.features}


def test_a_user_decides_about_events_and_takes_it_back() -> None:
    read = [raid("a"), raid("b"), raid("c", days=LATER)]
    plain = resolve(read)
    assert operations(plain) == 2
    parts = {part.chains[0].article: part.id for part in plain.parts if part.name == RAID["name"]}
    apart = resolve(read, [Decision("different", parts["a"], parts["b"])])
    joined = resolve(read, [Decision("same", parts["a"], parts["c"])])
    assert (operations(apart), operations(joined)) == (3, 1)
    assert resolve(read, []) == plain


def test_the_account_of_an_event_is_written_and_read() -> None:
    found = resolve([raid("a"), raid("b")])
    accounts = read_accounts(write_accounts(found).splitlines())
    (account,) = (account for account in accounts if account.kind == "Operation")
    assert len(account.parts) == 2
    assert account.comparisons == tuple(one for one in found.comparisons if one.first in {p.id for p in account.parts})


CHANGES = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["Airstrike", "Attack", "Battle"]),
        "days": st.sampled_from([MONDAY, TUESDAY, LATER, ("", ""), ("2031-05-01", "2031-05-07")]),
        "atLocation": st.sampled_from(["", "Location:غاو", "Location:كيدال", "Location:مالي"]),
        "conductedBy": st.sampled_from(["", "ArmedGroup:القوات الفرنسية", "State:فرنسا", "Group:مسلحون"]),
        "targets": st.sampled_from(["", "ArmedGroup:تنظيم القاعدة", "Group:مدنيون"]),
        "killed": st.sampled_from(["", "3", "5|3", "8", "~7"]),
    }
)


@settings(deadline=None, max_examples=60)
@given(st.lists(CHANGES, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_articles_changes_nothing(changes: list[dict[str, Any]], random: Random) -> None:
    read = [raid(str(number), **change) for number, change in enumerate(changes)]
    shuffled = random.sample(read, len(read))
    assert resolve(shuffled) == resolve(read)


@settings(deadline=None, max_examples=60)
@given(st.lists(CHANGES, min_size=1, max_size=5))
def test_an_article_that_is_added_keeps_every_id(changes: list[dict[str, Any]]) -> None:
    read = [raid(str(number), **change) for number, change in enumerate(changes)]
    before, after = resolve(read[:-1]), resolve(read)
    kept = {entity.id for entity in after.entities} | {old for entity in after.entities for old in entity.replaces}
    assert {entity.id for entity in before.entities} <= kept


def test_the_work_does_not_grow_with_the_square_of_the_events() -> None:
    """On one day in one town more events than fifty are compared with none by it."""
    read = [
        raid(str(number), days=(f"2031-05-{1 + number % 25:02}",) * 2, atLocation=f"Location:{'بتثجحخدرزس'[number % 10]}ارون")
        for number in range(250)
    ]
    assert len(resolve(read).comparisons) <= 250 * 50
    assert operations(resolve([*read, extraction("z", "Operation:الهجوم")])) >= 1
