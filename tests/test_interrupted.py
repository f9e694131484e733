"""Builds that are ended at any moment, or run out of disk or memory: the next one goes on and ends with the same bytes.

The models are stood in for, so that there is time to end many; `KG_KILLS` says how many (3 if it is not set; 20 for one before
every change of the disk).
"""

import contextlib
import itertools
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from kg.built import GRAPH, REPORT, STORE, WORK, verify_output
from kg.errors import InputError, OutputError
from kg.model import Article, Sentence
from kg.report import Report
from kg.store import open_store
from tests.scale import standing_in
from tests.scale.standing_in import ENDING, FAILING, GREEDY, STALLING, build, build_here

KILLS = int(os.environ.get("KG_KILLS", "3"))
MOST_CHANGES = 90  # of the disk: more than a build makes
NEWS = "وصل الوزير سامي الدروبي إلى مدينة تدمر {n}. وقال الدروبي إن الجيش سيبدأ عملية عسكرية قرب حمص. وأعلن محافظ حلب {n} هدنة."

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(5):
        (folder / f"a{number:02}.txt").write_text(NEWS.format(n=number), "utf-8")
    return folder


def content(folder: Path) -> dict[str, bytes]:
    """Everything that is the same for the same input."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    names = {path: path.relative_to(folder).as_posix() for path in found}
    return {name: path.read_bytes() for path, name in names.items() if not name.startswith((STORE, WORK, REPORT))}


def whole(out: Path) -> bool:
    """Whether store, texts and graph belong together."""
    found = verify_output(out)
    return found.spans > 0 and not found.problems and len(open_store(out / STORE)) > 0


Builder = Callable[..., str]


@contextlib.contextmanager
def _builder(*before: str) -> Iterator[tuple[Builder, int]]:
    command = [*before, sys.executable, "-m", "tests.scale.standing_in"]
    root = Path(__file__).parents[1]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root) as process:

        def ask(source: Path, out: Path, *, seconds: float = 600, limit: str = "", size: int = 0) -> str:
            assert process.stdin
            assert process.stdout
            print(json.dumps((str(source), str(out), seconds, limit, size)), file=process.stdin, flush=True)
            return process.stdout.readline().strip()

        yield ask, process.pid
        process.stdin.close()  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def builder() -> Iterator[Builder]:
    """What builds in a process that may be ended or limited; it returns "done", "told", "failed" or "killed"."""
    with _builder() as (ask, _):
        yield ask


def test_a_build_that_is_killed_again_and_again_ends_with_the_same_bytes(news: Path, tmp_path: Path, builder: Builder) -> None:
    chance, out = random.Random(7), tmp_path / "out"
    old: dict[str, bytes] = {}
    for number in range(KILLS):
        (news / f"a{number % 5:02}.txt").write_text(NEWS.format(n=100 + number), "utf-8")
        begun = time.monotonic()
        assert builder(news, tmp_path / f"whole-{number}") == "done"
        longest = time.monotonic() - begun
        new = content(tmp_path / f"whole-{number}")
        while (ending := builder(news, out, seconds=chance.uniform(0, longest))) == "killed":
            longest *= 1.1  # so that it is done at last on a machine that has become slower
            if (out / GRAPH).exists():
                assert (out / GRAPH).read_bytes() in (old.get(GRAPH), new[GRAPH])
        assert ending == "done"
        assert content(out) == new
        assert whole(out)
        old = new


def test_a_build_that_is_killed_before_a_change_of_the_disk_ends_with_the_same_bytes(
    news: Path, tmp_path: Path, builder: Builder
) -> None:
    """Before one change after the other, and each time once more while the next build mends what is left."""
    out, first, second = tmp_path / "out", NEWS.format(n=100), NEWS.format(n=101)
    wanted = {}
    for text in (first, second):
        (news / "a00.txt").write_text(text, "utf-8")
        assert builder(news, tmp_path / "whole") == "done"
        wanted[text] = content(tmp_path / "whole")
    assert builder(news, out) == "done"
    for change, text in zip(range(0, MOST_CHANGES, -(-20 // KILLS)), itertools.cycle((first, second))):
        (news / "a00.txt").write_text(text, "utf-8")
        ended = [builder(news, out, limit="changes", size=size) for size in (change, change // 2)]
        assert set(ended) <= {"killed", "done"}
        assert (out / GRAPH).read_bytes() in [each[GRAPH] for each in wanted.values()]
        assert builder(news, out) == "done"
        assert content(out) == wanted[text]
        assert whole(out)
    assert ended == ["done", "done"]


def test_what_is_not_changed_is_not_done_again(news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    first = build_here(news, out)
    before, times = content(out), {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.name != WORK}
    monkeypatch.setattr(standing_in, "annotate", lambda _: pytest.fail("the models are asked"))
    monkeypatch.setattr("kg.corpus.article.mark", lambda *_, **__: pytest.fail("an article is read"))
    monkeypatch.setattr("kg.pipeline.update", lambda *_, **__: pytest.fail("resolved again"))
    second = build_here(news, out)
    assert second == Report(**{name: getattr(first, name) for name in Report.__slots__} | {"seconds": second.seconds})
    assert content(out) == before
    assert {path: path.stat().st_mtime_ns for path in times} == times


def test_articles_that_come_and_go_leave_the_same_as_a_build_from_nothing(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    asked: list[Article] = []
    build_here(news, out)
    (news / "a03.txt").unlink()
    (news / "new.txt").write_text(NEWS.format(n=50), "utf-8")
    (news / "a05.txt").write_text(NEWS.format(n=51), "utf-8")
    annotate = standing_in.annotate

    def noted(articles: Sequence[Article]) -> list[tuple[Sentence, ...]]:
        asked.extend(articles)
        return annotate(articles)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(standing_in, "annotate", noted)
        report = build_here(news, out)
    assert sorted(article.id for article in asked) == ["a05", "new"]
    build_here(news, tmp_path / "fresh")
    assert content(out) == content(tmp_path / "fresh")
    assert len(open_store(out / STORE)) == report.triples


@pytest.mark.parametrize("damage", ["MANIFEST", "CURRENT", ".sst", ""])
def test_a_store_that_is_damaged_is_made_again(news: Path, tmp_path: Path, damage: str) -> None:
    out = tmp_path / "out"
    build_here(news, out)
    before = len(open_store(out / STORE))
    for path in (out / STORE).iterdir():
        if damage in path.name:
            path.unlink()
    build_here(news, out)
    assert len(open_store(out / STORE)) == before


@pytest.mark.parametrize("name", [GRAPH, "identity.jsonl", "graph.html"])
def test_what_somebody_has_changed_is_made_again(news: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    build_here(news, out)
    before = content(out)
    (out / name).write_bytes(before[name] + b"\n")
    build_here(news, out)
    assert content(out) == before


def test_damaged_results_are_worked_out_again(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build_here(news, out)
    before = content(out)
    (out / WORK).write_bytes(b"\x00" * 5_000)
    (out / GRAPH).unlink()
    build_here(news, out)
    assert content(out) == before


@pytest.mark.parametrize("place", [0, 10, -10])
def test_single_results_that_are_damaged_are_worked_out_again(news: Path, tmp_path: Path, place: int) -> None:
    """The file of results opens, but rows of it hold something else than was written there."""
    out = tmp_path / "out"
    build_here(news, out)
    before = content(out)
    with sqlite3.connect(out / WORK) as connection:
        for key, row in connection.execute("SELECT key, content FROM results").fetchall():
            damaged = bytearray(row)
            damaged[place] ^= 255
            connection.execute("UPDATE results SET content = ? WHERE key = ?", (bytes(damaged), key))
    connection.close()
    (out / GRAPH).write_bytes(b"")
    with pytest.raises(OutputError, match=r"is damaged .* build again, it is begun anew"):
        build_here(news, out)
    build_here(news, out)
    assert content(out) == before


def test_articles_that_end_stall_or_confuse_are_set_aside_and_named(news: Path, tmp_path: Path) -> None:
    for name, words in (("ending", ENDING), ("stalling", STALLING), ("failing", FAILING), ("filling", GREEDY)):
        (news / f"{name}.txt").write_text(f"{words}. {NEWS.format(n=1)}", "utf-8")
    report = build(news, tmp_path / "out", workers=2, batch=8, patience=4)
    assert [(problem.where, problem.reason) for problem in report.refused] == [
        ("ending", "is set aside: ended its worker (signal 9)"),
        ("failing", "is set aside: cannot be read: RecursionError: too deep"),
        ("filling", "is set aside: cannot be read: MemoryError: "),
        ("stalling", "is set aside: gave no answer within 7 seconds"),
    ]
    for path in news.glob("*ing.txt"):
        path.unlink()
    build_here(news, tmp_path / "without")
    assert content(tmp_path / "out") == content(tmp_path / "without")


def test_nothing_is_left_when_every_article_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FAILING, "utf-8")
    with pytest.raises(InputError, match="no article could be read: a: is set aside"):
        build_here(tmp_path / "a.txt", tmp_path / "out")


LIMITS = (*(("files", size) for size in (1_000, 30_000, 200_000)), *(("memory", size) for size in (1 << 20, 1 << 25)))


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="this system does not tell the memory of a process")
def test_when_files_or_memory_are_limited_the_next_build_goes_on(news: Path, tmp_path: Path, builder: Builder) -> None:
    """The limits are of the size of files, and of memory beside what the process has at first."""
    out = tmp_path / "out"
    assert builder(news, out) == "done"
    old = content(out)
    (news / "a00.txt").write_text(NEWS.format(n=77), "utf-8")
    assert builder(news, tmp_path / "fresh") == "done"
    new = content(tmp_path / "fresh")
    for limit, size in LIMITS:
        assert builder(news, out, limit=limit, size=size) in ("told", "done", "killed"), (limit, size)
        assert (out / GRAPH).read_bytes() in (old[GRAPH], new[GRAPH]), (limit, size)
    assert builder(news, out) == "done"
    assert content(out) == new


DISK = 12_000_000
ROOMS = (0, 20_000, 100_000, 300_000, 1_000_000)


def test_when_the_disk_is_full_the_next_build_goes_on(news: Path, tmp_path: Path) -> None:
    """The disk is one in memory of a few megabytes, which only the building process sees, filled up to some bytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = f"mount -t tmpfs -o size={DISK} none '{disk}' && exec \"$@\""
    with _builder("unshare", "--map-root-user", "--mount", "sh", "-c", mount, "sh") as (ask, process):
        seen = Path(f"/proc/{process}/root{disk}")
        if ask(news, disk / "out") != "done" or not (seen / "out" / GRAPH).exists():
            pytest.skip("this system lets nobody mount a disk in memory")
        for number, room in enumerate(ROOMS):
            old = content(seen / "out")
            (news / "a00.txt").write_text(NEWS.format(n=300 + number), "utf-8")
            (seen / "ballast").write_bytes(b"0" * max(0, shutil.disk_usage(seen).free - room))
            assert ask(news, disk / "out") in ("told", "killed", "done"), room
            (seen / "ballast").unlink()
            left = content(seen / "out")
            assert ask(news, disk / "out") == "done"
            assert ask(news, disk / "fresh") == "done"
            assert content(seen / "out") == content(seen / "fresh")
            assert left[GRAPH] in (old[GRAPH], content(seen / "out")[GRAPH])
