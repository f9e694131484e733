"""Whether a verb can have somebody as its subject, by gender and number."""

from collections.abc import Sequence

from kg.extract.actors.mentions import Referent
from kg.extract.actors.scene import Scene
from kg.extract.statements.cues import ReportingCue

_FEMININE = "\N{ARABIC LETTER HEH}"
_GENDERS = {"male": "Masc", "female": "Fem"}


def agrees(scene: Scene, cue: ReportingCue, speakers: Sequence[Referent]) -> bool:
    """Tell whether gender and number of a cue allow these speakers; what the words do not tell is allowed."""
    if not speakers:
        return False
    several = len(speakers) > 1 or speakers[0].mention.kind == "Group"
    if cue.number in ("Dual", "Plur") and not several:
        return False
    gender = gender_of(scene, speakers[0])
    return not gender or not cue.gender or gender == cue.gender


def gender_of(scene: Scene, referent: Referent) -> str:
    """Return "Masc" or "Fem" if the name or its words tell, else nothing."""
    head = scene.reading.units[referent.first]
    if referent.mention.kind == "Person":
        return _gender_of_person(scene, referent)
    if head.fold.endswith(_FEMININE):
        return "Fem"
    if referent.mention.kind == "State":
        return ""
    return head.gender if head.upos == "NOUN" else ""


def _gender_of_person(scene: Scene, referent: Referent) -> str:
    """Return what a person's position tells, else what the first name does."""
    title = referent.words if referent.mention.rule.startswith("position") else ()
    role = (*referent.role, *title)[:1]
    if role:
        return "Fem" if role[0].endswith(_FEMININE) or role[0] in scene.tables.words["collective"] else "Masc"
    rows = scene.tables.lexicon.given_names.get(referent.words[0] if referent.words else "", ())
    genders = {_GENDERS.get(row.gender, "") for row in rows}
    return genders.pop() if len(genders) == 1 else ""
