"""Headlines that report speech: SPEAKER: content (واشنطن ولندن: …, الصباغ، وزير الدفاع: …)."""

from collections.abc import Sequence

from kg.extract.mentions import Referent
from kg.extract.reading import Unit
from kg.extract.scene import Scene
from kg.extract.subjects import subject_after

_LONGEST_HEAD = 14
_MARKS = frozenset("\"«»“”„()،,'‘’")


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
    if subject is None:
        return None
    rest = scene.reading.units[subject.last : colon.place]
    return (subject.referents, colon) if all(unit.text in _MARKS for unit in rest) else None
