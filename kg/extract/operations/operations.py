"""Operations: events with an agent, named by a noun phrase (معركة الرقة) or told by a verb (قصف سلاح الجو أهدافا).

A phrase begins at an event noun and runs over what specifies it: adjectives, genitives, prepositional phrases, a relative
clause. A verb tells an operation if an actor or place stands with it. `kg.extract.operations.grouping` says which phrases are one
operation.
"""

from collections.abc import Iterator, Sequence

from kg.arabic.dates import month_number
from kg.extract.actors.mentions import make_mention
from kg.extract.actors.people import is_people
from kg.extract.actors.scene import Scene
from kg.extract.operations.grouping import group
from kg.extract.operations.phrases import EventPhrase, clitic_at, event_at, names_in
from kg.extract.operations.slots import is_after_definite, part_cue_at
from kg.extract.operations.told import shooting, verb_phrase
from kg.extract.reading.candidates import BACK_REFERENCE, GENERIC
from kg.extract.reading.reading import Unit
from kg.lexicon import EventForm

_GENERAL = frozenset(("Campaign", "Other", "Battle", "Attack"))
_LOOSE = frozenset(("Movement", "Meeting", "Other", "Negotiation"))
_SITES = frozenset(("Base", "Airport", "Site"))
_TAKING = frozenset(("Offensive", "Siege"))
_STOPS = frozenset((",", "،", ".", ":", "؛"))
_NO_HEAD = frozenset(("ADP", "PUNCT", "PRON", "CCONJ", "SCONJ"))
_PREDICATES = frozenset(("VERB", "SCONJ", "AUX", "PART"))
_CONTENT = frozenset(("NOUN", "X", "ADJ", "NUM", "PROPN"))
_BESIDE = frozenset(("NOUN", "ADJ", "X", "PROPN", "ADV"))
_FARTHEST_VERB = 6
_LONGEST_CODE_NAME = 6
_LONGEST_PHRASE = 13
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_MEEM = "\N{ARABIC LETTER MEEM}"


def find_operations(scene: Scene) -> tuple[EventPhrase, ...]:
    """Return the phrases of operations in text order, grouped by their mentions' antecedents."""
    return group(scene, tuple(_phrases(scene)))


def _phrases(scene: Scene) -> Iterator[EventPhrase]:
    place = 0
    while place < len(scene.reading.units):
        phrase = _phrase_at(scene, place)
        if phrase is not None:
            yield phrase
            place = phrase.last
            continue
        found = event_at(scene, place)
        place += 1 if found is None else found[1]


def _phrase_at(scene: Scene, place: int) -> EventPhrase | None:
    unit = scene.reading.units[place]
    index = scene.name_at.get(place)
    if index is not None and scene.names[index].kind == "Operation" and scene.names[index].first == place:
        return _named(scene, index)
    is_name = index is not None and scene.names[index].rule not in (BACK_REFERENCE, GENERIC)
    found = None if is_name or unit.upos in _NO_HEAD else event_at(scene, place)
    if found is None:
        return None if is_name else shooting(scene, unit)
    form, length = found
    if form.form.kind != "noun":
        return verb_phrase(scene, unit, form)
    participle = unit.upos == "ADJ" and unit.fold.startswith(_MEEM)  # لن تكون محاصرة
    if participle and length == 1 and not form.form.definite:
        return None
    if _is_result(scene, place):
        return None
    if " ".join(u.fold for u in scene.reading.units[place : place + length]) in scene.tables.words["venue"]:
        return None
    return _noun_phrase(scene, place, length, form)


def _is_result(scene: Scene, place: int) -> bool:
    """The result of an event is none of its own (أدت إلى تدمير)."""
    units = scene.reading.units
    return place > 1 and units[place - 1].upos == "ADP" and units[place - 2].fold in scene.tables.words["result"]


def _named(scene: Scene, index: int) -> EventPhrase:
    """What the models mark as an operation is one, whatever its words."""
    name = scene.names[index]
    mention = make_mention(
        scene.reading, name.first, name.last, kind="Operation", rule="named-operation", confidence=name.confidence
    )
    head = scene.reading.units[name.first].fold
    return EventPhrase(mention, name.first, name.last, name.last, "Campaign", head, "agent", (index,))


def _noun_phrase(scene: Scene, place: int, length: int, form: EventForm) -> EventPhrase | None:
    code = _code_name_end(scene, place, place + length)
    last = code or _noun_phrase_end(scene, place + length, definite=form.form.definite)
    names = () if code else tuple(i for i in names_in(scene, place, last) if scene.names[i].first > place)
    kind, inner = form.event.kind, _inner_kind(scene, place + length, last)
    if inner and kind in _GENERAL:
        kind = inner
    if kind == "Meeting" and _is_round(scene, place + length, last):
        kind = "Negotiation"
    definite = form.form.definite and not names and not code
    told = _is_told(scene, place) or _happens(scene, place + length) or _is_carried_out(scene, place, form)
    alone = last == place + length
    pronominal = not names and _is_pronominal(scene, place + length, last)
    bare = (definite and alone and scene.reading.units[last - 1].upos != "ADP") or pronominal
    evident = (
        told or bool(code) or kind == "Negotiation" != form.event.kind or _is_evident(scene, form, kind, names, place + length)
    )
    if not bare and not (evident if form.event.weight == "weak" else names or told or last > place + 1):
        return None
    confidence = 0.5 if form.event.weight == "weak" else 0.7
    clitic = clitic_at(scene, place, length)
    mention = make_mention(scene.reading, place, last, kind="Operation", rule="event-noun", confidence=confidence, clitic=clitic)
    return EventPhrase(
        mention,
        place,
        last,
        code or place + length,
        kind,
        form.event.noun.split()[0],
        form.event.genitive,
        names,
        definite=definite,
        bare=bare,
        weak=form.event.weight == "weak",
        told=told and _is_pronominal(scene, place + length, last),
    )


def _code_name_end(scene: Scene, head: int, first: int) -> int:
    """Return the place after the code name of an operation (درع الفرات, «غضب الزيتون»), 0 if none follows.

    It stands behind a general noun (عملية, معركة), in quotation marks or as an ordinary noun with its genitive; what is an actor
    or place itself, or a word for one, an event or a part of one, is no code name.
    """
    units, words, lexicon = scene.reading.units, scene.tables.words, scene.tables.lexicon
    if units[head].fold not in words["code-named"] or first + 1 >= scene.reading.stops[head]:
        return 0
    quoted = _quoted_end(scene, first)
    if quoted:
        return 0 if any(scene.names[i].kind != "Location" for i in names_in(scene, first, quoted)) else quoted
    unit, genitive = units[first], units[first + 1]
    listed = (lexicon.event_forms, lexicon.place_head_forms, lexicon.actor_head_forms, lexicon.title_forms)
    ordinary = words["member"] | words["means"] | words["asset"] | words["time"]
    if unit.upos not in ("NOUN", "X") or first in scene.name_at or unit.fold.startswith(_ARTICLE) or unit.fold in ordinary:
        return 0
    if any(unit.fold in table for table in listed) or not genitive.fold.startswith(_ARTICLE):
        return 0
    return first + 2


def _quoted_end(scene: Scene, first: int) -> int:
    """Return the place after a short quotation that begins at a quotation mark, 0 if none does."""
    reading = scene.reading
    quote = reading.quote_of[first + 1] if not reading.units[first].fold else -1
    if quote < 0 or quote == reading.quote_of[first]:
        return 0
    last = first + 1
    while last < len(reading.units) and reading.quote_of[last] == quote:
        last += 1
    return last if last - first <= _LONGEST_CODE_NAME else 0


def _is_told(scene: Scene, place: int) -> bool:
    """Tell whether the word before says that an event happens or that somebody carries it out (وقع انفجار, شن الجيش حملة)."""
    units, words = scene.reading.units, scene.tables.words
    beside = units[place - 1].fold if place else ""
    if beside in words["happens"] | words["time-preposition"] | words["circumstance"]:
        return beside in words["happens"]
    start = max(scene.reading.starts[place], place - _FARTHEST_VERB)
    for unit in reversed(units[start:place]):
        if unit.upos == "VERB":
            rows = scene.tables.lexicon.carrier_forms.get(unit.fold, ())
            return any(row.carrier.role == "conductedBy" for row in rows)
        mark = not unit.fold and unit.text not in _STOPS
        if unit.place not in scene.name_at and unit.upos not in _BESIDE and not mark:
            return False
    return False


def _is_carried_out(scene: Scene, place: int, form: EventForm) -> bool:
    """بدء مفاوضات, شن هجمات: the noun of carrying out right before a noun that always is an event."""
    before = scene.reading.units[place - 1].fold if place else ""
    rows = scene.tables.lexicon.carrier_forms.get(before, ()) if form.event.weight == "strong" else ()
    return any(row.form.kind == "noun" and row.carrier.role == "conductedBy" for row in rows)


def _happens(scene: Scene, behind: int) -> bool:
    """Tell whether a relative clause right behind a noun says that it happened (هجوم وقع أمس)."""
    return behind < len(scene.reading.units) and scene.reading.units[behind].fold in scene.tables.words["happens"]


def _is_pronominal(scene: Scene, first: int, last: int) -> bool:
    """قصفها alone says no more than القصف."""
    return last == first + 1 and scene.reading.units[first].upos == "PRON"


def _is_evident(scene: Scene, form: EventForm, kind: str, names: tuple[int, ...], inner: int) -> bool:
    """A weak noun needs a name; one of talks, movement and other doings an actor, since a place says little.

    What is taken needs no name (السيطرة على المطار).
    """
    if form.event.genitive == "target" and kind in _TAKING and inner < len(scene.reading.units):
        unit = scene.reading.units[inner]
        if unit.fold.startswith(_ARTICLE) and unit.fold in scene.tables.lexicon.place_head_forms:
            return True
    if kind not in _LOOSE:
        return bool(names)
    used = form.event.genitive == "target"
    return any(scene.names[i].kind != "Location" or (used and scene.names[i].subtype in _SITES) for i in names)


def _noun_phrase_end(scene: Scene, first: int, *, definite: bool) -> int:
    """Return the end of the phrase: adjectives, genitives, prepositional phrases, a relative clause up to its last name.

    It stops at a comma, at a verb or و outside a relative clause, at words of time or narration, and where a noun stands that
    cannot be a genitive, as behind an adjective.
    """
    units, words = scene.reading.units, scene.tables.words
    if is_after_definite(scene, first):
        return first
    ends = words["time"] | words["break"] | words["phrase-end"]
    limit = min(scene.reading.stops[first - 1], first + _LONGEST_PHRASE)
    place = end = first
    opened = units[first - 1].upos == "ADP"  # القبض على شخص
    before = "preposition" if opened else "definite" if definite else "noun"
    in_relative = not definite and _begins_relative(scene, first)
    while place < limit:
        unit = units[place]
        if place in scene.name_at:
            place = end = max(place + 1, scene.names[scene.name_at[place]].last)
            before = "name"
            continue
        in_relative = in_relative or (unit.fold in words["relative"] and before != "name")
        joins = unit.upos != "CCONJ" or (before == "name" and place + 1 in scene.name_at)
        dated = unit.upos == "NUM" and place + 1 < limit and month_number(units[place + 1].fold) > 0
        if unit.text in _STOPS or unit.fold in ends or dated or not joins or _is_accompanied(scene, place):
            break
        if part_cue_at(scene, place)[0] == "supportedBy":
            break
        if in_relative and _leaves_relative(scene, range(first, place), unit):
            break
        if not in_relative and (unit.upos in _PREDICATES or not _goes_on(unit, before)):
            break
        attached = unit.upos == "PRON" and (place == end or in_relative) and unit.token_begin != unit.begin
        if attached or (not in_relative and unit.upos in _CONTENT):
            end = place + 1
        before = _state(unit, before)
        place += 1
    return end


def _leaves_relative(scene: Scene, clause: range, unit: Unit) -> bool:
    """Tell whether a relative clause is not the event's (الذين), or goes on to what the event does (الاتفاق الذي تم … ترفع)."""
    units = scene.reading.units
    second = unit.upos == "VERB" and any(units[place].upos == "VERB" for place in clause) and not _is_compound(units, unit)
    return second or unit.fold in scene.tables.words["relative-people"]


def _is_compound(units: Sequence[Unit], verb: Unit) -> bool:
    """كان ينفذها, لم تنفذ, أن تنفذ: the word before is part of the verb."""
    return units[verb.place - 1].upos in _PREDICATES


def _is_accompanied(scene: Scene, place: int) -> bool:
    """مع and a noun that is nobody tell what goes along with an event (الصراع مع انقسام البلاد)."""
    units, words = scene.reading.units, scene.tables.words
    if units[place].fold not in words["with"] or place + 1 >= len(units) or units[place + 1].upos != "NOUN":
        return False
    known = place + 1 in scene.name_at or place + 1 in scene.position_at or units[place + 1].fold in words["member"]
    return not known and not units[place + 1].fold.startswith(_ARTICLE) and not is_people(scene, units[place + 1])


def _begins_relative(scene: Scene, place: int) -> bool:
    """An indefinite noun has a relative clause without a pronoun: هجوم نفذته X, غارة استهدفت X, زيارة لم يعلن عنها."""
    if place >= len(scene.reading.units):
        return False
    lexicon, unit = scene.tables.lexicon, scene.reading.units[place]
    told = unit.fold in lexicon.carrier_forms or unit.fold in lexicon.event_forms
    return (unit.upos == "VERB" and told) or (unit.upos == "PART" and unit.fold in scene.tables.words["negation"])


def _goes_on(unit: Unit, before: str) -> bool:
    """Tell whether a word may stand behind what the phrase has so far."""
    if unit.upos in ("NOUN", "NUM", "X", "PROPN"):
        agrees = before == "definite" and unit.fold.startswith(_ARTICLE)  # an adjective that the tagger took for a noun
        return before in ("noun", "preposition") or agrees
    predicate = unit.upos == "ADJ" and before == "definite" and not unit.fold.startswith(_ARTICLE)  # الزيارة مقررة
    return unit.upos != "ADV" and not predicate


def _state(unit: Unit, before: str) -> str:
    if unit.upos == "ADP":
        return "preposition"
    if unit.upos in ("NOUN", "X", "PROPN", "NUM"):
        return "definite" if unit.fold.startswith(_ARTICLE) else "noun"
    return {"ADJ": "adjective", "PRON": "definite"}.get(unit.upos, before)


def _inner_kind(scene: Scene, first: int, last: int) -> str:
    kinds = (_kind_inside(scene, place) for place in range(first, last) if place not in scene.name_at)
    return next((kind for kind in kinds if kind), "")


def _kind_inside(scene: Scene, place: int) -> str:
    """Return the kind of a particular event noun inside a phrase, unless it is only what goes along (هجوم بالتنسيق مع …)."""
    before, found = scene.reading.units[place - 1], event_at(scene, place)
    beside = before.upos == "ADP" and before.fold not in scene.tables.words["purpose"]
    if found is None or beside or found[0].form.kind != "noun" or clitic_at(scene, place, found[1]):
        return ""
    return "" if found[0].event.kind in _GENERAL else found[0].event.kind


def _is_round(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a phrase is of negotiations, as a round or session is (الجولة الثانية من المفاوضات)."""
    units, words = scene.reading.units, scene.tables.words
    found = (event_at(scene, place) for place in range(first + 1, last) if units[place - 1].fold in words["from"])
    return any(event is not None and event[0].event.kind == "Negotiation" for event in found)
