"""The same work over many workers: processes of this machine, or a cluster.

    tasks ─► engine ─► outcomes, in any order

An engine knows nothing of articles. It is given what makes a worker (`Job`) and groups of items; a worker answers each item. What
ends or stalls a worker is asked again alone, and if it does so again it is set aside with the reason.
"""

from kg.scale.job import Job, Lost, Outcome
from kg.scale.processes import run

__all__ = ["Job", "Lost", "Outcome", "run"]
