"""How many an operation killed, wounded, captured …: the numbers beside it in its sentence.

    أسفر الهجوم عن مقتل 12 شخصا وإصابة ثلاثين آخرين     behind the event, a word of result between
    قتل خمسة جنود في غارة على البلدة                     before the event, a word of cause between
    هجوم قتل فيه 12 شخصا                                 behind it, with a pronoun that refers back
    اعتقال عشرين شخصا                                    in the event itself

A number counts only where such a word leads to one event; the rule tells whether it is exact, an estimate or a bound.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.arabic.dates import month_number
from kg.extract.actors.scene import Scene
from kg.extract.operations.phrases import EventPhrase, phrases_between
from kg.extract.reading.numbers import number_at
from kg.model import Relation

_AND = "\N{ARABIC LETTER WAW}"
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_BESIDE = 4  # units around a number in which a word may qualify it
_LINK = 3  # units right before an event in which a word of cause may stand
_REACH = 12  # units between a tally and its number
_BOUNDS = ("at-least", "about")
_NOUNS = frozenset(("NOUN", "X", "ADJ"))
_SMALL = frozenset(("ADP", "PART", "DET", "PRON"))
_COMMAS = frozenset(("،", ",", "؛"))


@dataclass(frozen=True, slots=True)
class _Toll:
    """A number of victims: the slot, the half-open range of units that say it, and whether it is exact."""

    slot: str
    number: int
    first: int
    last: int
    rule: str


def toll_relations(scene: Scene, phrases: Sequence[EventPhrase]) -> Iterator[Relation]:
    """Yield the tolls of operations, each with the clause around it; the object is the number in digits."""
    units = scene.reading.units
    for toll in _tolls(scene):
        start, stop = scene.reading.starts[toll.first], scene.reading.stops[toll.first]
        beside = phrases_between(phrases, start, stop)
        phrase = _event_of(scene, toll, beside)
        if phrase is not None:
            span = units[start].token_begin, units[stop - 1].token_end
            yield Relation(
                scene.reading.article.id, phrase.mention.id, toll.slot, str(toll.number), *span, toll.rule, 0.7, literal=True
            )


def _tolls(scene: Scene) -> Iterator[_Toll]:
    place = 0
    while place < len(scene.reading.units):
        toll = _headed(scene, place) or _counted(scene, place) or _total(scene, place)
        if toll is None:
            place += 1
            continue
        yield toll
        yield from _joined(scene, toll)
        place = toll.last


def _slot(scene: Scene, place: int, kind: str) -> str:
    """Return the slot of a unit that is a toll word of a kind, else nothing."""
    if place >= len(scene.reading.units):
        return ""
    rows = scene.tables.lexicon.tolls.get(scene.reading.units[place].fold, ())
    return next((row.slot for row in rows if row.kind == kind), "")


def _headed(scene: Scene, place: int) -> _Toll | None:
    """مقتل نحو 12 شخصا, أصيب جنديان, إصابة طفل; not مقتل وجرح 12, whose parts nobody knows."""
    units, slot = scene.reading.units, _slot(scene, place, "head")
    if not slot or (place > 1 and units[place - 1].fold == _AND and _slot(scene, place - 2, "head")):
        return None
    limit = min(scene.reading.stops[place], place + 1 + _BESIDE)
    first = next((at for at in range(place + 1, limit) if not _qualifies(scene, at)), limit)
    number, last = number_at(units, first, scene.tables.lexicon.numbers)
    if not number:
        number = 2 if _slot(scene, first, "pair") else 1 if _slot(scene, first, "single") else 0
        last = first + 1
    bound = first == place + 1 or any(_slot(scene, at, kind) for at in range(place + 1, first) for kind in _BOUNDS)
    return _Toll(slot, number, place, last, _rule(scene, first, last)) if number and bound and not _is_time(scene, last) else None


def _is_time(scene: Scene, place: int) -> bool:
    """Tell whether a number before a unit counts days or is one (قتل 15 يوليو)."""
    unit = scene.reading.units[place] if place < len(scene.reading.units) else None
    return unit is not None and (unit.fold in scene.tables.lexicon.time_words or month_number(unit.fold) > 0)


def _counted(scene: Scene, place: int) -> _Toll | None:
    """12 قتيلا, قتيلان."""
    slot = _slot(scene, place, "two")
    if slot:
        return _Toll(slot, 2, place, place + 1, _rule(scene, place, place + 1))
    number, last = number_at(scene.reading.units, place, scene.tables.lexicon.numbers)
    slot = _slot(scene, last, "counted") if number else ""
    return _Toll(slot, number, place, last + 1, _rule(scene, place, last + 1)) if slot else None


def _total(scene: Scene, place: int) -> _Toll | None:
    """ارتفع عدد القتلى إلى 12."""
    if not _slot(scene, place, "tally") or place + 1 >= len(scene.reading.units):
        return None
    noun = scene.reading.units[place + 1].fold.removeprefix(_ARTICLE)
    slot = next((row.slot for row in scene.tables.lexicon.tolls.get(noun, ()) if row.kind == "counted"), "")
    limit = min(scene.reading.stops[place], place + _REACH) if slot else 0
    for at in range(place + 2, limit):
        if _slot(scene, at, "reach"):
            first = next((after for after in range(at + 1, limit) if not _qualifies(scene, after)), limit)
            number, last = number_at(scene.reading.units, first, scene.tables.lexicon.numbers)
            return _Toll(slot, number, place, last, _rule(scene, first, last)) if number else None
    return None


def _joined(scene: Scene, toll: _Toll) -> Iterator[_Toll]:
    """Yield what و adds to a toll with the same head: مقتل خمسة جنود وثلاثة مدنيين."""
    units = scene.reading.units
    if not _slot(scene, toll.first, "head"):
        return
    limit = min(scene.reading.stops[toll.first], toll.last + _LINK)
    place = next((at for at in range(toll.last, limit) if units[at].fold == _AND), limit)
    number, last = number_at(units, place + 1, scene.tables.lexicon.numbers) if place < limit else (0, 0)
    noun = number and last < len(units) and units[last].upos in _NOUNS and not _slot(scene, last, "counted")
    if noun and not _is_time(scene, last):
        yield _Toll(toll.slot, number, place + 1, last + 1, toll.rule)


def _qualifies(scene: Scene, place: int) -> bool:
    """Tell whether a word qualifies a number that follows, or belongs to one that does (ما لا يقل عن)."""
    return any(_slot(scene, place, kind) for kind in _BOUNDS) or scene.reading.units[place].upos in _SMALL


def _rule(scene: Scene, first: int, last: int) -> str:
    """Return the rule of a number in a half-open range of units; words beside it make it a bound or an estimate."""
    before = first
    while before > max(0, first - _BESIDE) and _qualifies(scene, before - 1):
        before -= 1
    after = range(last, min(scene.reading.stops[last - 1], last + _BESIDE))
    least = next((at for at in after if scene.reading.units[at].text in _COMMAS or _slot(scene, at, "head")), after.stop)
    beside = (*range(before, first), *range(last, least))
    return next((f"toll-{kind}" for kind in _BOUNDS if any(_slot(scene, at, kind) for at in beside)), "toll")


def _event_of(scene: Scene, toll: _Toll, phrases: Sequence[EventPhrase]) -> EventPhrase | None:
    """Return the one of the events in its sentence that a toll is of, or None."""
    own = next((phrase for phrase in phrases if phrase.first <= toll.first < phrase.inner), None)
    if own is not None:
        return own
    ahead = min((phrase for phrase in phrases if phrase.first >= toll.last), key=lambda one: one.first, default=None)
    behind = max((phrase for phrase in phrases if phrase.first < toll.first), key=lambda one: one.first, default=None)
    if behind is not None and _results(scene, toll, behind, ahead.first if ahead else scene.reading.stops[toll.first]):
        return behind
    return ahead if ahead is not None and _is_caused(scene, toll, ahead) else None


def _results(scene: Scene, toll: _Toll, phrase: EventPhrase, limit: int) -> bool:
    """Tell whether a word of result stands at an event before a toll, or a word behind the toll refers back to the event."""
    between = range(max(scene.reading.starts[phrase.first], phrase.first - 1), toll.first)
    inside = range(toll.first + 1, min(limit, toll.last + _BESIDE))
    return any(_slot(scene, at, "result") for at in between) or any(_slot(scene, at, "inside") for at in inside)


def _is_caused(scene: Scene, toll: _Toll, phrase: EventPhrase) -> bool:
    """Tell whether a word of cause leads from a toll to an event, without a verb between."""
    units = scene.reading.units
    if any(units[at].upos in ("VERB", "SCONJ") and not _slot(scene, at, "head") for at in range(toll.last, phrase.first)):
        return False
    return any(_slot(scene, at, "cause") for at in range(max(toll.last, phrase.first - _LINK), phrase.first))
