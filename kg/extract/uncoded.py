"""What was not coded: sentences with a word that most often tells a fact, of which no fact was made, and why.

    sentence × kind of fact ─► its first trigger without a fact ─► the first reason of the kind that holds

A trigger is a reporting verb, a word for an operation, or a relation word; see `kg.model.Uncoded` for the reasons.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from kg.extract.actors.scene import SPEAKING, Scene
from kg.extract.reading.reading import Unit, longest_listed
from kg.extract.relations.arguments import actor_before, actors_after, why_not_asserted
from kg.extract.relations.bonds import relation_form_at
from kg.model import Extraction, Uncoded

_BETWEEN_ACTORS = frozenset(("allyOf", "supports", "opposes", "fights", "meets", "leads", "memberOf", "controls"))
_OPENING = frozenset(':"«“')
_VERBAL = frozenset(("perfect", "imperfect"))
_LONGEST_EVENT = _LONGEST_CUE = 3
_NEAR = 5


def find_uncoded(scene: Scene, extraction: Extraction) -> tuple[Uncoded, ...]:
    """Return, for each sentence and kind of fact that it has a trigger but no fact of, the trigger and the reason."""
    told = {kind: _merged(stretches(extraction)) for kind, (_, _, stretches) in _KINDS.items()}
    return tuple(
        _record(scene, kind, trigger, explain(scene, trigger))
        for first, last in _sentences(scene)
        for kind, (is_trigger, explain, _) in _KINDS.items()
        if (trigger := next((p for p in range(first, last) if p not in scene.name_at and is_trigger(scene, p)), None)) is not None
        and not _any_within(scene, first, last, told[kind])
    )


def _sentences(scene: Scene) -> Iterator[tuple[int, int]]:
    place = 0
    while place < len(scene.reading.units):
        yield place, scene.reading.stops[place]
        place = scene.reading.stops[place]


def _merged(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return half-open stretches of text in order, those that overlap or touch as one."""
    merged: list[tuple[int, int]] = []
    for begin, end in sorted(stretches):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return merged


def _any_within(scene: Scene, first: int, last: int, stretches: Sequence[tuple[int, int]]) -> bool:
    """Tell whether one of the merged stretches shares a letter with the sentence."""
    begin, end = scene.reading.units[first].begin, scene.reading.units[last - 1].end
    before = bisect_left(stretches, (end, 0))
    return before > 0 and stretches[before - 1][1] > begin


def _record(scene: Scene, kind: str, trigger: int, reason: str) -> Uncoded:
    units, reading = scene.reading.units, scene.reading
    unit = units[trigger]
    begin, end = units[reading.starts[trigger]].token_begin, units[reading.stops[trigger] - 1].token_end
    return Uncoded(begin, end, kind, reading.text(unit.begin, unit.end), unit.begin, unit.end, reason)


def _reports(scene: Scene, place: int) -> bool:
    unit = scene.reading.units[place]
    forms = scene.tables.lexicon.reporting_forms.get(unit.fold, ())
    return unit.upos == "VERB" and any(found.form.kind in _VERBAL for found in forms)


def _why_no_statement(scene: Scene, place: int) -> str:
    units, words = scene.reading.units, scene.tables.words
    rest = units[place + 1 : scene.reading.stops[place]]
    if scene.reading.quote_of[place] >= 0:
        return "quoted"
    if reason := why_not_asserted(scene, place):
        return reason
    if not any(unit.fold in words["complementizer"] or unit.text in _OPENING for unit in rest):
        return "no-content"
    if not any(_actor_at(scene, unit.place) or unit.place in scene.position_at for unit in _sentence_of(scene, place)):
        return "no-speaker"
    return _broken(scene, place)


def _tells_event(scene: Scene, place: int) -> bool:
    unit = scene.reading.units[place]
    rows, _ = longest_listed(scene.reading, place, scene.tables.lexicon.event_forms, _LONGEST_EVENT)
    nouns = any(row.form.kind == "noun" for row in rows) and unit.upos in ("NOUN", "X", "PROPN")
    return nouns or (unit.upos == "VERB" and any(row.form.kind in _VERBAL and row.event.weight == "strong" for row in rows))


def _why_no_operation(scene: Scene, place: int) -> str:
    rows, _ = longest_listed(scene.reading, place, scene.tables.lexicon.event_forms, _LONGEST_EVENT)
    if reason := why_not_asserted(scene, place):
        return reason
    if not any(unit.place in scene.name_at for unit in _sentence_of(scene, place)):
        return "no-participant"
    if all(row.event.weight == "weak" for row in rows):
        return "general-word"
    return _broken(scene, place)


def _relates(scene: Scene, place: int) -> bool:
    form, _ = relation_form_at(scene, place)
    rows, _ = longest_listed(scene.reading, place, scene.tables.lexicon.relation_cues, _LONGEST_CUE)
    return form is not None or any(row.predicate in _BETWEEN_ACTORS for row in rows)


def _why_no_relation(scene: Scene, place: int) -> str:
    form, _ = relation_form_at(scene, place)
    names = {scene.name_at[unit.place] for unit in _sentence_of(scene, place) if unit.place in scene.name_at}
    actors = [index for index in names if scene.names[index].kind in SPEAKING - {"Location"} or scene.referents[index].country]
    controls = form is not None and form.word.predicate == "controls"
    if reason := why_not_asserted(scene, place):
        return reason
    if not actors:
        return "no-participant"
    if controls and not any(scene.names[index].kind == "Location" for index in names):
        return "no-place"
    if not controls and len(actors) == 1:
        return "one-actor"
    if not actors_after(scene, place + 1, _NEAR) and actor_before(scene, place, _NEAR) is None:
        return "not-beside"
    return _broken(scene, place)


def _broken(scene: Scene, place: int) -> str:
    """A verb with nothing below it in the tree was not understood; else no rule knows how the sentence is put."""
    verb = scene.reading.units[place].upos == "VERB"
    return "parse-broken" if verb and next(scene.reading.children(place), None) is None else "no-rule"


def _sentence_of(scene: Scene, place: int) -> tuple[Unit, ...]:
    return scene.reading.units[scene.reading.starts[place] : scene.reading.stops[place]]


def _actor_at(scene: Scene, place: int) -> bool:
    name = scene.name_at.get(place)
    return name is not None and scene.names[name].kind in SPEAKING


def _statements(extraction: Extraction) -> Iterator[tuple[int, int]]:
    for statement in extraction.statements:
        yield statement.begin, statement.end
        yield statement.verb_begin, statement.verb_end


def _operations(extraction: Extraction) -> Iterator[tuple[int, int]]:
    return ((mention.begin, mention.end) for mention in extraction.mentions if mention.kind == "Operation")


def _relations(extraction: Extraction) -> Iterator[tuple[int, int]]:
    return ((relation.begin, relation.end) for relation in extraction.relations if relation.predicate in _BETWEEN_ACTORS)


_Check = tuple[Callable[[Scene, int], bool], Callable[[Scene, int], str], Callable[[Extraction], Iterator[tuple[int, int]]]]
_KINDS: dict[str, _Check] = {
    "statement": (_reports, _why_no_statement, _statements),
    "operation": (_tells_event, _why_no_operation, _operations),
    "relation": (_relates, _why_no_relation, _relations),
}
