"""Workers on a cluster of Ray (the extra `ray`), or on a local one if none runs: actors of Ray Data, each with a worker process.

    groups ─► Ray Data ═ machines ═► actor ═ pipes ═► `python -m kg.scale.worker`, as on one machine

Groups are handed over some thousands at a time, so that the memory of the machine that builds does not grow with the archive.
Ray moves them, holds back when workers are busy, and does again what a lost machine had. What ends or stalls its worker takes no
actor with it: it is asked again alone, and then set aside, as on one machine.
"""

import pickle
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from queue import SimpleQueue
from typing import Any

from kg.errors import KgError, SettingsError
from kg.scale.job import Job, Outcome
from kg.scale.processes import Worker, answered

# Groups that are handed over together. Each time the actors load their models anew, which is to be little beside the work; with
# articles of 5 KB, 16 in a group, 2,000 groups are 160 MB.
_TOGETHER, _TOGETHER_A_WORKER = 2_000, 20


def run(
    job: Job, groups: Iterable[Sequence[Any]], *, workers: int, patience: Callable[[Sequence[Any]], float]
) -> Iterator[Outcome]:
    """Yield the outcome of every item, in the order in which they are known; see `kg.scale.processes.run`.

    Raises:
        KgError: a worker says that none can work.
        SettingsError: Ray is not installed.
    """
    try:
        import ray
    except ImportError as fault:
        raise SettingsError("the engine ray needs an extra: pip install 'arkg[ray]'") from fault
    if not ray.is_initialized():
        ray.init(log_to_driver=False, include_dashboard=False)
    source = iter(groups)
    while waiting := [list(group) for group in islice(source, _TOGETHER + _TOGETHER_A_WORKER * workers)]:
        yield from _answered(_Reader, (job, patience), waiting, workers)


def _answered(actor: type, arguments: tuple[Any, ...], groups: Sequence[Sequence[Any]], workers: int) -> Iterator[Outcome]:
    """Yield the outcomes of the groups."""
    import ray

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Ray warns of settings that it sets itself
        context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    rows = [{"number": number, "items": pickle.dumps(list(items))} for number, items in enumerate(groups)]
    found = ray.data.from_items(rows, override_num_blocks=len(rows)).map_batches(
        actor, fn_constructor_args=arguments, batch_size=1, concurrency=(1, min(workers, len(rows)))
    )
    for row in found.iter_rows():
        fault, answers = pickle.loads(row["answers"])
        if fault:
            raise fault
        yield from (Outcome(*pair) for pair in zip(groups[int(row["number"])], answers, strict=True))


class _Reader:
    """An actor with a worker, which loads the job once; each batch is one group."""

    def __init__(self, job: Job, patience: Callable[[Sequence[Any]], float]) -> None:
        self._idle: SimpleQueue[Worker] = SimpleQueue()
        self._idle.put(Worker(job))
        self._patience = patience

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        """Return the answers to the group in a batch, or the error that ends the run."""
        try:
            outcomes = answered(pickle.loads(batch["items"][0]), self._idle, self._patience)  # in the order of the items
            reply: tuple[KgError | None, list[Any]] = (None, [one.answer for one in outcomes])
        except KgError as fault:
            reply = (fault, [])
        return {"number": batch["number"], "answers": [pickle.dumps(reply)]}
