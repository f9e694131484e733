"""Articles that come, go and change leave the tables that all of them together give."""

import sqlite3
from collections.abc import Iterable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Decision, Extraction
from kg.resolve import resolve
from kg.resolve.tables import noted
from kg.resolve.update import update
from tests.resolve.support import event, extraction
from tests.resolve.test_alignments import said

_TABLES = ("members", "links", "parts", "blocks", "pairs", "entities", "said", "disputed", "apart", "resolved")
_NAMES = ("جون برادلين", "جون برادلن", "برادلين", "سامي الدروبي", "الدروبي", "داعش", "تنظيم داعش", "تركيا", "الوزارة", "؟")
_PLACES = ("Location:غاو", "Location:تدمر", "Location:الرقة")
_ACTORS = ("ArmedGroup:تنظيم القاعدة", "ArmedGroup:داعش", "State:تركيا", "Person:جون برادلين", "Person:برادلين")
_WORDS = ("لن نقبل أي حل لا يعيد المهجرين إلى بيوتهم", "لن نقبل أي حل لا يعيد المهجرين إلى بيوتهم قبل نهاية العام")


def _about(article: str, chosen: tuple[str, ...]) -> Extraction:
    names = [f"{kind}:{name}" for kind, name in zip(("Person", "Organization", "Location", "Operation"), chosen, strict=False)]
    return extraction(article, *names, roles={0: "وزير الدفاع التركي"} if len(names) > 1 else None)


def _raid(article: str, chosen: tuple[Any, ...]) -> Extraction:
    name, day, place, agent, target, killed = chosen
    parts = {"atLocation": place, "conductedBy": agent, "targets": target, "killed": killed}
    return event(article, name, "Attack", days=(day, day), **{key: value for key, value in parts.items() if value})


def _spoken(article: str, chosen: tuple[str, str]) -> Extraction:
    return said(article, *chosen)


_RAIDS = st.tuples(
    st.sampled_from(("هجوم على غاو", "قصف وسط البلدة", 'عملية "درع الشمال"')),
    st.sampled_from((*("2031-05-05",) * 4, "2031-05-06", "")),
    st.sampled_from((*_PLACES[:1] * 4, *_PLACES, "")),
    st.sampled_from((*_ACTORS[:1] * 4, *_ACTORS, "")),
    st.sampled_from((*_ACTORS[1:2] * 4, *_ACTORS, "")),
    st.sampled_from(("12", "17", "")),
)
_KINDS = st.one_of(
    st.tuples(st.just(_raid), _RAIDS),
    st.tuples(st.just(_about), st.lists(st.sampled_from(_NAMES), max_size=4).map(tuple)),
    st.tuples(st.just(_raid), _RAIDS),
    st.tuples(st.just(_spoken), st.tuples(st.sampled_from(_WORDS), st.sampled_from(("هدى العلي", "العلي", "")))),
)
_ARTICLES = st.dictionaries(st.sampled_from("abcdefgh"), _KINDS, max_size=8)


def _read(chosen: dict[str, Any]) -> dict[str, Extraction]:
    return {article: make(article, content) for article, (make, content) in chosen.items()}


def _update(db: sqlite3.Connection, read: dict[str, Extraction], decisions: Iterable[Decision] = ()) -> None:
    keys = ((article, repr(found).encode()) for article, found in read.items())
    update(db, keys, read.__getitem__, decisions)


def _content(db: sqlite3.Connection) -> dict[str, list[tuple[Any, ...]]]:
    return {
        table: db.execute(f"SELECT * FROM {table} ORDER BY 1, 2" if table != "apart" else "SELECT * FROM apart").fetchall()
        for table in _TABLES
    }


def _anew(read: dict[str, Extraction], decisions: Iterable[Decision] = ()) -> dict[str, list[tuple[Any, ...]]]:
    db = sqlite3.connect(":memory:")
    _update(db, read, decisions)
    return _content(db)


@settings(deadline=None, max_examples=40)
@given(st.lists(_ARTICLES, min_size=2, max_size=4))
def test_any_way_leads_to_the_same_tables(steps: list[dict[str, Any]]) -> None:
    db = sqlite3.connect(":memory:")
    for chosen in steps:
        read = _read(chosen)
        _update(db, read)
        assert _content(db) == _anew(read)


@settings(deadline=None, max_examples=20)
@given(st.lists(_ARTICLES, min_size=2, max_size=3), st.data())
def test_so_it_is_with_decisions(steps: list[dict[str, Any]], data: st.DataObject) -> None:
    parts = resolve(found for chosen in steps for found in _read(chosen).values()).parts
    ids = sorted({part.id for part in parts} | {chain.id for part in parts for chain in part.chains})
    pairs = st.tuples(
        st.sampled_from(("same", "different")), st.sampled_from(ids or ["0" * 16]), st.sampled_from(ids or ["1" * 16])
    )
    decisions = [Decision(*one) for one in data.draw(st.lists(pairs, max_size=3)) if one[1] != one[2]]
    db = sqlite3.connect(":memory:")
    for chosen in steps:
        read = _read(chosen)
        _update(db, read, decisions)
        assert _content(db) == _anew(read, decisions)


def test_a_block_that_becomes_a_crowd_and_is_one_no_more() -> None:
    letters = "بتثجحخدرزسشصضطعغفقكلمنه"
    many = {f"n{n:02}": extraction(f"n{n:02}", f"Person:{letters[n % 23]}{letters[n // 23]}ار الدروبي") for n in range(49)}
    two = {name: extraction(name, f"Person:{words}") for name, words in (("x", "الدروبي"), ("y", "وليم الدروبي"))}
    db = sqlite3.connect(":memory:")
    for read in ({**two}, {**many, **two}, many, {**two}, {**many, **two, "z": extraction("z", "Person:ناصر الدروبي")}, two):
        _update(db, read)
        assert _content(db) == _anew(read)


def test_what_a_change_does_not_touch_is_not_looked_at() -> None:
    read = {name: _about(name, (f"سالم {name}", f"حزب {name}")) for name in ("أمين", "نديم", "وليد")}
    db = sqlite3.connect(":memory:")
    _update(db, read)
    _update(db, read)
    assert [list(noted(db, name)) for name in ("affected", "departed", "renewed")] == [[], [], []]
    read["وليد"] = _about("وليد", ("سالم وليد",))
    _update(db, read)
    assert list(noted(db, "affected")) == list(noted(db, "departed")) == ["وليد"]
    assert len(list(noted(db, "renewed"))) == 2
