"""The cluster engine; the tests run where Ray is installed."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from kg.errors import SettingsError
from kg.pipeline import export_quads
from kg.scale import Job, Lost, cluster
from kg.scale.cluster import run
from tests.scale import standing_in
from tests.scale.standing_in import ENDING_ONCE
from tests.test_interrupted import NEWS, content


def load_doubling(end: str) -> Callable[[Sequence[int]], list[int]]:
    """Return what doubles numbers; 13 ends its worker always, 5 once, 14 stalls it: `end` is the file that remembers it."""
    return lambda numbers: [_doubled(number, Path(end)) for number in numbers]


def _doubled(number: int, end: Path) -> int:
    if number == 13 or (number == 5 and not end.exists()):
        end.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 14:
        time.sleep(600)
    return number * 2


@pytest.fixture(scope="module")
def ray() -> Iterator[None]:
    """A local cluster of two workers."""
    found = pytest.importorskip("ray", reason="ray is not installed")
    found.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    yield
    found.shutdown()


def test_without_ray_the_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(SettingsError, match=r"pip install 'arkg\[ray\]'"):
        next(run(Job(load_doubling, ("",)), [(1,)], workers=1, patience=lambda _: 60))


@pytest.mark.usefixtures("ray")
def test_workers_that_end_are_started_again_and_what_ends_or_stalls_them_always_is_set_aside(tmp_path: Path) -> None:
    job = Job(load_doubling, (str(tmp_path / "ended"),))
    found = {one.item: one.answer for one in run(job, [(1, 2), (5, 6), (12, 13), (14,)], workers=2, patience=lambda _: 5)}
    assert found == {
        1: 2,
        2: 4,
        5: 10,
        6: 12,
        12: 24,
        13: Lost("ended its worker (signal 9)"),
        14: Lost("gave no answer within 5 seconds"),
    }


@pytest.mark.usefixtures("ray")
def test_groups_are_handed_over_some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_TOGETHER", 1)
    monkeypatch.setattr(cluster, "_TOGETHER_A_WORKER", 1)
    taken: list[int] = []

    def groups() -> Iterator[tuple[int]]:
        for number in range(4):
            taken.append(number)
            yield (number,)

    found = run(Job(load_doubling, ("",)), groups(), workers=1, patience=lambda _: 60)
    first = next(found)
    assert taken == [0, 1]
    assert {first.answer, *(one.answer for one in found)} == {0, 2, 4, 6}


@pytest.mark.usefixtures("ray")
@pytest.mark.filterwarnings("error::DeprecationWarning:kg")
def test_the_graph_is_that_of_one_machine_though_a_worker_is_lost_in_mid_run(tmp_path: Path) -> None:
    ended = tmp_path / "ended"
    for number in range(6):
        more = f"\n\n{ENDING_ONCE}{ended}\n" if number == 4 else ""
        (tmp_path / f"a{number}.txt").write_text(NEWS.format(n=number) + more, "utf-8")
    names = tmp_path / "articles.list"
    names.write_text("".join(f"a{number}.txt\n" for number in range(6)), "utf-8")
    report = standing_in.build(names, tmp_path / "ray", engine="ray", workers=2, batch=1)
    assert ended.exists()
    assert report.refused == ()
    standing_in.build_here(names, tmp_path / "here")
    assert content(tmp_path / "ray") == content(tmp_path / "here")
    quads = [tmp_path / name / "quads" for name in ("ray", "here")]
    for folder in quads:
        export_quads(folder.parent, folder, 2)
    assert content(quads[0]) == content(quads[1])
