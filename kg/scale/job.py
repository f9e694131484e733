"""What engines are given and what they give back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from kg.errors import KgError

READY, DONE, BROKEN = "ready", "done", "broken"
"""What an answer of a worker begins with; one that is broken has an error to tell that ends the whole run."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker does.

    Attributes:
        load: a function at the top of a module; called once in each worker with `arguments`, it returns what answers a group of
            items with as many answers. A `KgError` that it or the answering raises ends the whole run.
        arguments: of `load`; they are pickled.
    """

    load: Callable[..., Callable[[Sequence[Any]], Sequence[Any]]]
    arguments: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """Why an item has no answer."""

    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """An item, and its answer or why it has none."""

    item: Any
    answer: Any | Lost


def answer(work: Callable[[Sequence[Any]], Sequence[Any]], items: Sequence[Any]) -> list[Any]:
    """Return the answers to items, with the reason in the place of an answer that could not be given.

    Raises:
        KgError: nothing can be answered.
    """
    try:
        return list(work(items))
    except KgError:
        raise
    except Exception as fault:  # one item must not take the others with it, whatever it makes the rules or the models do
        if len(items) == 1:
            return [Lost(f"cannot be read: {type(fault).__name__}: {fault}".partition("\n")[0])]
    return [reply for item in items for reply in answer(work, (item,))]
