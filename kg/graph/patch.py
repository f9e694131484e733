"""A sorted file, and what has changed → the file with that in its place; what has not is copied, not read.

Turtle as `kg.graph.turtle` writes it is such a file, subject by subject; so are lines of JSON that begin with an id.
"""

import heapq
import mmap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Form:
    """How a file is made of blocks, sorted by their keys.

    Attributes:
        end: what ends a block, and stands nowhere else.
        until: what ends the key, with which a block begins.
        header: what lines that are no blocks begin with; they stand at the top.
    """

    end: bytes
    until: bytes
    header: bytes = b""


TURTLE = Form(end=b" .\n", until=b" ", header=b"@")
JSON_LINES = Form(end=b"\n", until=b",")


def patch(old: Path, changes: Iterable[tuple[bytes, bytes]], target: BinaryIO, form: Form) -> Iterator[tuple[bytes, bytes]]:
    """Write a file to `target` with blocks replaced, and yield each old block and the new one where they differ.

    Args:
        changes: keys and new blocks, by key, each once; empty for a block that goes. What is not there yet is put in.
    """
    if not old.stat().st_size:  # there is nothing to map
        for _, new in changes:
            target.write(new)
            yield b"", new
        return
    with old.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        begin, at = _body(content, form), 0
        for key, new in changes:
            start, stop = _place(content, key, form, max(begin, at))
            before = content[start:stop]
            if before != new:
                _copy(content, at, start, target)
                target.write(new)
                at = stop
                yield before, new
        _copy(content, at, len(content), target)


def blocks(file: BinaryIO, form: Form) -> Iterator[tuple[bytes, bytes]]:
    """Yield the blocks of a file with their keys."""
    lines: list[bytes] = []
    for line in file:
        if not lines and form.header and line.startswith(form.header):
            continue
        lines.append(line)
        if line.endswith(form.end):
            yield lines[0][: lines[0].index(form.until) + 1], b"".join(lines)
            lines = []


def changed_blocks(new: Iterable[tuple[bytes, bytes]], gone: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Yield new blocks, by key, and empty ones for the keys that are gone and not among them."""
    both = heapq.merge(new, ((key, b"") for key in sorted(gone)))
    for key, found in groupby(both, key=lambda pair: pair[0]):
        yield key, max(block for _, block in found)


def _body(content: mmap.mmap, form: Form) -> int:
    """Return where the blocks begin."""
    begin = 0
    while form.header and content[begin : begin + len(form.header)] == form.header:
        begin = content.find(b"\n", begin) + 1
    return begin


def _place(content: mmap.mmap, key: bytes, form: Form, low: int) -> tuple[int, int]:
    """Return the begin and end of the block with a key, which are one where it would stand if there is none."""
    high = len(content)
    while low < high:
        middle = (low + high) // 2
        before = content.rfind(form.end, low, middle)
        start = low if before < 0 else before + len(form.end)
        stop = content.find(form.end, start) + len(form.end)
        found = content[start : content.find(form.until, start) + 1]
        if found == key:
            return start, stop
        low, high = (stop, high) if found < key else (low, start)
    return low, low


def _copy(content: mmap.mmap, start: int, stop: int, target: BinaryIO) -> None:
    with memoryview(content) as whole, whole[start:stop] as part:
        target.write(part)
