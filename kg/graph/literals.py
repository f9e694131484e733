"""The literals of the graph: one function for each datatype."""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from rdflib import Literal, Namespace, URIRef

from kg.terms import PREFIXES

_XSD = Namespace(PREFIXES["xsd"])
_SURROGATES = re.compile("[\ud800-\udfff]")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_REMEMBERED = 1 << 13  # literals of each kind that are not made again: rdflib takes long to make one, and most come again soon
_YEAR, _MONTH = re.compile(r"\d{4}"), re.compile(r"\d{4}-(0[1-9]|1[0-2])")


@lru_cache(_REMEMBERED)
def arabic(text: str) -> Literal:
    """Return words of an article as a literal in Arabic.

    >>> arabic("الرقة").n3()
    '"الرقة"@ar'
    """
    return Literal(_writable(text), lang="ar")


@lru_cache(_REMEMBERED)
def latin(text: str) -> Literal:
    """Return Arabic in Latin letters as a literal; its tag is in small letters, as stores give it back.

    >>> latin("Sami").n3()
    '"Sami"@ar-latn'
    """
    return Literal(_writable(text), lang="ar-latn")


@lru_cache(_REMEMBERED)
def plain(text: str) -> Literal:
    """Return what is no human language (names of rules, hashes, addresses) as a literal."""
    return Literal(_writable(text))


@lru_cache(_REMEMBERED)
def described(text: str) -> Literal:
    """Return a title or a publisher's name as a literal: in Arabic if it has an Arabic letter, else without language.

    >>> described("الجزيرة").language, described("BBC").language
    ('ar', None)
    """
    return arabic(text) if _ARABIC.search(text) else plain(text)


@lru_cache(_REMEMBERED)
def boolean(value: bool) -> Literal:
    """Return `value` as xsd:boolean."""
    return Literal(value)


@lru_cache(_REMEMBERED)
def integer(value: int) -> Literal:
    """Return `value` as xsd:integer."""
    return Literal(value)


@lru_cache(_REMEMBERED)
def confidence(value: float) -> Literal:
    """Return a confidence as xsd:decimal with two digits.

    >>> str(confidence(0.85))
    '0.85'
    """
    return Literal(f"{value:.2f}", datatype=_XSD.decimal)


@lru_cache(_REMEMBERED)
def decimal(digits: str) -> Literal:
    """Return a number, given by its digits, as xsd:decimal.

    >>> str(decimal("35.9528"))
    '35.9528'
    """
    return Literal(digits, datatype=_XSD.decimal)


@lru_cache(_REMEMBERED)
def calendar(text: str) -> Literal:
    """Return a date, month or year in ISO 8601 with its datatype; anything else as it stands.

    >>> calendar("2016-11").datatype
    rdflib.term.URIRef('http://www.w3.org/2001/XMLSchema#gYearMonth')
    """
    datatype = next((datatype for datatype, holds in _CALENDAR if holds(text)), None)
    return Literal(text, datatype=datatype) if datatype else plain(text)


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


_CALENDAR: tuple[tuple[URIRef, Callable[[str], object]], ...] = (
    (_XSD.date, _is_date),
    (_XSD.gYearMonth, _MONTH.fullmatch),
    (_XSD.gYear, _YEAR.fullmatch),
)


def _writable(text: str) -> str:
    """Replace what no UTF-8 file can hold, halves of surrogate pairs, which only broken file names have."""
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)
