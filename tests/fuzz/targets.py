"""What our own parsing code must keep to, whatever it is given: one function for each entrance, from bytes to a failed assertion.

Nothing here may raise but an AssertionError, or what the function under test says that it raises.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from itertools import pairwise

from kg import terms
from kg.arabic.dates import date_in_name, find_dates, iso_date
from kg.arabic.keys import name_key
from kg.arabic.latin import transliterate
from kg.arabic.letters import fold, fold_letters, model_text
from kg.corpus.article import make_article
from kg.corpus.clean import mark
from kg.corpus.encoding import decode
from kg.corpus.formats import Origin, Record, any_format, json_lines
from kg.corpus.stretches import split
from kg.errors import InputError, QueryError, SettingsError
from kg.extract.reading.quotes import find_quotes
from kg.model import Problem
from kg.query.guard import is_update, refuse_from, refuse_service
from kg.query.parameters import fill, name_pattern
from kg.resolve.decisions import format_decisions, parse_decisions
from kg.serve.formats import preferences
from kg.serve.safety import is_own_name
from kg.settings import Settings, make_settings

ORIGIN = Origin("a", "a")


def text_of(content: bytes) -> str:
    """Return any text for any bytes, mostly what they say in UTF-8."""
    return content.decode("utf-8", "replace")


def decoding(content: bytes) -> None:
    """Bytes are a text or have a fault, never both or neither."""
    text, fault = decode(content)
    assert bool(text) != bool(fault)
    assert "\x00" not in text


def letters(content: bytes) -> None:
    """Folding twice is folding once; the form that the models read leads back to the original."""
    text = text_of(content)
    assert fold(fold(text)) == fold(text)
    assert len(fold_letters(text)) == len(text)
    form = model_text(text)
    assert len(form.origin) == len(form.text) + 1
    assert all(a <= b for a, b in pairwise(form.origin))
    assert form.origin[-1] == len(text)
    name_key(text)
    transliterate(text)


def dates(content: bytes) -> None:
    """Dates stand in the text, in order, and are days."""
    text = text_of(content)
    found = find_dates(text)
    assert all(0 <= date.begin < date.end <= len(text) for date in found)
    assert list(found) == sorted(found, key=lambda date: date.begin)
    for day in (*(date.iso for date in found), iso_date(text), date_in_name(text)):
        assert re.fullmatch(r"(\d{4}(-\d{2}(-\d{2})?)?)?", day), day


def marking(content: bytes) -> None:
    """Passages, dropped stretches and white space are the whole text."""
    text = text_of(content)
    for stretches in (mark(text).passages + mark(text).dropped, split(text)):
        place = 0
        for one in sorted(stretches, key=lambda one: one.begin):
            assert place <= one.begin < one.end <= len(text)
            assert not text[place : one.begin].strip()
            place = one.end
        assert not text[place:].strip()


def articles(content: bytes) -> None:
    """A record is an article that can be written, or a problem."""
    name, _, text = text_of(content).partition("\n")
    found, problems = make_article(Record("a", name, text, title=name, issued=name))
    assert found or problems
    for article in found:
        article.id.encode("utf-8")
        assert all(text[passage.begin : passage.end].strip() for passage in article.passages)
        terms.article_iri(article.id)


def formats(content: bytes) -> None:
    """Content of unknown format is records and problems; pages go to a process of their own, and are not tried here."""
    if b"<" not in content:
        assert all(isinstance(one, Record | Problem) for one in any_format(content, ORIGIN))
    lines = content.split(b"\n")
    assert len(list(json_lines(lines, ORIGIN, max_bytes=100))) <= max(1, len(lines)) + content.count(b"{")


def quotes(content: bytes) -> None:
    """Quotations stand in the text, in order, and do not overlap."""
    text = text_of(content)
    found = find_quotes(text, 0, len(text))
    assert all(0 < quote.begin < quote.end <= len(text) for quote in found)
    assert all(a.end < b.begin for a, b in pairwise(found))


def decisions(content: bytes) -> None:
    """A file of decisions is refused in words, or can be written and read again."""
    try:
        found = parse_decisions(text_of(content), file="d.csv")
    except InputError:
        return
    assert set(parse_decisions(format_decisions(found), file="d.csv")) == set(found)


def queries(content: bytes) -> None:
    """A query is let through or refused in words; escapes do not hide the word."""
    text = text_of(content)
    for refuse in (refuse_service, refuse_from):
        try:
            refuse(text)
        except QueryError:
            continue
    is_update(text)
    hidden = text + r" \u0053ERVICE <http://a/> {}"
    if not re.search(r"[\"'<#\\]", text):
        try:
            refuse_service(hidden)
        except QueryError:
            return
        raise AssertionError(hidden)


def parameters(content: bytes) -> None:
    """Any name is refused in words, or becomes an expression that breaks out of nothing."""
    name = text_of(content)
    try:
        pattern = name_pattern(name)
    except QueryError:
        return
    re.compile(pattern)
    filled = fill("ASK { FILTER(REGEX(?x, $name)) }", {"name": name}) if name.strip() else 'ASK { FILTER(REGEX(?x, "")) }'
    assert re.fullmatch(r'ASK \{ FILTER\(REGEX\(\?x, "(?:[^"\\\n\r]|\\.)*"\)\) \}', filled)


def headers(content: bytes) -> None:
    """What a client sends in its headers is read or passed over."""
    text = content.decode("latin-1")
    assert all(preferences(text))
    is_own_name(text, ("desk.example",))


def settings(content: bytes) -> None:
    """A file of settings is refused in words, or gives settings."""
    try:
        found = make_settings(tomllib.loads(text_of(content)))
    except (SettingsError, tomllib.TOMLDecodeError, RecursionError):
        return
    assert isinstance(found, Settings)


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    target.__name__: target
    for target in (
        decoding,
        letters,
        dates,
        marking,
        articles,
        formats,
        quotes,
        decisions,
        queries,
        parameters,
        headers,
        settings,
    )
}
"""Every target by its name."""
