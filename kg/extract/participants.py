"""Who takes part in an operation, and where it is: read off the preposition before a name, the governing verb and listed cues."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.mentions import Referent
from kg.extract.operations import EventPhrase
from kg.extract.reading import longest_listed
from kg.extract.scene import Scene, as_actor, phrase_at

_WIDEST_CUE = 3
_FARTHEST = 18

# The part that an actor plays by the preposition before its name: in talks, in the taking of a place, in any other operation.
_TALKS = frozenset(("Meeting", "Negotiation"))
_TAKING = frozenset(("Offensive", "Siege"))


@dataclass(frozen=True, slots=True)
class Participation:
    """An actor or place of an operation: the property, the referent and the rule."""

    predicate: str
    referent: Referent
    rule: str
    confidence: float


def participants(scene: Scene, phrase: EventPhrase) -> tuple[Participation, ...]:
    """Return the actors and places that this phrase gives its operation, each once."""
    found: dict[tuple[str, str], Participation] = {}
    for item in (
        *_named_inside(scene, phrase),
        *_governing_subject(scene, phrase),
        *_relative_clause(scene, phrase),
        *_cued(scene, phrase),
    ):
        is_place = item.referent.mention.kind == "Location"
        if is_place == (item.predicate == "atLocation"):
            found.setdefault((item.predicate, item.referent.mention.id), item)
    return tuple(found.values())


def _named_inside(scene: Scene, phrase: EventPhrase) -> Iterator[Participation]:
    agent_seen = False
    for index in phrase.names:
        candidate, referent = scene.names[index], scene.referents[index]
        if candidate.first == phrase.first:
            continue
        if candidate.kind == "Location" and not (phrase.kind in _TALKS and _between(scene, candidate.first)):
            yield Participation("atLocation", referent, "place-in-phrase", 0.8)
        elif candidate.kind != "Operation":
            predicate = _verbal_part(agent_seen) if phrase.verbal else _part(scene, phrase, candidate.first)
            agent_seen = agent_seen or predicate == "conductedBy"
            yield Participation(predicate, as_actor(referent), "actor-in-phrase", 0.7)


def _verbal_part(agent_seen: bool) -> str:
    """In a clause that begins with its verb the first actor acts, the next one suffers."""
    return "targets" if agent_seen else "conductedBy"


def _part(scene: Scene, phrase: EventPhrase, place: int) -> str:
    words = scene.tables.words
    before = [unit.fold for unit in scene.reading.units[max(phrase.first, place - 3) : place] if unit.fold]
    cue = next((word for word in reversed(before) if word in words["against"] | words["from"] | words["agent"]), "")
    if phrase.kind in _TALKS:
        return "conductedBy"
    if cue in words["against"] or (cue in words["from"] and phrase.kind in _TAKING):
        return "targets"
    return "conductedBy"


def _between(scene: Scene, place: int) -> bool:
    before = [unit.fold for unit in scene.reading.units[max(0, place - 3) : place]]
    return any(word in scene.tables.words["between"] for word in before)


def _governing_subject(scene: Scene, phrase: EventPhrase) -> Iterator[Participation]:
    """The subject of the verb whose object the event noun is (شنّت قوات … هجوما)."""
    if phrase.verbal:
        return
    units = scene.reading.units
    head = units[phrase.first]
    verb = units[head.head] if head.head >= 0 else None
    if verb is None or verb.upos != "VERB" or verb.fold in scene.tables.lexicon.reporting_forms or "Voice=Pass" in verb.feats:
        return
    if not head.deprel.startswith(("obj", "obl", "ccomp", "xcomp")):
        return
    for child in scene.reading.children(verb.place):
        if child.deprel == "nsubj" and child.place != head.place:
            subject = _phrase_covering(scene, child.place)
            if subject is not None:
                yield Participation("conductedBy", subject, "subject-of-verb", 0.7)


def _phrase_covering(scene: Scene, place: int) -> Referent | None:
    position = scene.position_at.get(place)
    if position is not None:
        return phrase_at(scene, scene.positions[position].first, ())
    name = scene.name_at.get(place)
    return phrase_at(scene, scene.names[name].first, ()) if name is not None else None


def _relative_clause(scene: Scene, phrase: EventPhrase) -> Iterator[Participation]:
    """The subject after the verb of a relative clause (العمليات التي تقوم بها القوات, هجوم نفذه مسلحون)."""
    units = scene.reading.units
    place = phrase.last
    while place < min(phrase.last + 2, len(units)) and units[place].upos in ("PRON", "DET", "PUNCT", "SCONJ"):
        place += 1
    if place >= len(units) or units[place].upos != "VERB" or scene.reading.starts[place] != scene.reading.starts[phrase.first]:
        return
    for after in range(place + 1, min(place + 5, scene.reading.stops[place])):
        found = phrase_at(scene, after, ())
        if found is not None:
            yield Participation("conductedBy", found, "relative-clause", 0.6)
            return


def _cued(scene: Scene, phrase: EventPhrase) -> Iterator[Participation]:
    """Names behind listed cues after the phrase (بدعم من, بقيادة, بمشاركة, ضد)."""
    stop = min(scene.reading.stops[phrase.first], phrase.last + _FARTHEST)
    for place in range(phrase.first + 1, stop):
        predicate, length = cue_at(scene, place)
        if predicate not in ("conductedBy", "supportedBy", "targets", "leads"):
            continue
        found = next(
            (r for p in range(place + length, min(place + length + 3, stop)) if (r := phrase_at(scene, p, ())) is not None), None
        )
        if found is not None:
            yield Participation("conductedBy" if predicate == "leads" else predicate, as_actor(found), "listed-cue", 0.75)


def cue_at(scene: Scene, place: int) -> tuple[str, int]:
    """Return the predicate of the longest listed relation cue that begins at a unit, and its length; empty and 0 if none does."""
    rows, length = longest_listed(scene.reading, place, scene.tables.lexicon.relation_cues, _WIDEST_CUE)
    return (rows[0].predicate, length) if rows else ("", 0)
