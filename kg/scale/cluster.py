"""Workers on a cluster of Ray (the extra `ray`), or on a local one if none runs: actors of Ray Data, each with its own models.

Ray moves the groups, holds back when workers are busy, and starts again what a lost machine had; a group that is lost as often as
that is asked again item by item, and an item that is lost alone is set aside.
"""

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from kg.errors import KgError, SettingsError
from kg.scale.job import Job, Lost, Outcome, answer

_RETRIES = 2


def run(
    job: Job, groups: Iterable[Sequence[Any]], *, workers: int, patience: Callable[[Sequence[Any]], float]
) -> Iterator[Outcome]:
    """Yield the outcome of every item, in the order in which they are known; see `kg.scale.processes.run`.

    Ray has no patience of its own; a worker that stalls is a matter of the cluster's health checks.

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
    waiting = [list(group) for group in groups]
    for number, outcomes in _answered(job, waiting, workers):
        yield from outcomes
        waiting[number] = []
    missing = [[item] for group in waiting for item in group]
    for number, outcomes in _answered(job, missing, workers) if missing else ():
        yield from outcomes
        missing[number] = []
    yield from (Outcome(item, Lost("ended its worker")) for group in missing for item in group)


def _answered(job: Job, groups: Sequence[Sequence[Any]], workers: int) -> Iterator[tuple[int, list[Outcome]]]:
    """Yield the outcomes of the groups that are not lost, by number."""
    import ray

    context = ray.data.DataContext.get_current()
    context.max_errored_blocks = -1  # what is lost is found out by what is missing
    context.enable_progress_bars = False
    rows = [{"number": number, "items": pickle.dumps(list(items))} for number, items in enumerate(groups)]
    found = ray.data.from_items(rows, override_num_blocks=len(rows)).map_batches(
        _Reader,
        fn_constructor_args=(job,),
        batch_size=1,
        concurrency=(1, min(workers, len(rows))),
        max_restarts=-1,
        max_task_retries=_RETRIES,
    )
    for row in found.iter_rows():
        fault, answers = pickle.loads(row["answers"])
        if fault:
            raise fault
        number = int(row["number"])
        yield number, [Outcome(*pair) for pair in zip(groups[number], answers, strict=True)]


class _Reader:
    """An actor: the job is loaded once, then each batch is one group."""

    def __init__(self, job: Job) -> None:
        self._work = job.load(*job.arguments)

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        """Return the answers to the group in a batch, or the error that ends the run."""
        try:
            reply: tuple[KgError | None, list[Any]] = (None, answer(self._work, pickle.loads(batch["items"][0])))
        except KgError as fault:
            reply = (fault, [])
        return {"number": batch["number"], "answers": [pickle.dumps(reply)]}
