"""Operations that a verb tells: قصف سلاح الجو أهدافا, اعتقلت الشرطة سبعة مشتبه بهم, بحث الوزير مع نظيره.

A verb that always tells one (strong in the lexicon) needs somebody or a place beside it. A weak one needs more: a force that does
it to somebody (دمرت القوات …), a force that moves (تقدمت المقاومة), or, for a meeting, somebody on both sides.
"""

from kg.arabic.letters import fold
from kg.extract.actors.mentions import make_mention
from kg.extract.actors.people import people_at
from kg.extract.actors.scene import Scene, as_actor
from kg.extract.operations.governing import Subject, subject_of
from kg.extract.operations.phrases import EventPhrase, event_at, names_in
from kg.extract.reading.reading import Unit
from kg.lexicon import EventForm

_FORCES = frozenset(("ArmedGroup", "State"))
_ACTORS = _FORCES | {"Organization", "Group", "Person"}
_MAY_DO = {"Movement": frozenset(("ArmedGroup",)), "Attack": _FORCES, "Airstrike": _FORCES, "Battle": _FORCES}
_STOPS = frozenset((",", "،", ".", ":", "؛"))
_LONGEST_CLAUSE = 10
_PARTNER_WITHIN = 8
_STRIKES = frozenset(("Attack", "Airstrike", "Offensive", "Campaign"))
_FARTHEST_SUBJECT = 16
_TALKS = frozenset(("Meeting", "Negotiation"))
_OBJECTS = frozenset(("NOUN", "NUM", "X", "PROPN"))


def verb_phrase(scene: Scene, unit: Unit, form: EventForm) -> EventPhrase | None:
    """Return the phrase of the operation that a verb tells, None if it tells none."""
    if unit.upos != "VERB" or _holds(scene, form) or _is_figurative(scene, unit):
        return None
    personal = fold(form.event.noun) in scene.tables.words["personal"]
    last = _clause_end(scene, unit.place, personal=personal)
    more = tells_more(scene, unit.place, form.event.noun.split()[0])
    weak = form.event.weight == "weak"
    if last == unit.place + 1 or (weak and not more and not _is_deed(scene, unit, form)):
        return None
    return _phrase(scene, unit, form, last, goes_on=more)


def shooting(scene: Scene, unit: Unit) -> EventPhrase | None:
    """Return the phrase of a verb that with its object tells of shooting: أطلق مسلحون النار على …, فتحت القوات نيرانها."""
    units, words = scene.reading.units, scene.tables.words
    if unit.upos != "VERB" or unit.fold not in words["fires"]:
        return None
    for other in units[unit.place + 1 : min(scene.reading.stops[unit.place], unit.place + _LONGEST_CLAUSE)]:
        if other.upos in ("VERB", "SCONJ") or other.text in _STOPS:
            return None
        if other.fold in words["fire"]:
            last = max(other.place + 1, _clause_end(scene, unit.place))
            (noun,) = words["shooting"]
            return _phrase(scene, unit, scene.tables.lexicon.event_forms[noun][0], last, goes_on=False)
    return None


def _phrase(scene: Scene, unit: Unit, form: EventForm, last: int, *, goes_on: bool) -> EventPhrase:
    return EventPhrase(
        make_mention(scene.reading, unit.place, last, kind="Operation", rule="event-verb", confidence=0.5),
        unit.place,
        last,
        unit.place + 1,
        form.event.kind,
        form.event.noun.split()[0],
        form.event.genitive,
        names_in(scene, unit.place, last),
        verbal=True,
        passive="Voice=Pass" in unit.feats or goes_on,
        goes_on=goes_on,
    )


def tells_more(scene: Scene, verb: int, head: str) -> bool:
    """Tell whether a verb only says what the event named before it hits: قصف مدفعي …، استهدف سوقا."""
    if fold(head) not in scene.tables.words["hits"]:
        return False
    for place in range(verb - 1, max(scene.reading.starts[verb], verb - _FARTHEST_SUBJECT) - 1, -1):
        unit = scene.reading.units[place]
        if unit.upos in ("VERB", "SCONJ"):
            return False
        found = event_at(scene, place) if unit.upos in ("NOUN", "X") else None
        if found is not None and found[0].form.kind == "noun" and not found[0].form.definite:
            return found[0].event.kind in _STRIKES
    return False


def _holds(scene: Scene, form: EventForm) -> bool:
    """يسيطر الجيش على المدينة tells how things stand, not what happens."""
    return form.form.kind == "imperfect" and not form.form.future and form.form.text in scene.tables.words["holding"]


def _is_figurative(scene: Scene, unit: Unit) -> bool:
    """هاجم سياسة الحكومة, تستهدف أمن البلاد: what has no place is not attacked but spoken or plotted against."""
    behind = scene.reading.units[unit.place + 1 : min(scene.reading.stops[unit.place], unit.place + 3)]
    return next((other.fold for other in behind if other.fold), "") in scene.tables.words["abstract"]


def _is_deed(scene: Scene, unit: Unit, form: EventForm) -> bool:
    """Tell whether a weak verb tells an operation, by who does it and to whom."""
    if unit.place and scene.reading.units[unit.place - 1].fold in scene.tables.words["relative"]:
        return False
    subject = subject_of(scene, unit.place, scene.reading.stops[unit.place], verbal=True)
    kinds = {as_actor(referent).mention.kind for referent in subject.referents}
    if form.event.kind in _TALKS:
        return bool(kinds - {"Location"}) and _has_partner(scene, unit, subject)
    if unit.fold in scene.tables.words["victim"] and not _has_object(scene, unit, subject):  # قتل قائد التنظيم
        return False
    if form.event.genitive == "target":
        return bool(kinds & (_FORCES if form.event.kind == "Movement" else _ACTORS))
    if fold(form.event.noun.split()[0]) in scene.tables.words["travel"]:
        return bool(kinds & _ACTORS) and _goes_somewhere(scene, unit.place)
    return bool(kinds & _MAY_DO.get(form.event.kind, _ACTORS))


def _goes_somewhere(scene: Scene, place: int) -> bool:
    """Tell whether a place is named in the clause of a verb (توجه الوزير إلى بغداد)."""
    return any(scene.names[i].kind == "Location" for i in names_in(scene, place, _clause_end(scene, place)))


def _has_partner(scene: Scene, unit: Unit, subject: Subject) -> bool:
    """Tell whether a verb of meeting has somebody behind مع, or behind its subject."""
    units, stop = scene.reading.units, min(scene.reading.stops[unit.place], max(unit.place, subject.last) + _PARTNER_WITHIN)
    if any(other.fold in scene.tables.words["with"] for other in units[unit.place : stop]):
        return True
    return bool(subject.referents) and subject.last < stop and subject.last in scene.name_at.keys() | scene.position_at.keys()


def _has_object(scene: Scene, unit: Unit, subject: Subject) -> bool:
    """Tell whether a verb that also reads as a passive has its subject right beside it and an object behind."""
    if not subject.referents:
        return False
    first = subject.referents[0].first
    behind = max(subject.last, unit.place + 1)
    units, stop = scene.reading.units, scene.reading.stops[unit.place]
    while behind < stop and units[behind].upos in ("ADV", "ADJ"):
        behind += 1
    beside = first == unit.place + 1 or first < unit.place
    return beside and behind < stop and units[behind].upos in _OBJECTS


def _clause_end(scene: Scene, place: int, *, personal: bool = False) -> int:
    """Return the end of a clause that begins with its verb: after its last name, or the people in it.

    Args:
        personal: whether the verb is of what is done to people only, so that whatever is counted behind it is people.
    """
    limit = min(scene.reading.stops[place], place + 1 + _LONGEST_CLAUSE)
    end = place + 1
    for after in range(place + 1, limit):
        word = scene.reading.units[after]
        bounds = word.fold in scene.tables.words["bound"]  # ما لا يقل عن خمسة
        if word.text in _STOPS or (word.upos in ("VERB", "SCONJ") and after > place + 1 and not bounds):
            break
        people = people_at(scene, after, anybody=personal and word.upos == "NUM") if after >= end else None
        if after in scene.name_at:
            end = scene.names[scene.name_at[after]].last
        elif people is not None:
            end = people.last
    return end
