"""Whether somebody or something that stands in an operation's clause can take part in it, and what its words are taken for."""

from kg.arabic.letters import fold
from kg.extract.actors.mentions import Referent
from kg.extract.actors.scene import Scene
from kg.extract.operations.phrases import TALKS, EventPhrase
from kg.extract.reading.candidates import ARTICLE, BACK_REFERENCE

_ALEF = "\N{ARABIC LETTER ALEF}"
_DUAL = "\N{ARABIC LETTER YEH}\N{ARABIC LETTER NOON}"


def is_visit(scene: Scene, phrase: EventPhrase) -> bool:
    """Tell whether the operation is a visit: a country named in it is where it goes."""
    return fold(phrase.head) in scene.tables.words["visit"]


def is_personal(scene: Scene, phrase: EventPhrase) -> bool:
    """Tell whether what the operation does is done to people only (اعتقال, خطف)."""
    return fold(phrase.head) in scene.tables.words["personal"]


def is_participant(scene: Scene, index: int) -> bool:
    """Tell whether a candidate can take part: it is no operation, nor an event noun taken for a group (الحملة)

    nor somebody after whom an operation is named (عملية الشهيد فلان).
    """
    name = scene.names[index]
    event = name.rule == BACK_REFERENCE and scene.reading.units[name.first].fold in scene.tables.lexicon.event_forms
    return name.kind != "Operation" and not event and not _is_honoured(scene, name.first)


def _is_honoured(scene: Scene, place: int) -> bool:
    """Tell whether a word for somebody killed with the article stands before a name, marks aside."""
    units = scene.reading.units
    while place > 0 and not units[place - 1].fold:
        place -= 1
    title = units[place - 1].fold if place else ""
    return title.startswith(ARTICLE) and title.removeprefix(ARTICLE) in scene.tables.words["victim"]


def is_adjective(scene: Scene, phrase: EventPhrase, place: int) -> bool:
    """Tell whether what reads as unnamed people is an adjective of the event noun before it (هجومين انتحاريين)."""
    units = scene.reading.units
    if place != phrase.inner or phrase.verbal or units[place].fold.startswith(ARTICLE):
        return False
    return units[place].upos == "ADJ" or (units[place].fold.endswith(_DUAL) and units[place - 1].fold.endswith(_DUAL))


def hits_nobody(scene: Scene, phrase: EventPhrase, referent: Referent) -> bool:
    """Talks have no target, nor has what is given to somebody (تزويد); who is set free is not whom it is against."""
    freed = fold(phrase.head) in scene.tables.words["freeing"] and referent.mention.kind in ("Group", "Person")
    return phrase.kind in TALKS or freed or fold(phrase.head) in scene.tables.words["giving"]


def is_countrys(scene: Scene, phrase: EventPhrase, referent: Referent) -> bool:
    """هجوما روسيا: behind an indefinite accusative what reads as a country is its adjective."""
    units = scene.reading.units
    noun, spelled = units[phrase.inner - 1], units[referent.first].fold
    accusative = noun.fold.endswith(_ALEF) and not noun.fold.startswith(ARTICLE) and noun.upos in ("NOUN", "X")
    adjective = spelled.endswith(_ALEF) and spelled[:-1] in scene.tables.lexicon.demonym_forms
    return accusative and adjective and referent.first == phrase.inner and referent.last == referent.first + 1
