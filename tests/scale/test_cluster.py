"""The cluster engine; the tests run where Ray is installed."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from kg.errors import SettingsError
from kg.scale import Job, Lost
from kg.scale.cluster import run
from tests.scale import standing_in
from tests.test_interrupted import NEWS, content


def load_doubling(end: str) -> Callable[[Sequence[int]], list[int]]:
    """Return what doubles numbers; 13 ends its worker always, 5 once: `end` is the file that remembers it."""
    return lambda numbers: [_doubled(number, Path(end)) for number in numbers]


def _doubled(number: int, end: Path) -> int:
    if number == 13 or (number == 5 and not end.exists()):
        end.touch()
        os.kill(os.getpid(), signal.SIGKILL)
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
def test_workers_that_end_are_started_again_and_what_ends_them_always_is_set_aside(tmp_path: Path) -> None:
    job = Job(load_doubling, (str(tmp_path / "ended"),))
    found = {one.item: one.answer for one in run(job, [(1, 2), (5, 6), (12, 13)], workers=2, patience=lambda _: 60)}
    assert found == {1: 2, 2: 4, 5: 10, 6: 12, 12: 24, 13: Lost("ended its worker")}


@pytest.mark.usefixtures("ray")
def test_the_graph_is_that_of_one_machine(tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"a{number}.txt").write_text(NEWS.format(n=number), "utf-8")
    names = tmp_path / "articles.list"
    names.write_text("".join(f"a{number}.txt\n" for number in range(6)), "utf-8")
    standing_in.build(names, tmp_path / "ray", engine="ray")
    standing_in.build_here(names, tmp_path / "here")
    assert content(tmp_path / "ray") == content(tmp_path / "here")
