"""The word lists of Arabic news, and the only module that loads them.

    *.csv ─► rows (one frozen dataclass per file) ─► Lexicon: tuples of rows, and a look-up from folded surface forms to rows
    words/*.csv ─► small sets of words by their kind, in the file that is called after the package whose rules ask for them

The CSV files are written in normal spelling, with hamza and without vowel marks; `|` separates alternatives inside a cell; the
columns are the attributes of the row's class. Look-ups take what `kg.arabic.letters.fold` gives for a surface form without
attached conjunctions and prepositions; the article is part of the form. A form that several rows share maps to all of them.
"""

import csv
import functools
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from importlib import resources
from typing import TypeVar

from kg.arabic.letters import fold
from kg.errors import SettingsError
from kg.lexicon.inflect import Form, noun_forms, participle_forms, verb_forms
from kg.lexicon.rows import (
    CLOSED,
    Actor,
    ActorHead,
    Carrier,
    Country,
    Cue,
    Event,
    FirstName,
    Homograph,
    Link,
    LocalName,
    NumberWord,
    Place,
    PlaceHead,
    RelationCue,
    RelationWord,
    ReportingVerb,
    RuleWord,
    StatusCue,
    TimeWord,
    Title,
    TollWord,
)

__all__ = [
    "Actor",
    "ActorHead",
    "Carrier",
    "CarrierForm",
    "Country",
    "Cue",
    "Event",
    "EventForm",
    "FirstName",
    "Form",
    "Homograph",
    "Lexicon",
    "Link",
    "LocalName",
    "NumberWord",
    "Place",
    "PlaceHead",
    "RelationCue",
    "RelationForm",
    "RelationWord",
    "ReportingForm",
    "ReportingVerb",
    "RuleWord",
    "StatusCue",
    "TimeWord",
    "Title",
    "TitleForm",
    "TollWord",
    "load",
    "parse_rows",
]

Row = TypeVar("Row")
Value = TypeVar("Value")

_ALEF = "\N{ARABIC LETTER ALEF}"
_ARTICLE = _ALEF + "\N{ARABIC LETTER LAM}"
_YEH = "\N{ARABIC LETTER YEH}"
_WORD_LISTS = ("actors", "operations", "relations", "resolve", "shared", "statements")


@dataclass(frozen=True, slots=True)
class ReportingForm:
    """A surface form of a reporting verb or noun."""

    verb: ReportingVerb
    form: Form


@dataclass(frozen=True, slots=True)
class EventForm:
    """A surface form of an event noun or its verb."""

    event: Event
    form: Form


@dataclass(frozen=True, slots=True)
class CarrierForm:
    """A surface form of a carrier or of its verbal noun."""

    carrier: Carrier
    form: Form


@dataclass(frozen=True, slots=True)
class TitleForm:
    """A surface form of a title."""

    title: Title
    form: Form


@dataclass(frozen=True, slots=True)
class RelationForm:
    """A surface form of a relation word; `part` is "verb", "active", "passive" or "noun"."""

    word: RelationWord
    part: str
    form: Form


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists, each as rows in file order and as a look-up from folded surface forms.

    The look-ups of verbs, nouns, titles, heads and demonyms hold inflected forms, those of names hold the names and their
    aliases. `homographs` holds the folded forms of listed names that are ordinary words too. A cue that ends in a one-letter
    preposition is kept as two words (وفقا ل), as the models split it. `links` is by list, name, type and within. `words` holds
    the small sets that rules ask for, by their kind.
    """

    reporting: tuple[ReportingVerb, ...]
    reporting_forms: dict[str, tuple[ReportingForm, ...]]
    cues: tuple[Cue, ...]
    cue_forms: dict[str, tuple[Cue, ...]]
    events: tuple[Event, ...]
    event_forms: dict[str, tuple[EventForm, ...]]
    carriers: tuple[Carrier, ...]
    carrier_forms: dict[str, tuple[CarrierForm, ...]]
    titles: tuple[Title, ...]
    title_forms: dict[str, tuple[TitleForm, ...]]
    countries: tuple[Country, ...]
    country_names: dict[str, tuple[Country, ...]]
    capital_names: dict[str, tuple[Country, ...]]
    demonym_forms: dict[str, tuple[Country, ...]]
    places: tuple[Place, ...]
    place_names: dict[str, tuple[Place, ...]]
    place_heads: tuple[PlaceHead, ...]
    place_head_forms: dict[str, tuple[PlaceHead, ...]]
    actors: tuple[Actor, ...]
    actor_names: dict[str, tuple[Actor, ...]]
    actor_heads: tuple[ActorHead, ...]
    actor_head_forms: dict[str, tuple[ActorHead, ...]]
    first_names: tuple[FirstName, ...]
    given_names: dict[str, tuple[FirstName, ...]]
    relations: tuple[RelationCue, ...]
    relation_cues: dict[str, tuple[RelationCue, ...]]
    relation_words: tuple[RelationWord, ...]
    relation_forms: dict[str, tuple[RelationForm, ...]]
    statuses: tuple[StatusCue, ...]
    status_cues: dict[str, tuple[StatusCue, ...]]
    times: tuple[TimeWord, ...]
    time_words: dict[str, tuple[TimeWord, ...]]
    words: dict[str, frozenset[str]]
    homographs: frozenset[str]
    local_names: dict[str, tuple[LocalName, ...]]
    links: dict[tuple[str, str, str, str], Link]
    tolls: dict[str, tuple[TollWord, ...]]
    numbers: dict[str, int]


def parse_rows(text: str, row_type: type[Row], *, file: str) -> tuple[Row, ...]:
    """Return the rows of a CSV text whose header is the attributes of `row_type`, in order.

    Args:
        file: the name for error messages.

    Raises:
        SettingsError: the header, the number of cells or a value is wrong; the message names file and line.

    >>> parse_rows("cue,kind\\nنقلا عن,quoting\\n", Cue, file="cues.csv")
    (Cue(cue='نقلا عن', kind='quoting'),)
    """
    reader = csv.reader(io.StringIO(text))
    columns = [field.name for field in fields(row_type)]  # type: ignore[arg-type]
    header = next(reader, [])
    if header != columns:
        raise SettingsError(f"{file}:1: the header is {','.join(header)}, not {','.join(columns)}")
    return tuple(_row(cells, row_type, f"{file}:{reader.line_num}") for cells in reader)


def _row(cells: list[str], row_type: type[Row], where: str) -> Row:
    columns = fields(row_type)  # type: ignore[arg-type]
    if len(cells) != len(columns):
        raise SettingsError(f"{where}: {len(cells)} cells, not {len(columns)}")
    values = []
    for column, cell in zip(columns, cells, strict=True):
        parts = tuple(cell.split("|")) if cell else ()
        if any(not part or part != " ".join(part.split()) for part in parts):
            raise SettingsError(f"{where}: an empty alternative or a stray blank in column {column.name}")
        allowed = CLOSED.get((row_type, column.name))
        if allowed is not None and not (parts and allowed.issuperset(parts)):
            raise SettingsError(f"{where}: {cell or 'nothing'} in column {column.name}, not one of {', '.join(sorted(allowed))}")
        values.append(cell if column.type is str else parts)
    return row_type(*values)


@functools.cache
def load() -> Lexicon:
    """Return the lexicon, read once a process.

    Raises:
        SettingsError: a file is malformed.

    >>> [(found.verb.perfect, found.form.number) for found in load().reporting_forms["يوكدون"]]
    [('أكد', 'Plur')]
    """
    reporting, cues, events = _read("reporting", ReportingVerb), _read("cues", Cue), _read("events", Event)
    carriers, times = _read("carriers", Carrier), _read("times", TimeWord)
    titles, countries, places = _read("titles", Title), _read("countries", Country), _read("places", Place)
    place_heads, actors, actor_heads = _read("place_heads", PlaceHead), _read("actors", Actor), _read("actor_heads", ActorHead)
    first_names, relations, relation_words, statuses = (
        _read("first_names", FirstName),
        _read("relations", RelationCue),
        _read("relation_words", RelationWord),
        _read("status", StatusCue),
    )
    return Lexicon(
        reporting=reporting,
        reporting_forms=_index((form.text, ReportingForm(verb, form)) for verb in reporting for form in _reporting_forms(verb)),
        cues=cues,
        cue_forms=_index_by(cues, lambda row: (row.cue,)),
        events=events,
        event_forms=_index((form.text, EventForm(event, form)) for event in events for form in _event_forms(event)),
        carriers=carriers,
        carrier_forms=_index((form.text, CarrierForm(row, form)) for row in carriers for form in _carrier_forms(row)),
        titles=titles,
        title_forms=_index((form.text, TitleForm(title, form)) for title in titles for form in _title_forms(title)),
        countries=countries,
        country_names=_index_by(countries, lambda row: (row.name, *row.aliases)),
        capital_names=_index_by(countries, lambda row: (row.capital, *row.capital_aliases)),
        demonym_forms=_index_by(countries, _demonym_texts),
        places=places,
        place_names=_index_by(places, lambda row: (row.name, *row.aliases)),
        place_heads=place_heads,
        place_head_forms=_index_by(place_heads, lambda row: _noun_texts(row.head, row.plural)),
        actors=actors,
        actor_names=_index_by(actors, lambda row: (row.name, *row.aliases)),
        actor_heads=actor_heads,
        actor_head_forms=_index_by(actor_heads, lambda row: _noun_texts(row.head, row.plural)),
        first_names=first_names,
        given_names=_index_by(first_names, lambda row: (row.name,)),
        relations=relations,
        relation_cues=_index_by(relations, lambda row: (row.cue,)),
        relation_words=relation_words,
        relation_forms=_index((found.form.text, found) for word in relation_words for found in _relation_forms(word)),
        statuses=statuses,
        status_cues=_index_by(statuses, lambda row: (row.cue,)),
        times=times,
        time_words=_index_by(times, lambda row: (row.word,)),
        words=_rule_words(),
        homographs=frozenset(fold(row.form) for row in _read("homographs", Homograph)),
        local_names=_index_by(_read("local_names", LocalName), lambda row: (row.name,)),
        links={(row.list, row.name, row.type, row.within): row for row in _read("links", Link)},
        tolls=_index_by(_read("tolls", TollWord), lambda row: (row.word,)),
        numbers={fold(row.word): int(row.value) for row in _read("numbers", NumberWord)},
    )


def _read(name: str, row_type: type[Row]) -> tuple[Row, ...]:
    file = f"{name}.csv"
    return parse_rows(resources.files(__name__).joinpath(file).read_text("utf-8"), row_type, file=file)


def _rule_words() -> dict[str, frozenset[str]]:
    """Return for each kind of rule word the folded words."""
    found: dict[str, set[str]] = {}
    for row in (row for name in _WORD_LISTS for row in _read(f"words/{name}", RuleWord)):
        found.setdefault(row.kind, set()).add(fold(row.word))
    return {kind: frozenset(words) for kind, words in sorted(found.items())}


def _index(pairs: Iterable[tuple[str, Value]]) -> dict[str, tuple[Value, ...]]:
    found: dict[str, dict[Value, None]] = {}
    for key, value in pairs:
        if key:
            found.setdefault(key, {})[value] = None
    return {key: tuple(values) for key, values in found.items()}


def _index_by(rows: Iterable[Row], texts: Callable[[Row], Iterable[str]]) -> dict[str, tuple[Row, ...]]:
    return _index((fold(text), row) for row in rows for text in texts(row))


def _all_noun_forms(singular: str, plurals: tuple[str, ...]) -> tuple[Form, ...]:
    """Return the forms of a noun with its plurals; one without plurals is not counted, so it has no dual either."""
    return noun_forms(singular, counted=bool(plurals)) + tuple(
        form for text in plurals for form in noun_forms(text, number="Plur")
    )


def _noun_texts(singular: str, plurals: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(form.text for form in _all_noun_forms(singular, plurals))


def _reporting_forms(verb: ReportingVerb) -> tuple[Form, ...]:
    """Return the forms of a reporting verb, without participles that bear the article: they do not report (المتوقع, المعلنة)."""
    forms = verb_forms(verb.perfect, verb.perfect_f, verb.imperfect)
    if verb.participle:
        forms += tuple(form for form in participle_forms(verb.participle) if not form.definite)
    if verb.noun:
        forms += _all_noun_forms(verb.noun[0], verb.noun[1:])
    return forms


def _event_forms(event: Event) -> tuple[Form, ...]:
    return verb_forms(event.perfect, event.perfect_f, event.imperfect) + _all_noun_forms(event.noun, event.plural)


def _relation_forms(word: RelationWord) -> Iterator[RelationForm]:
    for form in verb_forms(word.perfect, word.perfect_f, word.imperfect):
        yield RelationForm(word, "verb", form)
    for part, participle in (("active", word.active), ("passive", word.passive)):
        for form in participle_forms(participle) if participle else ():
            yield RelationForm(word, part, form)
    for noun in word.noun:
        for form in noun_forms(noun, counted=False):
            yield RelationForm(word, "noun", form)


def _carrier_forms(carrier: Carrier) -> tuple[Form, ...]:
    nouns = tuple(form for noun in carrier.noun for form in noun_forms(noun))
    return verb_forms(carrier.perfect, carrier.perfect_f, carrier.imperfect) + nouns


def _title_forms(title: Title) -> tuple[Form, ...]:
    """Return the forms of a title; one with a definite genitive is also used without its article (وزير خارجية السودان)."""
    forms = _all_noun_forms(title.title, title.plural)
    if title.feminine:
        forms += noun_forms(title.feminine)
    shortened = (
        Form(text, "noun", number=form.number) for form in forms if (text := form.text.replace(" " + _ARTICLE, " ")) != form.text
    )
    return forms + tuple(shortened)


def _demonym_texts(country: Country) -> tuple[str, ...]:
    """Return the forms of the demonyms; not the indefinite accusative, which reads as the country's name (سوريا, ليبيا).

    Of two adjectives each bears the article (الكوري الجنوبي), of a noun and an adjective the first word (الجنوب سوداني).
    """
    adjectives = (form.text for text in country.demonym_m for form in participle_forms(text) if form.text != fold(text) + _ALEF)
    pairs = (form.text for text in country.demonym_m if f"{_YEH} " in text for form in noun_forms(text))
    feminine = (form.text for text in country.demonym_f for form in noun_forms(text))
    plural = (form.text for text in country.demonym_p for form in noun_forms(text, number="Plur"))
    return (*adjectives, *pairs, *feminine, *plural)
