"""Lines in order, however many there are: sorted in memory part by part, and merged from the disk."""

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

_PART = 400_000  # lines: about 100 MB of a graph


def sorted_lines(lines: Iterable[bytes], folder: Path, *, part: int = _PART) -> Iterator[bytes]:
    """Yield the lines in the order of their bytes, each once.

    Args:
        lines: each ends with a line break.
        folder: where what does not fit into memory is put meanwhile.
        part: how many lines are sorted in memory.

    Raises:
        OSError: `folder` cannot be written.
    """
    source = iter(lines)
    with ExitStack() as files:
        parts: list[Iterable[bytes]] = []
        while found := sorted(islice(source, part)):
            if len(found) < part:
                parts.append(found)
                break
            file = files.enter_context(tempfile.TemporaryFile(dir=folder))
            file.writelines(found)
            file.seek(0)
            parts.append(file)
        before = b""
        for line in parts[0] if len(parts) == 1 else heapq.merge(*parts):
            if line != before:
                yield line
            before = line
