"""The same work over many workers: processes of this machine, or a cluster.

    tasks ─► engine ─► outcomes, in any order

An engine knows nothing of articles. It is given what makes a worker (`Job`) and groups of items; a worker answers each item. What
ends or stalls a worker is asked again alone, and if it does so again it is set aside with the reason.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from kg.scale import cluster, processes
from kg.scale.job import Job, Lost, Outcome

__all__ = ["ENGINES", "Engine", "Job", "Lost", "Outcome"]


class Engine(Protocol):
    """Yields the outcome of every item of `groups`, in any order; see `kg.scale.processes.run`."""

    def __call__(
        self, job: Job, groups: Iterable[Sequence[Any]], *, workers: int, patience: Callable[[Sequence[Any]], float]
    ) -> Iterator[Outcome]: ...


#: The setting `engine` → what runs the workers.
ENGINES: Mapping[str, Engine] = {"processes": processes.run, "ray": cluster.run}
