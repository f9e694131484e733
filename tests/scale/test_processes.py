"""Workers that are processes: what they answer, and what happens when one ends, stalls or cannot begin."""

import os
import signal
import time
from collections.abc import Callable, Sequence

import pytest

from kg.errors import KgError, ModelError
from kg.scale import Job, Lost
from kg.scale.processes import run


def load_doubling(factor: int) -> Callable[[Sequence[int]], list[int]]:
    return lambda numbers: [_doubled(number, factor) for number in numbers]


def _doubled(number: int, factor: int) -> int:
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 14:
        time.sleep(600)
    if number == 15:
        raise RecursionError("too deep")
    if number == 16:
        raise ModelError("the models are broken")
    print("what a library prints is no answer")
    return number * factor


def load_nothing() -> Callable[[Sequence[int]], list[int]]:
    raise ValueError("no such table")


def load_and_end() -> Callable[[Sequence[int]], list[int]]:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def outcomes(*groups: Sequence[int], workers: int = 1, seconds: float = 60) -> dict[int, object]:
    found = list(run(Job(load_doubling, (2,)), groups, workers=workers, patience=lambda _: seconds))
    assert len(found) == sum(map(len, groups))
    return {outcome.item: outcome.answer for outcome in found}


def test_every_item_is_answered_whatever_the_number_of_workers() -> None:
    assert outcomes((1, 2), (3,), (4, 5), workers=2) == {1: 2, 2: 4, 3: 6, 4: 8, 5: 10}


def test_an_item_that_ends_its_worker_or_raises_is_lost_alone() -> None:
    found = outcomes((1, 13, 2), (3, 15))
    assert found.pop(13) == Lost("ended its worker (signal 9)")
    assert found.pop(15) == Lost("cannot be read: RecursionError: too deep")
    assert found == {1: 2, 2: 4, 3: 6}


def test_an_item_that_stalls_is_lost_in_time() -> None:
    found = outcomes((14,), (1,), seconds=2)
    assert found == {14: Lost("gave no answer within 2 seconds"), 1: 2}


def test_groups_are_taken_only_as_workers_become_free() -> None:
    taken: list[int] = []

    def groups() -> Sequence[tuple[int]]:  # type: ignore[misc]
        for number in range(10):
            taken.append(number)
            yield (number,)

    found = run(Job(load_doubling, (2,)), groups(), workers=1, patience=lambda _: 60)
    next(found)
    assert len(taken) < 6
    found.close()  # type: ignore[attr-defined]


def test_models_that_are_broken_end_the_run() -> None:
    with pytest.raises(ModelError, match="the models are broken"):
        outcomes((1, 16))


@pytest.mark.parametrize(
    ("load", "reason"),
    [(load_nothing, "cannot begin: ValueError: no such table"), (load_and_end, "signal 9.*before it could begin")],
)
def test_a_worker_that_cannot_begin_ends_the_run(load: Callable[[], Callable[[Sequence[int]], list[int]]], reason: str) -> None:
    with pytest.raises(KgError, match=reason):
        list(run(Job(load, ()), [(1,)], workers=1, patience=lambda _: 60))
