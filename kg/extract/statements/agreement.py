"""Whether a verb can have somebody as its subject, by gender and number."""

from collections.abc import Sequence

from kg.extract.actors.gender import gender_of
from kg.extract.actors.mentions import Referent
from kg.extract.actors.scene import Scene
from kg.extract.statements.cues import ReportingCue


def agrees(scene: Scene, cue: ReportingCue, speakers: Sequence[Referent]) -> bool:
    """Tell whether gender and number of a cue allow these speakers; what the words do not tell is allowed."""
    if not speakers:
        return False
    several = len(speakers) > 1 or speakers[0].mention.kind == "Group"
    if cue.number in ("Dual", "Plur") and not several:
        return False
    gender = gender_of(scene, speakers[0])
    return not gender or not cue.gender or gender == cue.gender
