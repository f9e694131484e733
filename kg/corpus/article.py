"""A record → an article, marked and dated, or the reason why it is none."""

import hashlib

from kg.arabic.dates import date_in_name, iso_date
from kg.corpus.clean import mark
from kg.corpus.encoding import ARABIC_LETTER
from kg.corpus.formats import Record
from kg.model import Article, Problem


def make_article(record: Record) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Return the article of a record, if it is one, and the problems: refusals without an article, warnings beside it.

    What the record itself says goes before what its text says; for the date, the name comes last.

    >>> articles, problems = make_article(Record("a.txt", "2016-11-06-a", "بدأت المعركة فجرا."))
    >>> articles[0].issued, articles[0].passages, problems
    ('2016-11-06', (Passage(begin=0, end=18, kind='paragraph'),), ())
    """
    fault = _fault(record)
    if fault:
        return (), (Problem(record.where, fault),)
    marked = mark(record.text, title=record.title)
    if not marked.passages:
        return (), (Problem(record.where, "nothing to read: every line is navigation, credit or the like"),)
    stated = iso_date(record.issued)
    article = Article(
        id=_line(record.id),
        text=record.text,
        sha256=hashlib.sha256(record.text.encode("utf-8")).hexdigest(),
        passages=marked.passages,
        dropped=marked.dropped,
        title=_line(record.title) or marked.title,
        publisher=_line(record.publisher) or marked.publisher,
        issued=stated or marked.issued or date_in_name(record.id),
        source=_line(record.source) or marked.source,
    )
    unclear = f"the date {_line(record.issued)!r} is not understood; it is left out"
    return (article,), (Problem(record.where, unclear, "warning"),) if record.issued and not stated else ()


def _fault(record: Record) -> str:
    if not record.text.strip():
        return "empty"
    if not ARABIC_LETTER.search(record.text):
        return "no Arabic letters"
    if "\x00" in record.text:
        return "binary, not text"
    try:
        record.text.encode("utf-8")
    except UnicodeEncodeError:
        return "damaged: half of a surrogate pair"
    return ""


def _line(value: str) -> str:
    """Return a metadata field on one line, fit for UTF-8."""
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").split())
