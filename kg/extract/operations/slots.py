"""The actors and places that stand inside and behind an event noun or verb, each with the part that its slot gives it.

The words are walked in order. A slot is open at each of them: behind the event noun it is the genitive (هجوم الجيش,
اعتقال الناشط), behind a verb the subject and then the object; a preposition (على, ضد, من, بين …) or a listed cue (بدعم من) opens
another. An event noun inside (حملة لتحرير …) opens a genitive of its own. و repeats the slot. Nothing here needs the tree.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.actors.mentions import Referent
from kg.extract.actors.pairs import pair_at
from kg.extract.actors.people import RULE as PEOPLE
from kg.extract.actors.people import is_of_body, is_people, people_at
from kg.extract.actors.scene import Scene, as_actor, as_place, phrase_at
from kg.extract.operations.fitting import hits_nobody, is_adjective, is_countrys, is_participant, is_personal, is_visit
from kg.extract.operations.phrases import TALKS, EventPhrase, event_at, owner_place
from kg.extract.operations.places import ends_place, says_where
from kg.extract.reading.candidates import GENERIC
from kg.extract.reading.reading import Unit, longest_listed

# What somebody behind مع is: of a battle, of talks and of what is done together one of two sides.
_PARTNER = dict.fromkeys(("Attack", "Airstrike", "Offensive", "Campaign", "Siege"), "target") | {"Movement": ""}
_INTRANSITIVE = frozenset(("Movement", "Other"))
_STRIKES = frozenset(("Attack", "Airstrike", "Battle"))
_WIDEST_CUE = 3
_FARTHEST = 18
_COMMAS = frozenset(("،", ",", "؛"))
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_AND = "\N{ARABIC LETTER WAW}"
_FOR = "\N{ARABIC LETTER LAM}"
_BY = "\N{ARABIC LETTER BEH}"
_PARTS = {"agent": "conductedBy", "target": "targets", "object": "targets", "supporter": "supportedBy"}
_SLOT_OF = {"conductedBy": "agent", "targets": "target", "supportedBy": "supporter", "atLocation": "place"}
_SURE = {"genitive": 0.6, "preposition": 0.7, "cue": 0.75, "subject": 0.7, "object": 0.65, "clause": 0.6}


@dataclass(frozen=True, slots=True)
class Participation:
    """An actor or place of an operation: the property, the referent and the rule."""

    predicate: str
    referent: Referent
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _State:
    """Where the walk stands.

    Attributes:
        slot: "agent", "target", "supporter", "place", "topic", or nothing when none is open.
        why: what has opened it: "genitive", "preposition", "cue", "subject", "object" or "clause".
        last: the slot of the last actor, or of the last place if there was no actor; و opens it again.
        genitive: what a genitive of the innermost event noun is.
        taking: whether something is taken from somebody.
        agent: whether an agent was met.
        ended: the place after the last name.
    """

    slot: str
    why: str
    genitive: str
    taking: bool
    last: str = ""
    agent: bool = False
    ended: int = -1


def arguments(scene: Scene, phrase: EventPhrase, *, subject_before: bool) -> Iterator[Participation]:
    """Yield the actors and places of a phrase and of what follows it in its clause, in text order.

    Args:
        subject_before: whether the subject of the verb that tells the operation stands before it.
    """
    taking = phrase.genitive == "target" and phrase.kind in ("Offensive", "Siege")
    counters = scene.reading.units[phrase.first].fold in scene.tables.words["countering"]  # لمواجهة التنظيم
    agent = phrase.genitive == "agent" and not counters
    first = "" if is_after_definite(scene, phrase.inner) else "agent" if agent else "target"
    state = _State(first, "genitive", phrase.genitive, taking)
    if phrase.verbal:
        behind = phrase.passive or (subject_before and not _has_subject_beside(scene, phrase))
        state = replace(state, slot=_object(phrase) if behind else "agent", why="object" if behind else "subject", agent=behind)
    owner = owner_place(scene, phrase)
    if owner >= 0:
        yield Participation("atLocation", scene.referents[owner], "argument-pronoun", 0.6)
    stop = min(scene.reading.stops[phrase.first], phrase.last + _FARTHEST)
    found = tuple(_walk(scene, phrase, state, range(phrase.inner, stop)))
    yield from _with_subject(scene, phrase, found)


def _has_subject_beside(scene: Scene, phrase: EventPhrase) -> bool:
    """Tell whether what begins right behind a verb is its subject: it takes no object (تقدمت المقاومة), or has one (دربتهم X)."""
    attached = phrase.inner < phrase.last and scene.reading.units[phrase.inner].upos == "PRON"
    index = scene.name_at.get(phrase.inner + attached)
    beside = index is not None and scene.names[index].first == phrase.inner + attached and scene.names[index].kind != "Location"
    return beside and (attached or not _takes_object(phrase))


def _with_subject(scene: Scene, phrase: EventPhrase, found: Sequence[Participation]) -> Iterator[Participation]:
    """A genitive that would be the target is the agent if an object follows it: استعادة الجيش للموصل, قتل الجيش خمسة مسلحين."""
    for number, item in enumerate(found):
        if number == 0 and item.rule == "argument-genitive" and item.predicate == "targets":
            behind = item.referent.last
            counted = behind < scene.reading.stops[phrase.first] and scene.reading.units[behind].upos == "NUM"
            if counted or any(other.rule == "argument-object" for other in found):
                yield replace(item, predicate="conductedBy")
                continue
        yield item


def is_after_definite(scene: Scene, place: int) -> bool:
    """Tell whether a name begins at a unit behind a noun with the article, so that it is no genitive (قتل في الهجوم 15 مسلحا)."""
    name, units = scene.name_at.get(place), scene.reading.units
    begins = name is not None and scene.names[name].first == place and units[place].upos != "ADJ"
    return begins and place > 0 and units[place - 1].upos == "NOUN" and units[place - 1].fold.startswith(_ARTICLE)


def between(scene: Scene, phrase: EventPhrase, first: int, last: int) -> Iterator[Participation]:
    """Yield supporters, partners and places that stand between a subject and the event that it carries out."""
    for item in _walk(scene, phrase, _State("", "", "", False), range(first, last)):
        partner = item.rule == "argument-preposition" and item.predicate == "conductedBy" and phrase.kind in TALKS
        if partner or item.rule in ("argument-cue", "argument-place"):
            yield item


def _object(phrase: EventPhrase) -> str:
    return "agent" if phrase.kind in TALKS else "target"


def _takes_object(phrase: EventPhrase) -> bool:
    """Who moves, or does what is no fight, does it to nobody (انسحبت القوات, استقال الوزير)."""
    return phrase.genitive == "target" or phrase.kind not in _INTRANSITIVE


def _walk(scene: Scene, phrase: EventPhrase, state: _State, places: range) -> Iterator[Participation]:
    place = places.start
    while place < places.stop:
        pair = pair_at(scene, place) if state.slot in _PARTS else None
        for member in pair or ():
            yield from _participation(scene, phrase, state, member)
        referent = _referent_at(scene, phrase, place, state.slot) if pair is None else None
        if referent is not None:
            late = referent.mention.rule == PEOPLE and _is_late(scene, phrase, state, referent)
            yield from _participation(scene, phrase, replace(state, slot="object", why="object") if late else state, referent)
            place = max(place + 1, referent.last)
            acts = state.slot == "agent" and (referent.mention.kind != "Location" or phrase.kind in TALKS)
            follows = _object(phrase) if state.why == "subject" and acts and _takes_object(phrase) else ""
            last = state.slot if referent.mention.kind != "Location" else state.last or "place"
            state = replace(state, slot=follows, why="object", last=last, agent=state.agent or acts, ended=place)
            continue
        if places.stop > phrase.last <= place and _ends(scene, phrase, place):
            return
        yield from _demonym(scene, phrase, state, place)
        state, length = _opened(scene, phrase, state, place)
        place += length


def _referent_at(scene: Scene, phrase: EventPhrase, place: int, slot: str) -> Referent | None:
    """Return the name that begins at a unit; in talks also a person known by a position, in a part also unnamed people."""
    index = scene.name_at.get(place)
    personal = is_personal(scene, phrase)
    late = personal and phrase.verbal and scene.reading.units[place].upos == "NUM"  # أعدم بالرصاص 22 جنديا
    if (slot in _PARTS or late) and (index is None or scene.names[index].rule == GENERIC):
        if is_adjective(scene, phrase, place):
            return None
        people = people_at(scene, place, anybody=personal)
        if people is not None or (index is not None and is_of_body(scene, scene.names[index].last)):
            return people
    if index is not None and scene.names[index].first == place and is_participant(scene, index):
        return scene.referents[index]
    return phrase_at(scene, place, ()) if phrase.kind in TALKS and index is None else None


def _is_late(scene: Scene, phrase: EventPhrase, state: _State, referent: Referent) -> bool:
    """Tell whether unnamed people suffer it though no slot is open, or that of a subject which is left out (اعتقل 15 خياطا)."""
    counted = scene.reading.units[referent.first].upos == "NUM"
    return state.slot not in _PARTS or (counted and phrase.verbal and state.why == "subject" and is_personal(scene, phrase))


def _demonym(scene: Scene, phrase: EventPhrase, state: _State, place: int) -> Iterator[Participation]:
    """A country's adjective on the event or behind a cue (العملية الروسية, بدعم أميركي) is the state, if the article names it."""
    unit, rows = scene.reading.units[place], scene.tables.lexicon.demonym_forms.get(scene.reading.units[place].fold, ())
    if not rows or state.ended >= 0 or state.slot not in _PARTS or unit.upos not in ("ADJ", "NOUN", "X"):
        return
    between = scene.reading.units[phrase.inner : place]
    if state.slot == "agent" and state.why != "cue" and any(other.upos != "ADJ" for other in between):
        return
    named = scene.register.by_country.get(rows[0].name, ())
    state_named = next((as_actor(r) for r in named if r.mention.kind != "Person"), None)
    if state_named is not None and state_named.mention.kind == "State":
        yield Participation(_PARTS[state.slot], state_named, "argument-demonym", 0.55)


def _participation(scene: Scene, phrase: EventPhrase, state: _State, referent: Referent) -> Iterator[Participation]:
    sure = _SURE.get(state.why, 0.6)
    if referent.mention.kind == "Location" and is_countrys(scene, phrase, referent):
        yield Participation("conductedBy", as_actor(referent), "argument-demonym", 0.55)
        return
    if referent.mention.kind == "Location" and says_where(scene, phrase, referent):
        return
    if referent.mention.kind in ("Location", "State") and is_visit(scene, phrase) and state.slot in ("agent", "object", "place"):
        yield Participation("atLocation", as_place(referent), "argument-place", 0.8)
        return
    acts = state.why == "cue" or (state.slot == "agent" and phrase.kind in TALKS and state.why != "genitive")
    if referent.mention.kind == "Location" and not (acts and referent.country):
        if state.slot != "topic":
            yield Participation("atLocation", referent, f"argument-{state.slot if state.slot == 'object' else 'place'}", 0.8)
    elif state.slot in _PARTS and not (_PARTS[state.slot] == "targets" and hits_nobody(scene, phrase, referent)):
        why = "object" if state.slot == "object" else state.why
        yield Participation(_PARTS[state.slot], as_actor(referent), f"argument-{why}", sure)


def _ends(scene: Scene, phrase: EventPhrase, place: int) -> bool:
    """Behind the phrase its clause ends at a verb outside a relative clause, a conjunction, a comma or another event."""
    unit, words = scene.reading.units[place], scene.tables.words
    if unit.fold in words["belonging"]:
        return False
    if unit.upos == "VERB":
        return not (place == phrase.last or scene.reading.units[place - 1].fold in words["relative"])
    if unit.fold in words["time-preposition"]:
        return place + 1 < len(scene.reading.units) and scene.reading.units[place + 1].fold not in words["time"]
    if unit.text in _COMMAS or unit.fold in words["joins"]:
        return not _cue_follows(scene, place + 1) and not (unit.fold in words["joins"] and _name_follows(scene, place + 1))
    if unit.upos in ("SCONJ", "CCONJ") or unit.text in (":", "."):
        return True
    tells = event_at(scene, place) is not None or _is_carrier_noun(scene, place)
    return unit.upos == "NOUN" and tells and not _is_purpose(scene, place)


def _is_carrier_noun(scene: Scene, place: int) -> bool:
    """لقيامهم بنقل …: what begins another doing, unless it is what the operation is for."""
    rows = scene.tables.lexicon.carrier_forms.get(scene.reading.units[place].fold, ())
    return any(row.form.kind == "noun" for row in rows)


def _cue_follows(scene: Scene, place: int) -> bool:
    skipped = place < len(scene.reading.units) and scene.reading.units[place].fold == _AND
    return bool(part_cue_at(scene, place + skipped)[0])


def _name_follows(scene: Scene, place: int) -> bool:
    """Tell whether a name begins at a unit, or behind a noun for members, things or places (ومقاتلي X, ومواقع X, وفي X)."""
    units, words = scene.reading.units, scene.tables.words
    if place + 1 < len(units) and units[place].fold in words["inside"] and ends_place(scene, place + 1):
        return True
    headed = place < len(units) and (
        units[place].fold in words["member"] | words["means"] | words["asset"]
        or units[place].fold in scene.tables.lexicon.place_head_forms
    )
    titled = place in scene.position_at and scene.positions[scene.position_at[place]].person >= 0
    return place in scene.name_at or titled or (headed and place + 1 in scene.name_at)


def _is_purpose(scene: Scene, place: int) -> bool:
    """لتحرير, من أجل تحرير, بهدف تحرير: what an operation is for tells its target."""
    return scene.reading.units[place - 1].fold in scene.tables.words["purpose"]


def _opened(scene: Scene, phrase: EventPhrase, state: _State, place: int) -> tuple[_State, int]:
    """Return the state behind the word at `place`, and how many words that took."""
    unit, words = scene.reading.units[place], scene.tables.words
    predicate, length = part_cue_at(scene, place)
    if predicate and not (predicate == "leads" and state.ended == place and state.last == "agent"):
        return replace(state, slot=_SLOT_OF.get(predicate, "agent"), why="cue"), length
    if predicate:
        return replace(state, slot="", why="", ended=-1), length
    if unit.fold in words["countering"]:
        return replace(state, slot="target", why="genitive", genitive="target", agent=True), 1
    nested = event_at(scene, place) if unit.upos in ("NOUN", "X") else None
    if nested is not None and nested[0].form.kind == "noun":
        event = nested[0].event
        taking = state.taking or (event.genitive == "target" and event.kind in ("Offensive", "Siege"))
        slot = "agent" if event.genitive == "agent" and not state.agent else "target"
        return replace(state, slot=slot, why="genitive", genitive=event.genitive, taking=taking), nested[1]
    if unit.fold in words["belonging"]:
        behind = place - 1 in scene.name_at
        slot = state.slot if not behind else "place" if ends_place(scene, place - 1) else ""
        return replace(state, slot=slot), 1
    if unit.upos == "VERB":
        return _clause(scene, phrase, state, place)
    if unit.fold in words["joins"] or (unit.text in _COMMAS and place + 1 in scene.name_at):
        return replace(state, slot=state.last or state.slot), 1
    if unit.upos == "ADP":
        return replace(state, slot=_behind_preposition(scene, phrase, state, unit), why="preposition"), 1
    if unit.fold in words["asset"]:
        return replace(state, slot="target", why=state.why or "object"), 1
    if unit.fold in words["means"] and state.genitive == "agent" and state.slot in ("", "agent"):
        return replace(state, slot="agent"), 1
    return state, 1


def _clause(scene: Scene, phrase: EventPhrase, state: _State, place: int) -> tuple[_State, int]:
    """A relative clause: نفذتها, تقوم بها, تعرضت لها name the one behind by its part; استهدفت names what it hits."""
    units, lexicon = scene.reading.units, scene.tables.lexicon
    key = units[place].fold
    if phrase.kind in TALKS and key in scene.tables.words["gathers"]:  # اجتماع ضم خمسة وزراء
        return replace(state, slot="agent", why="clause"), 1
    carriers, events = lexicon.carrier_forms.get(key, ()), lexicon.event_forms.get(key, ())
    follows = units[place + 1 : place + 3]
    attached = bool(follows) and follows[0].upos == "PRON"
    over = len(follows) > 1 and follows[0].upos == "ADP" and follows[1].upos == "PRON"
    length = 2 if attached else 3 if over else 1
    resumed = attached or over or any(row.form.pronoun for row in carriers)
    if carriers and resumed:
        return replace(state, slot=_SLOT_OF[carriers[0].carrier.role], why="clause"), length
    if events and not resumed:
        return replace(state, slot="target", why="clause"), length
    return replace(state, slot="", why=""), length


def _behind_preposition(scene: Scene, phrase: EventPhrase, state: _State, unit: Unit) -> str:
    words, talks = scene.tables.words, phrase.kind in TALKS
    if _is_belonging(scene, unit.place):
        return state.slot
    if unit.fold in words["with"] and _is_border(scene, unit.place):
        return "place"
    if talks and unit.fold == _BY and scene.reading.units[unit.place - 1].place == phrase.inner - 1:  # اتصالات بأطراف النزاع
        return "agent"
    if unit.fold in words["with"]:
        return "agent" if phrase.verbal else _PARTNER.get(phrase.kind, "agent")
    if unit.fold in words["between"]:
        pronoun = any(following.upos == "PRON" for following in scene.reading.units[unit.place + 1 : unit.place + 2])
        return "" if pronoun else "agent"  # بينهم
    if unit.fold in words["against"]:
        return "topic" if talks else "target"
    if unit.fold == _BY and state.genitive == "target" and state.slot == "target" and event_at(scene, unit.place - 1):
        return "target"  # الإطاحة بالرئيس
    if unit.fold in words["from"] and _is_partitive(scene, unit):
        return state.slot
    if unit.fold in words["from"]:
        return "target" if state.taking else "agent" if phrase.kind in _STRIKES and not state.agent else ""
    if unit.fold == _FOR and state.slot == "target" and _is_owned(scene, unit.place):
        return "target"
    if is_visit(scene, phrase) and unit.fold in words["destination"]:
        return "place"
    if unit.fold == _FOR:
        return "agent" if state.genitive == "agent" and not state.agent else _object_behind_for(scene, phrase, state, unit)
    return "topic" if talks and unit.fold in words["about"] else "place"


def _object_behind_for(scene: Scene, phrase: EventPhrase, state: _State, unit: Unit) -> str:
    """ل marks the object of a noun (استعادة الجيش للموصل); behind another noun of a verb's clause it tells whose that is."""
    before = scene.reading.units[unit.place - 1]
    owned = phrase.verbal and before.upos == "NOUN" and state.ended != unit.place
    return "" if owned else "object"


def _is_border(scene: Scene, place: int) -> bool:
    """حدودها مع تركيا says where."""
    units = scene.reading.units
    before = units[place - 2] if units[place - 1].upos == "PRON" else units[place - 1]
    return before.fold in scene.tables.lexicon.place_head_forms


def _is_belonging(scene: Scene, place: int) -> bool:
    """عناصر ينتمون إلى X, يشتبه بانتمائهم إلى X, قرية تابعة لـ X: the preposition leads to whom somebody or something belongs."""
    units = scene.reading.units
    before = units[place - 2] if units[place - 1].upos == "PRON" else units[place - 1]
    return before.fold in scene.tables.words["belonging"]


def _is_owned(scene: Scene, place: int) -> bool:
    """مواقع لتنظيم …, معسكرات تابعة ل …: what is hit, with whose it is."""
    before, words = scene.reading.units[place - 1], scene.tables.words
    return before.fold in words["asset"] or before.fold in scene.tables.lexicon.place_head_forms


def _is_partitive(scene: Scene, unit: Unit) -> bool:
    """خمسة من الجيش, عناصر من الشرطة: a number or member noun with those whom it is of."""
    before = scene.reading.units[unit.place - 1]
    return before.upos == "NUM" or before.fold in scene.tables.words["member"] or is_people(scene, before)


def part_cue_at(scene: Scene, place: int) -> tuple[str, int]:
    """Return the predicate of the longest listed cue for a part at a unit, and its length; empty and 0 if none begins there.

    "leads" stands for what names a leader behind it (بقيادة).
    """
    rows, length = longest_listed(scene.reading, place, scene.tables.lexicon.relation_cues, _WIDEST_CUE)
    for row in rows:
        if row.predicate in _SLOT_OF and row.direction == "forward":
            return row.predicate, length
        if row.predicate == "leads" and row.direction == "backward":
            return row.predicate, length
    return "", 0
