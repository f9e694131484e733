"""How long a command takes and how much memory it and the processes that it starts have at most."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_PAUSE = 0.1
_PARENT_IN_STAT = 1  # of the fields after the name


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock, seconds of processors, and the most memory at one moment, in MB."""

    seconds: float
    processor: float
    memory: float


def cost_of(arguments: Sequence[str]) -> Cost:
    """Run a module of Python with arguments, and return what it cost.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    before, begun = os.times(), time.monotonic()
    most = 0.0
    with subprocess.Popen((sys.executable, "-m", *arguments)) as process:
        while process.poll() is None:
            most = max(most, _memory(process.pid))
            time.sleep(_PAUSE)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(time.monotonic() - begun, used, most)


def _memory(first: int) -> float:
    """Return the memory of a process and of all that it has started, in MB; what they share counts once for each."""
    parents: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[_PARENT_IN_STAT])
        except OSError:  # it has ended meanwhile
            continue
    family = {first}
    while added := {child for child, parent in parents.items() if parent in family} - family:
        family |= added
    return sum(map(_resident, family)) / 1e6


def _resident(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
