"""Records ↔ bytes: the values of each in the order of its fields, as compressed JSON, which runs no code when it is read.

JSON for people has the names of the fields too: `by_name`.
"""

import json
import zlib
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

_Record = TypeVar("_Record")

# Of zlib: on parsed articles level 1 packs to within a fifth of the default level, in a third of its time.
_LEVEL = 1


class DamagedError(ValueError):
    """What was kept is not what was written."""


def pack(records: Iterable[object]) -> bytes:
    """Return records of one class as bytes; equal records give equal bytes.

    >>> from kg.model import Span
    >>> unpack(Span, pack([Span(3, 7)]))
    (Span(begin=3, end=7),)
    """
    values = json.dumps(list(records), ensure_ascii=False, separators=(",", ":"), default=_values)
    return zlib.compress(values.encode("utf-8", "surrogatepass"), _LEVEL)


def unpack(kind: type[_Record], content: bytes) -> tuple[_Record, ...]:
    """Return the records of the class `kind` that `pack` has made bytes of.

    Raises:
        DamagedError: the bytes are no such records.
    """
    make = _maker(kind)  # type: ignore[arg-type]  # a class can be hashed
    try:
        return tuple(make(values) for values in json.loads(zlib.decompress(content)))
    except (zlib.error, TypeError, ValueError, LookupError) as fault:
        raise DamagedError(f"not a row of {kind.__name__}: {fault}") from fault


def by_name(record: Any) -> dict[str, object]:
    """Return the values of a record under the names of its fields, for `json.dumps(…, default=by_name)`.

    `dataclasses.asdict` copies all that is below, which takes five times as long.

    >>> from kg.model import Span
    >>> json.dumps(Span(3, 7), default=by_name)
    '{"begin": 3, "end": 7}'
    """
    return {name: getattr(record, name) for name in _names(type(record))}  # type: ignore[arg-type]  # a class can be hashed


def _values(value: Any) -> list[Any]:
    """Return the values of a record, or of a set in order; what JSON knows by itself does not come here."""
    if isinstance(value, frozenset):
        return sorted(value)
    return [getattr(value, name) for name in _names(type(value))]  # type: ignore[arg-type]  # of a dataclass


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _maker(kind: Any) -> Callable[[Any], Any]:
    """Return what makes a value of a type again from its JSON."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        makers = [(place, _maker(hints[name])) for place, name in enumerate(_names(kind))]  # type: ignore[arg-type]
        nested = [(place, maker) for place, maker in makers if maker is not _same]
        return lambda values: kind(*_replaced(values, nested))  # type: ignore[operator]  # a class
    origin = get_origin(kind)
    if origin in (tuple, frozenset):
        make = _maker(get_args(kind)[0])
        return origin if make is _same else lambda values: origin(map(make, values))
    if origin is UnionType:
        (make,) = (_maker(one) for one in get_args(kind) if one is not NoneType)
        return lambda value: None if value is None else make(value)
    return _same


def _replaced(values: list[Any], makers: list[tuple[int, Callable[[Any], Any]]]) -> list[Any]:
    for place, make in makers:
        values[place] = make(values[place])
    return values


def _same(value: Any) -> Any:
    return value
