"""One function per input format: bytes → records, each the text of one article with what the format says of it.

    text           the whole file
    html           what trafilatura takes for the article (needs the extra `web`)
    json_lines     one object a line
    json_document  one object, or a list of them
    any_format     any of these, told apart by the content

What cannot be a record comes out as a problem in its place.
"""

import functools
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from kg.corpus.encoding import decode
from kg.corpus.page import PageReader
from kg.model import Problem

# Where a field of a record may stand in a JSON object; the first that holds something wins. The last names are schema.org's.
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "identifier"),
    "text": ("text", "body", "content", "articleBody"),
    "title": ("title", "headline"),
    "publisher": ("publisher", "source", "outlet"),
    "issued": ("date", "issued", "published", "datePublished"),
    "source": ("url", "link"),
}
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{2,30})""", re.IGNORECASE)
_HEAD = 2048  # bytes in which an HTML page says what it is and how it is encoded
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where content comes from.

    Attributes:
        where: its name in problems.
        id: the identifier of the article, if the content itself has none.
        url: its address, if it has one.
        charset: the encoding that whoever sent it has named.
    """

    where: str
    id: str
    url: str = ""
    charset: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One article as its format tells it; fields are empty when not known, `issued` is as written."""

    where: str
    id: str
    text: str
    title: str = ""
    publisher: str = ""
    issued: str = ""
    source: str = ""


Records: TypeAlias = Iterator[Record | Problem]


def text(content: bytes, origin: Origin) -> Records:
    """Yield the one record of a text file: the whole decoded text."""
    decoded, fault = decode(content, declared=origin.charset)
    yield Problem(origin.where, fault) if fault else Record(origin.where, origin.id, decoded, source=origin.url)


def html(content: bytes, origin: Origin) -> Records:
    """Yield the one record of an HTML page: the text of the article without markup, and what the page says in its metadata."""
    charset = _CHARSET.search(content[:_HEAD])
    page, fault = decode(content, declared=origin.charset or (charset[1].decode("ascii") if charset else ""))
    if fault:
        yield Problem(origin.where, fault)
        return
    fields, fault = _pages().read(page)
    if not fault and not fields["text"]:
        fault = "no article in this page"
    yield (
        Problem(origin.where, fault)
        if fault
        else Record(origin.where, origin.id, **fields | {"source": origin.url or fields["source"]})
    )


@functools.cache
def _pages() -> PageReader:
    return PageReader()


def json_lines(lines: Iterable[bytes], origin: Origin, *, max_bytes: int) -> Records:
    """Yield the records of JSON Lines; a line that is no record, or longer than `max_bytes`, is a problem.

    An article without an identifier gets that of the origin with the number of its line.
    """
    is_empty = True
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        is_empty = False
        place = _numbered(origin, number)
        if len(line) > max_bytes:
            yield Problem(place.where, too_large(max_bytes))
        else:
            yield from _parsed(line, place)
    if is_empty:
        yield Problem(origin.where, "empty")


def json_document(content: bytes, origin: Origin) -> Records:
    """Yield the records of a JSON document: one object, or a list of objects, numbered like lines."""
    return _parsed(content, origin)


def any_format(content: bytes, origin: Origin) -> Records:
    """Yield the records of content of unknown format: JSON if it is an object or a list, HTML by its first tag, else text."""
    decoded, _ = decode(content, declared=origin.charset)
    if isinstance(_json(decoded)[0], dict | list):
        return json_document(content, origin)
    return html(content, origin) if _HTML.match(decoded) else text(content, origin)


def too_large(max_bytes: int) -> str:
    """Return the reason for refusing what is larger than `max_bytes`."""
    return f"larger than {max_bytes:,} bytes (the setting max_bytes); one article is expected"


def is_json_object(line: bytes) -> bool:
    """Return whether a line is a whole JSON object, as in JSON Lines."""
    return isinstance(_json(decode(line)[0])[0], dict)


def _parsed(content: bytes, origin: Origin) -> Records:
    decoded, fault = decode(content)
    value, syntax = _json(decoded)
    if fault or syntax:
        yield Problem(origin.where, fault or syntax)
    elif isinstance(value, list) and value:
        yield from (_record(item, _numbered(origin, number)) for number, item in enumerate(value, start=1))
    else:
        yield _record(value, origin)


def _numbered(origin: Origin, number: int) -> Origin:
    return Origin(f"{origin.where}:{number}", f"{origin.id}-{number}")


def _json(decoded: str) -> tuple[object, str]:
    """Return the value that a text is in JSON, and why it is none."""
    try:
        return json.loads(decoded), ""
    except json.JSONDecodeError as fault:
        return "", f"not JSON: {fault.msg} (line {fault.lineno}, column {fault.colno})"
    except RecursionError:
        return "", "not JSON that is ever written for articles: brackets are nested too deep"
    except ValueError as fault:
        return "", f"not JSON: {fault}".partition(";")[0]


def _record(value: object, origin: Origin) -> Record | Problem:
    if not isinstance(value, dict):
        return Problem(origin.where, "not a JSON object")
    held = {field: [_string(value.get(name)) for name in names] for field, names in _FIELDS.items()}
    fields = {field: next(filter(None, values), "") for field, values in held.items()}
    if not fields["text"]:
        return Problem(origin.where, f"no text: none of the fields {', '.join(_FIELDS['text'])} holds any")
    if _ADDRESS.match(fields["publisher"]):
        fields |= {"publisher": "", "source": fields["source"] or fields["publisher"]}
    return Record(origin.where, **(fields | {"id": fields["id"] or origin.id}))


def _string(value: object) -> str:
    """Return a field as text: a number as written, an object of schema.org by its name, anything else as empty."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value.strip() else ""
