"""What a verbal noun of saying reports of whoever stands behind it, without أن.

إعلان تركيا السماح للتحالف …      the noun of action behind the holder
موافقة الوزير على المشاركة …      behind the preposition that the verb takes
"""

from kg.arabic.letters import fold
from kg.extract.actors.scene import Scene
from kg.extract.reading.actions import is_action
from kg.extract.reading.candidates import is_definite
from kg.extract.statements.contents import Content, bounded, is_complementizer
from kg.extract.statements.cues import ReportingCue
from kg.extract.statements.ends import content_end
from kg.extract.statements.record import Record
from kg.extract.statements.speakers import Speaker
from kg.extract.statements.subjects import subject_after

_FARTHEST, _NEAREST = 6, 2


def nominal_content(record: Record, cue: ReportingCue) -> tuple[Content, Speaker] | None:
    """Return what a noun reports and who holds it; None if it names no holder or is no noun of the list."""
    scene, reading = record.scene, record.scene.reading
    if cue.pronoun or fold(cue.verb.perfect) not in scene.tables.words["speech-event"]:
        return None
    stop = reading.stops[cue.place]
    so_far = [r for turn in record.before(cue.place) for r in turn.speakers]
    subject = subject_after(scene, cue.place + 1, stop, so_far, unlisted=False)
    if subject is None or subject.referents[0].first > cue.place + _NEAREST:
        return None
    first, opening = _begin(scene, cue, subject.last, stop)
    if not first:
        return None
    last = content_end(reading, first, scene.tables, record.places, stop)
    content = bounded(reading, first, last, opening, (cue.place + 1, first))
    return (content, Speaker(subject.referents, True, subject.last)) if content is not None else None


def _is_object(scene: Scene, at: int, place: int) -> bool:
    """Tell whether a noun of action stands at a place, or right behind the holder a noun that is no name."""
    unit, following = scene.reading.units[at], scene.reading.units[at + 1]
    if unit.upos not in ("NOUN", "X", "ADJ") or at in scene.name_at or at in scene.position_at:
        return False
    governs = following.upos == "ADP" and is_definite(unit)  # إعلان تركيا السماح ل, whatever the tagger calls السماح
    return is_action(unit, scene.tables) or (at == place and (unit.upos == "NOUN" or governs))


def _begin(scene: Scene, cue: ReportingCue, place: int, stop: int) -> tuple[int, str]:
    """Return where the content begins behind the holder, past commas and times, and how it is introduced; 0 if it does not."""
    units, words = scene.reading.units, scene.tables.words
    taken = {fold(word) for word in cue.verb.construction}
    for at in range(place, min(place + _FARTHEST, stop - 1)):
        unit, following = units[at], units[at + 1]
        if unit.upos == "ADP" and unit.fold in taken:
            clause = is_complementizer(scene.reading, at + 1, scene.tables)
            return (0, "") if clause or following.upos == "PRON" else (at + 1, unit.fold)
        if "obj" in taken and _is_object(scene, at, place):
            return at, "object"
        if unit.fold and unit.fold not in words["when"] | words["time"] and unit.upos not in ("ADV", "NUM"):
            return 0, ""
    return 0, ""
