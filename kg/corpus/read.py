"""Files, folders and standard input → articles.

    folder  read to the bottom, by name; hidden files are passed over, symbolic links followed
    *.list  a list of files and folders, one a line, relative to the folder of the list; # begins a comment
    -       standard input, in any format
    file    by its extension (see `_FORMATS`), or by its content if it has none

A file with another extension is refused in a folder, and read by its content if it was named itself.
"""

import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from kg.corpus import formats
from kg.corpus.article import make_article
from kg.corpus.dedupe import unique
from kg.corpus.encoding import decode
from kg.corpus.formats import Origin, Records
from kg.model import Article, Problem

MAX_BYTES = 10_000_000
STANDARD_INPUT = "-"

_FORMATS: dict[str, Callable[[bytes, Origin], Records]] = {
    ".txt": formats.text,
    ".text": formats.text,
    ".html": formats.html,
    ".htm": formats.html,
    ".xhtml": formats.html,
    ".json": formats.json_document,
}
_LINES = (".jsonl", ".ndjson")
_LIST = ".list"
_KNOWN = ("", *_FORMATS, *_LINES)
_BESIDE = (".md", ".rst", _LIST)  # stand in a folder beside the articles and are no articles
_ADDRESS = re.compile("https?:/")  # a path folds the second slash into the first
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class _Place:
    """A file or folder, and whether it was named or met in a folder."""

    path: Path
    named: bool


def read(sources: Iterable[str | Path], *, max_bytes: int = MAX_BYTES) -> Iterator[Article | Problem]:
    """Yield an article for each that can be read and a problem for each that cannot, in the order of the input.

    The text of an article from a text file is the decoded file without its byte order mark, otherwise unchanged. Identifiers are
    unique (see `kg.corpus.dedupe`). A bad input never ends the reading.

    Args:
        sources: files, folders, lists of them, or "-" for standard input.
        max_bytes: size of the largest file that is read, or of the longest line of JSON Lines.
    """
    return unique(found for source in sources for found in _found(str(source), max_bytes))


def _found(source: str, max_bytes: int) -> Iterator[tuple[str, Article] | Problem]:
    for record in _records(source, max_bytes):
        if isinstance(record, Problem):
            yield record
            continue
        articles, problems = make_article(record)
        yield from ((record.where, article) for article in articles)
        yield from problems


def _records(source: str, max_bytes: int) -> Records:
    """Yield the records of everything that a source leads to."""
    if source == STANDARD_INPUT:
        yield from _stream(sys.stdin.buffer, "", Origin("standard input", "stdin"), max_bytes)  # type: ignore[arg-type]  # it is one
        return
    for file in _files(source):
        if isinstance(file, Problem):
            yield file
            continue
        origin = Origin(_shown(file), _shown(file.stem))
        try:
            with file.open("rb") as stream:
                yield from _stream(stream, file.suffix.lower(), origin, max_bytes)
        except OSError as fault:
            yield _unreadable(file, fault)


def _files(source: str) -> Iterator[Path | Problem]:
    """Yield the files that a source leads to, folders and lists unfolded in place."""
    waiting = [_Place(Path(source), named=True)]
    seen: set[tuple[int, int]] = set()
    while waiting:
        place = waiting.pop()
        try:
            status = place.path.stat()
            is_folder = stat.S_ISDIR(status.st_mode)
            identity = (status.st_dev, status.st_ino)
            if not is_folder and not _is_list(place):
                yield next(_refused(place, status), place.path)
            elif identity in seen:
                yield Problem(_shown(place.path), "was read already: a link or a list leads back to it", "warning")
            else:
                seen.add(identity)
                waiting.extend(reversed(_in_folder(place.path) if is_folder else _in_list(place.path)))
        except (OSError, ValueError) as fault:
            yield _unreadable(place.path, fault)


def _is_list(place: _Place) -> bool:
    return place.named and place.path.suffix.lower() == _LIST


def _in_folder(path: Path) -> list[_Place]:
    entries = sorted(path.iterdir(), key=lambda entry: entry.name)
    return [_Place(entry, named=False) for entry in entries if not entry.name.startswith(".")]


def _in_list(path: Path) -> list[_Place]:
    lines = (line.strip() for line in decode(path.read_bytes())[0].splitlines())
    entries = (line for line in lines if line and not line.startswith("#"))
    return [_Place(Path(entry) if _ADDRESS.match(entry) else path.parent / entry, named=True) for entry in entries]


def _refused(place: _Place, status: os.stat_result) -> Iterator[Problem]:
    """Yield why a file in a folder is not opened, if it is not; one that was named always is."""
    name, suffix = _shown(place.path), place.path.suffix.lower()
    if place.named:
        return
    if not stat.S_ISREG(status.st_mode):
        yield Problem(name, "not a regular file")
    elif suffix in _BESIDE:
        yield Problem(name, f"{suffix} is not read in a folder; name the file itself if it is to be read", "warning")
    elif suffix not in _KNOWN:
        known = " ".join(filter(None, _KNOWN))
        yield Problem(name, f"{suffix} is not a format of articles ({known}); name the file itself to read it by its content")


def _unreadable(path: Path, fault: OSError | ValueError) -> Problem:
    if _ADDRESS.match(str(path)):
        return Problem(_shown(path), "addresses are not fetched; save the page and give the file")
    return Problem(_shown(path), f"cannot be read: {getattr(fault, 'strerror', None) or fault}")


def _stream(stream: BufferedReader, suffix: str, origin: Origin, max_bytes: int) -> Records:
    """Yield the records of one stream. JSON Lines are read line by line, so that a file of any size goes through."""
    begin = stream.readline(max_bytes + 1)
    if suffix in _LINES or (suffix not in _FORMATS and formats.is_json_object(begin) and stream.peek(1)):
        return formats.json_lines(_lines(begin, stream, max_bytes), origin, max_bytes=max_bytes)
    content = begin + stream.read(max(0, max_bytes + 1 - len(begin)))
    if len(content) > max_bytes:
        return iter((Problem(origin.where, formats.too_large(max_bytes)),))
    return _FORMATS.get(suffix, formats.any_format)(content, origin)


def _lines(begin: bytes, stream: BufferedReader, max_bytes: int) -> Iterator[bytes]:
    """Yield the lines of a stream; of one that is longer than `max_bytes`, the first `max_bytes` + 1 bytes."""
    if b"\x00" in begin:  # UTF-16: bytes cannot be split at line ends before they are decoded
        content = begin + stream.read(max_bytes)
        text = decode(content)[0] if len(content) <= max_bytes else ""
        yield from text.encode("utf-8").split(b"\n") if text else (content,)
        return
    line = begin
    while line:
        yield line
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(_CHUNK)
        line = stream.readline(max_bytes + 1)


def _shown(path: Path | str) -> str:
    """Return a path as text that can be printed, whatever bytes the file system has in it."""
    return os.fsencode(path).decode("utf-8", "replace")
