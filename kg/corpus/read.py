"""Files, folders, addresses and standard input → articles.

folder, list  what is in them (see `kg.corpus.files`)
file          by its extension (see `_FORMATS`), or by its content if it has none or another
-             standard input, in any format
address       fetched only if that is asked for (see `kg.corpus.fetch`)
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from io import BufferedReader
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlsplit

from kg.corpus import formats
from kg.corpus.article import make_article
from kg.corpus.dedupe import unique
from kg.corpus.encoding import decode
from kg.corpus.fetch import Fetched
from kg.corpus.files import Address, files, shown, unreadable
from kg.corpus.formats import Origin, Record, Records
from kg.model import Article, Problem

Make: TypeAlias = Callable[[Record], tuple[tuple[Article, ...], tuple[Problem, ...]]]
"""Returns the article of a record, if it is one, and the problems; see `make_article`."""

Get: TypeAlias = Callable[[str, int], Fetched]
"""Returns what is at an address, of at most so many bytes; see `kg.corpus.fetch`."""

MAX_BYTES = 10_000_000
MAX_CHARACTERS = 200_000
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
_KNOWN = ("", *_FORMATS, *_LINES)
_CHUNK = 1 << 20


def read(
    sources: Iterable[str | Path],
    *,
    max_bytes: int = MAX_BYTES,
    max_characters: int = MAX_CHARACTERS,
    get: Get | None = None,
    make: Make = make_article,
) -> Iterator[Article | Problem]:
    """Yield an article for each that can be read and a problem for each that cannot, in the order of the input.

    The text of an article from a text file is the decoded file without its byte order mark, otherwise unchanged. Identifiers are
    unique (see `kg.corpus.dedupe`). A bad input never ends the reading.

    Args:
        sources: files, folders, addresses, lists of them, or "-" for standard input.
        max_bytes: size of the largest file that is read, or of the longest line of JSON Lines.
        max_characters: length of the longest article that is read.
        get: what fetches addresses; without it they are refused.
        make: what makes an article of a record, for a caller that remembers what was made.
    """
    records = (record for source in sources for record in _records(str(source), max_bytes, get))
    return unique(_found(records, max_characters, make))


def _found(records: Records, max_characters: int, make: Make) -> Iterator[tuple[str, Article] | Problem]:
    for record in records:
        if isinstance(record, Problem):
            yield record
            continue
        if len(record.text) > max_characters:
            yield Problem(record.where, f"longer than {max_characters:,} characters (the setting max_characters)")
            continue
        articles, problems = make(record)
        yield from ((record.where, article) for article in articles)
        yield from problems


def _records(source: str, max_bytes: int, get: Get | None) -> Records:
    """Yield the records of everything that a source leads to."""
    if source == STANDARD_INPUT:
        yield from _stream(sys.stdin.buffer, "", Origin("standard input", "stdin"), max_bytes)  # type: ignore[arg-type]  # it is one
        return
    for found in files(source, _KNOWN):
        if isinstance(found, Problem):
            yield found
        elif isinstance(found, Address):
            yield from _at_address(found.url, max_bytes, get)
        else:
            yield from _in_file(found, max_bytes)


def _in_file(file: Path, max_bytes: int) -> Records:
    try:
        with file.open("rb") as stream:
            yield from _stream(stream, file.suffix.lower(), Origin(shown(file), shown(file.stem)), max_bytes)
    except OSError as fault:
        yield unreadable(file, fault)


def _at_address(url: str, max_bytes: int, get: Get | None) -> Records:
    if get is None:
        return iter((Problem(url, "addresses are fetched only if that is asked for (--fetch, or the setting fetch)"),))
    found = get(url, max_bytes)
    if found.fault:
        return iter((Problem(url, found.fault),))
    return formats.any_format(found.content, Origin(url, _address_id(url), found.url, found.charset))


def _address_id(url: str) -> str:
    """Return the identifier of what is at an address: the address without protocol, password and fragment."""
    parts = urlsplit(url)
    place = f"{parts.netloc.rpartition('@')[2]}{parts.path}".rstrip("/")
    return f"{place}?{parts.query}" if parts.query else place


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
