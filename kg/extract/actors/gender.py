"""The grammatical gender of who or what a name stands for."""

from kg.extract.actors.mentions import Referent
from kg.extract.actors.scene import Scene

_FEMININE = "\N{ARABIC LETTER HEH}"
_WITH_ADJECTIVE = 2
_GENDERS = {"male": "Masc", "female": "Fem"}


def gender_of(scene: Scene, referent: Referent) -> str:
    """Return "Masc" or "Fem" if the name or its words tell, else nothing."""
    head = scene.reading.units[referent.first]
    if referent.mention.kind == "Person":
        return _gender_of_person(scene, referent)
    if head.fold.endswith(_FEMININE) or _goes_with_feminine(scene, referent):
        return "Fem"
    if referent.mention.kind == "State":
        return ""
    return head.gender if head.upos == "NOUN" else ""


def _goes_with_feminine(scene: Scene, referent: Referent) -> bool:
    """Tell whether an adjective in the feminine singular stands behind the head, as behind plurals of things (فرق خاصة)."""
    if referent.last - referent.first < _WITH_ADJECTIVE:
        return False
    second = scene.reading.units[referent.first + 1]
    return second.upos == "ADJ" and second.fold.endswith(_FEMININE)


def _gender_of_person(scene: Scene, referent: Referent) -> str:
    """Return what a person's position tells, else what the first name does."""
    title = referent.words if referent.mention.rule.startswith("position") else ()
    role = (*referent.role, *title)[:1]
    if role:
        return "Fem" if role[0].endswith(_FEMININE) or role[0] in scene.tables.words["collective"] else "Masc"
    rows = scene.tables.lexicon.given_names.get(referent.words[0] if referent.words else "", ())
    genders = {_GENDERS.get(row.gender, "") for row in rows}
    return genders.pop() if len(genders) == 1 else ""
