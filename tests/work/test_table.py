"""The file of results."""

import sqlite3
from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.work import Entry, open_work, telling

ONE, OTHER = Entry("أ", b"r1", b"p1", b"e1"), Entry("ب", b"r2", b"p2", b"e2")


def test_results_stay_and_what_is_missing_is_told(tmp_path: Path) -> None:
    with open_work(tmp_path / "w") as work:
        work.list_articles([OTHER, ONE])
        work.keep([(b"e1", b"found")])
    with open_work(tmp_path / "w") as work:
        assert work.get(b"e1") == b"found"
        assert work.get(b"e2") == b""
        assert (work.holds(b"e1"), work.holds(b"e2")) == (True, False)
        assert list(work.entries()) == [ONE, OTHER]
        assert work.missing() == (OTHER,)


def test_what_no_article_uses_is_dropped(tmp_path: Path) -> None:
    with open_work(tmp_path / "w") as work:
        work.keep([(key, b"x") for key in (b"r1", b"p1", b"e1", b"r2", b"e2")])
        work.list_articles([ONE, OTHER])
        work.forget([OTHER])
        work.tidy()
        assert [work.holds(key) for key in (b"r1", b"p1", b"e1", b"r2", b"e2")] == [True, True, True, False, False]


def test_notes_are_kept_and_replaced(tmp_path: Path) -> None:
    with open_work(tmp_path / "w") as work:
        work.write_notes({"a": b"1", "b": b"2"})
        work.write_notes({"a": b"3"})
        assert (work.note("a"), work.note("b"), work.note("c")) == (b"3", b"2", b"")


def test_two_builds_never_have_one_file(tmp_path: Path) -> None:
    with open_work(tmp_path / "w") as work:
        work.keep([(b"k", b"v")])
        with pytest.raises(OutputError, match="another build is at work here"), open_work(tmp_path / "w"):
            pass


@pytest.mark.parametrize("content", [b"not a database at all, but long enough to be one" * 40, b""])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    with open_work(tmp_path / "w") as work:
        work.keep([(b"k", b"v" * 100_000)])
    (tmp_path / "w").write_bytes(content)
    with open_work(tmp_path / "w") as work:
        assert not work.holds(b"k")


def test_pages_that_were_overwritten_are_noticed(tmp_path: Path) -> None:
    with open_work(tmp_path / "w") as work:
        work.keep([(bytes([n]), b"v" * 2_000) for n in range(200)])
    with (tmp_path / "w").open("r+b") as file:
        file.seek(20_000)
        file.write(b"\xff" * 40_000)
    with open_work(tmp_path / "w") as work:
        assert work.is_empty


def test_damage_that_is_found_later_makes_the_next_build_begin_anew(tmp_path: Path) -> None:
    with open_work(tmp_path / "w") as work:
        work.keep([(b"k", b"v")])
        with pytest.raises(OutputError, match="is damaged"), telling(work.path):
            raise sqlite3.DatabaseError("malformed")
    with open_work(tmp_path / "w") as work:
        assert work.is_empty
        work.keep([(b"k", b"v")])
    assert [path.name for path in tmp_path.iterdir()] == ["w"]


def test_nothing_is_left_of_a_file_without_results(tmp_path: Path) -> None:
    with open_work(tmp_path / "w"):
        pass
    assert list(tmp_path.iterdir()) == []
