"""Who does what a verb above only says to be wanted, asked for or blamed on somebody.

أرسلت الحكومة قوات لطرد المسلحين     what a deed is for: by whom the deed is
تعهدت الحكومة بملاحقة المسلحين       what somebody promises or threatens: by himself
اتهمت الحكومة المسلحين بقصف المدينة   what somebody is accused of: by the accused
دعت الحكومة المسلحين إلى الانسحاب     what somebody is asked for: by those who are asked
"""

from collections.abc import Iterator

from kg.extract.actors.mentions import Referent
from kg.extract.actors.scene import Scene, as_actor
from kg.extract.operations.governing import subject_of
from kg.extract.operations.phrases import TALKS, EventPhrase
from kg.extract.operations.pronouns import antecedent
from kg.extract.operations.slots import Participation

_FARTHEST = 20
_WIDEST_CLAUSE = 14
_SELF = frozenset(("promise", "threaten"))
_OTHERS = frozenset(("accuse", "call-for", "ask", "order"))
_NOBODY = frozenset(("Location", "Operation"))
_SURE = 0.45


def controllers(scene: Scene, phrase: EventPhrase) -> Iterator[Participation]:
    """Yield who carries out what an event noun names that has no agent of its own."""
    units = scene.reading.units
    for rule, referent in (("responsible", _responsible(scene, phrase)), ("resumed", _resuming(scene, phrase))):
        if referent is not None and referent.mention.kind not in _NOBODY:
            yield Participation("conductedBy", referent, rule, _SURE)
            return
    if phrase.first == 0 or not (units[phrase.first - 1].upos == "ADP" or _is_purpose(scene, phrase)):
        return
    start = max(scene.reading.starts[phrase.first], phrase.first - _FARTHEST)
    for place in range(phrase.first - 1, start - 1, -1):
        unit = units[place]
        if unit.text == ":" or (place in scene.name_at and unit.upos != "VERB"):
            if unit.text == ":":
                return
            continue
        if unit.upos == "VERB":
            for referent, rule in _by_verb(scene, phrase, place):
                if referent.mention.kind not in _NOBODY:
                    yield Participation("conductedBy", referent, rule, _SURE)
            return


def _has_subject_before(scene: Scene, verb: int) -> bool:
    """باكستان تتهم الهند: with a name right before the verb the one behind it is its object."""
    return verb - 1 in scene.name_at


def _responsible(scene: Scene, phrase: EventPhrase) -> Referent | None:
    """Return whom a word for his part in it stands behind: المستوطنون المسؤولون عن هجمات."""
    units = scene.reading.units
    place = phrase.first - 2
    if (
        place < 1
        or phrase.first == 0
        or units[phrase.first - 1].upos != "ADP"
        or units[place].fold not in scene.tables.words["responsible"]
    ):
        return None
    index = scene.name_at.get(place - 1)
    return as_actor(scene.referents[index]) if index is not None else None


def _resuming(scene: Scene, phrase: EventPhrase) -> Referent | None:
    """Return who stands before a verb of carrying out whose pronoun is the event (هجوم يعتقد أن الجماعة نفذته)."""
    units, carriers = scene.reading.units, scene.tables.lexicon.carrier_forms
    stop = min(scene.reading.stops[phrase.first], phrase.last + _WIDEST_CLAUSE)
    for place in range(phrase.last + 1, stop):
        rows = [row for row in carriers.get(units[place].fold, ()) if row.carrier.role == "conductedBy"]
        follows = units[place + 1] if place + 1 < stop else None
        attached = follows is not None and follows.upos == "PRON" and follows.token_begin == units[place].token_begin
        if rows and (attached or any(row.form.pronoun for row in rows)):
            before = _past_attributes(scene, place - 1, phrase.last)
            index = scene.name_at.get(before)
            return as_actor(scene.referents[index]) if index is not None else None
    return None


def _past_attributes(scene: Scene, place: int, first: int) -> int:
    """Return the last place up to `place` that is no mark or adjective outside a name."""
    units = scene.reading.units
    while place > first and place not in scene.name_at and (not units[place].fold or units[place].upos == "ADJ"):
        place -= 1
    return place


def _is_purpose(scene: Scene, phrase: EventPhrase) -> bool:
    """Tell whether an event noun says what something is for."""
    return scene.reading.units[phrase.first - 1].fold in scene.tables.words["purpose"]


def _by_verb(scene: Scene, phrase: EventPhrase, verb: int) -> Iterator[tuple[Referent, str]]:
    forms = scene.tables.lexicon.reporting_forms.get(scene.reading.units[verb].fold, ())
    act = forms[0].verb.act if forms else ""
    subjects = subject_of(scene, verb, phrase.first, verbal=True).referents
    if act in _OTHERS:
        other = _other(scene, phrase, verb, subjects)
        if other is not None:
            yield as_actor(other), "control-object"
    elif act in _SELF or (not act and _is_purpose(scene, phrase) and (phrase.genitive == "target" or phrase.kind in TALKS)):
        yield from ((as_actor(referent), "control-subject") for referent in subjects)


def _other(scene: Scene, phrase: EventPhrase, verb: int, subjects: tuple[Referent, ...]) -> Referent | None:
    """Return the last actor between a verb and an event that is not the verb's subject, or whom its pronoun stands for."""
    units = scene.reading.units
    behind = units[verb + 1]
    if behind.upos == "PRON" and behind.token_begin == units[verb].token_begin:
        return antecedent(scene, behind, subjects)
    known = {referent.mention.id for referent in subjects if referent.first < verb or not _has_subject_before(scene, verb)}
    for place in range(phrase.first - 1, verb, -1):
        index = scene.name_at.get(place)
        if index is not None and scene.referents[index].mention.id not in known:
            referent = as_actor(scene.referents[index])
            if referent.mention.kind not in _NOBODY:
                return referent
    return None
