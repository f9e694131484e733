"""Headlines that report speech: SPEAKER: content (واشنطن ولندن: …, الصباغ، وزير الدفاع: …)."""

from collections.abc import Sequence

from kg.extract.actors.mentions import Referent
from kg.extract.actors.scene import Scene
from kg.extract.actors.states import heads_news
from kg.extract.reading.reading import Unit
from kg.extract.statements.subjects import subject_after

_LONGEST_HEAD = 14
_MARKS = frozenset("\"«»“”„(){}،,'‘’")


def headline_speakers(scene: Scene, units: Sequence[Unit]) -> tuple[tuple[Referent, ...], Unit] | None:
    """Return who speaks in a headline, and its colon; None if no colon follows a phrase that can speak.

    Args:
        units: of the headline.
    """
    colon = next((u for u in units[:_LONGEST_HEAD] if u.text == ":" and scene.reading.quote_of[u.place] < 0), None)
    if colon is None or colon.place == units[0].place:
        return None
    first = units[0].place
    if scene.reading.units[first].upos == "ADP":
        return None
    subject = subject_after(scene, first, colon.place, (), unlisted=False)
    if subject is None or _is_scene_of_news(scene, subject.referents, colon):
        return None
    rest = scene.reading.units[subject.last : colon.place]
    return (subject.referents, colon) if all(_is_aside(scene, unit) for unit in rest) else None


def _is_scene_of_news(scene: Scene, speakers: tuple[Referent, ...], colon: Unit) -> bool:
    """Tell whether one country alone stands before a colon that brings what happened there; a capital speaks for its state."""
    if len(speakers) > 1 or speakers[0].mention.kind != "State" or not heads_news(scene.reading, colon.place, scene.tables):
        return False
    return " ".join(speakers[0].words) in scene.tables.lexicon.country_names


def _is_aside(scene: Scene, unit: Unit) -> bool:
    """Between a speaker and the colon may stand marks, a medium, venue and time (في خطابه أمس, ل«الوطن»)."""
    words = scene.tables.words
    known = words["venue-noun"] | words["medium"] | words["when"] | words["time"]
    name = scene.name_at.get(unit.place)
    medium = name is not None and scene.names[name].kind == "Organization"
    return unit.text in _MARKS or unit.upos in ("ADP", "PRON") or unit.fold in known or medium
