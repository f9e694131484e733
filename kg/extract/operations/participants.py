"""Who takes part in an operation, and where it is: what its phrase and clause say, and whose the verb is that governs it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.actors.mentions import Referent
from kg.extract.actors.people import RULE as PEOPLE
from kg.extract.actors.scene import Scene, as_actor
from kg.extract.operations.control import controllers
from kg.extract.operations.governing import governing, is_during, other_party, subject_of
from kg.extract.operations.outcomes import outcomes
from kg.extract.operations.phrases import TALKS, EventPhrase
from kg.extract.operations.places import meant_places
from kg.extract.operations.pronouns import owners
from kg.extract.operations.slots import Participation, arguments
from kg.extract.reading.reading import longest_listed

__all__ = ["Participation", "cue_at", "linked", "participants"]

_WIDEST_CUE = 3


def participants(scene: Scene, phrase: EventPhrase) -> tuple[Participation, ...]:
    """Return the actors and places that this phrase gives its operation, each once and each actor in one part."""
    found: dict[str, Participation] = {}
    for item in _found(scene, phrase):
        is_place = item.referent.mention.kind == "Location"
        if is_place == (item.predicate == "atLocation"):
            found.setdefault(item.referent.mention.id, item)
    parties = [item for item in found.values() if item.predicate == "conductedBy"]
    alone = [item.rule for item in parties] in (["argument-preposition"], [])
    if phrase.kind in TALKS and not phrase.verbal and alone and (parties or is_during(scene, phrase)):
        for item in other_party(scene, phrase):
            found.setdefault(item.referent.mention.id, item)
    for source in (owners, _in_headline, controllers, outcomes, _meant):
        filled = {item.predicate for item in found.values()}
        for item in source(scene, phrase):
            if item.predicate not in filled:
                found.setdefault(item.referent.mention.id, item)
    return tuple(found.values())


def _in_headline(scene: Scene, phrase: EventPhrase) -> Iterator[Participation]:
    """الأطراف الليبية في جولة محادثات: without a verb, whoever is named before في is in the talks."""
    units, start = scene.reading.units, scene.reading.starts[phrase.first]
    index = scene.name_at.get(phrase.first - 2) if phrase.first > start + 1 else None
    verbless = not any(unit.upos == "VERB" for unit in units[start : phrase.first])
    if index is not None and phrase.kind in TALKS and verbless and units[phrase.first - 1].fold in scene.tables.words["inside"]:
        actor = as_actor(scene.referents[index])
        if actor.mention.kind not in ("Location", "Operation"):
            yield Participation("conductedBy", actor, "in-headline", 0.5)


def _meant(scene: Scene, phrase: EventPhrase) -> Iterator[Participation]:
    return (Participation("atLocation", place, "place-meant", 0.5) for place in meant_places(scene, phrase))


def _found(scene: Scene, phrase: EventPhrase) -> Iterator[Participation]:
    before: tuple[Referent, ...] = ()
    if phrase.verbal and not phrase.passive:
        subject = subject_of(scene, phrase.first, phrase.first, verbal=True)
        before = tuple(as_actor(r) for r in subject.referents if as_actor(r).mention.kind != "Location")
        yield from (Participation("conductedBy", actor, "subject-before-verb", 0.65) for actor in before)
    yield from arguments(scene, phrase, subject_before=bool(before) or _has_subject_before(scene, phrase))
    if not phrase.verbal:
        yield from governing(scene, phrase)


def _has_subject_before(scene: Scene, phrase: EventPhrase) -> bool:
    """A plural verb has its subject before it, if any; the tree may know one that is no name (مسلحون يهاجمون)."""
    forms = scene.tables.lexicon.event_forms.get(scene.reading.units[phrase.first].fold, ())
    plural = phrase.verbal and any(row.form.number == "Plur" and row.form.kind != "noun" for row in forms)
    return plural or any(child.deprel == "nsubj" and child.place < phrase.first for child in scene.reading.children(phrase.first))


def cue_at(scene: Scene, place: int) -> tuple[str, int]:
    """Return the predicate of the longest listed relation cue that begins at a unit, and its length; empty and 0 if none does."""
    rows, length = longest_listed(scene.reading, place, scene.tables.lexicon.relation_cues, _WIDEST_CUE)
    return (rows[0].predicate, length) if rows else ("", 0)


def linked(parts: Sequence[tuple[Participation, ...]]) -> list[tuple[Participation, ...]]:
    """Return the participants of all phrases; unnamed people said in the same words are those said before."""
    first: dict[tuple[str, ...], str] = {}

    def known(item: Participation) -> Participation:
        mention = item.referent.mention
        if mention.rule != PEOPLE:
            return item
        same = first.setdefault(item.referent.words, mention.id)
        if same == mention.id:
            return item
        return replace(item, referent=replace(item.referent, mention=replace(mention, antecedent=same)))

    return [tuple(known(item) for item in items) for items in parts]
