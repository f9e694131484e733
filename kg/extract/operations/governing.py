"""The subject of the verb or verbal noun that governs an operation: شنت X هجوما, بدء X حملة, تمكنت X من صد هجوم.

The verb is sought backwards from the event; its subject stands behind it, or, if no noun does, right before it. The lists of
carriers say which part the subject plays.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.actors.mentions import Referent
from kg.extract.actors.pairs import pair_at
from kg.extract.actors.people import people_at
from kg.extract.actors.scene import Scene, as_actor, phrase_at, state_named
from kg.extract.operations.fitting import is_participant
from kg.extract.operations.phrases import EventPhrase, event_at, names_in
from kg.extract.operations.slots import Participation, between, part_cue_at
from kg.lexicon import CarrierForm

_FARTHEST = 16
_SUBJECT_WINDOW = 6
_LONGEST_CUE = 4
_COMMAS = frozenset(("،", ","))
_CLOSING_CLAUSE = _COMMAS | {":", "؛"}
_AND = "\N{ARABIC LETTER WAW}"
_FOR = "\N{ARABIC LETTER LAM}"
_FIGHTERS = frozenset(("ArmedGroup", "State"))
_SKIPPED = frozenset(("ADV", "ADJ", "PUNCT", "DET", "AUX", "PRON", "PART"))
_ANNOUNCING = frozenset(("announce", "claim"))
_WIDEST_CONTROL = 5
_WIDEST_VICTIM = 4
ANNOUNCER = "announcer"


@dataclass(frozen=True, slots=True)
class Subject:
    """Who stands as the subject of a verb: the actors, and the place after the last of them."""

    referents: tuple[Referent, ...]
    last: int


def governing(scene: Scene, phrase: EventPhrase) -> Iterator[Participation]:
    """Yield the subjects of what governs an event noun, with the part that the governing word gives them."""
    reading, lexicon = scene.reading, scene.tables.lexicon
    start = max(reading.starts[phrase.first], phrase.first - _FARTHEST)
    role = ""
    if _follows_that(scene, phrase.first):  # أعلن الجيش أنه قصف القرية, the verb taken for a noun
        yield from _as_parts(scene, phrase, "conductedBy", _speaker(scene, phrase.first))
        return
    aside = _is_aside(scene, phrase.first)
    for place in range(phrase.first - 1, start - 1, -1):
        unit = reading.units[place]
        if place in scene.name_at or unit.upos == "ADP" or _is_cue(scene, place):
            continue
        if unit.fold in scene.tables.words["readiness"]:
            yield from _as_parts(scene, phrase, role or "conductedBy", _before(scene, place))
            return
        if unit.fold in scene.tables.words["victim"]:
            yield from _victims(scene, place, phrase.first)
            if reading.units[place - 1].fold != _AND:  # مقتل 11 مدنيا وإصابة ستة في انفجار
                return
            continue
        if aside and (unit.upos == "VERB" or unit.fold in lexicon.carrier_forms):
            return
        if _turns_to_speech(scene, place):
            return
        carriers = _carriers_at(scene, place)
        is_noun = unit.upos != "VERB" and any(row.form.kind == "noun" for row in carriers)
        if is_noun or (carriers and (unit.upos == "VERB" or _opens_sentence(scene, place))):
            role = carriers[0].carrier.role if role in ("", "conductedBy") else role  # الإشراف على تنفيذ عملية
            subject = subject_of(scene, place, phrase.first, verbal=not is_noun)
            yield from _as_parts(scene, phrase, role, subject)
            if subject.referents or not is_noun:
                return
        elif unit.upos == "VERB":
            yield from _controllers(scene, phrase, place, role)
            return
        elif unit.upos == "SCONJ" or unit.fold in scene.tables.words["relative"] or _is_event_of_its_own(scene, place):
            return


def _carriers_at(scene: Scene, place: int) -> tuple[CarrierForm, ...]:
    """Return the carriers that a unit spells, also with ل that the models have not split off a noun (لشن)."""
    unit, forms = scene.reading.units[place], scene.tables.lexicon.carrier_forms
    found = forms.get(unit.fold, ())
    if found or unit.upos == "VERB" or not unit.fold.startswith(_FOR):
        return found
    return tuple(row for row in forms.get(unit.fold[1:], ()) if row.form.kind == "noun")


def _opens_sentence(scene: Scene, place: int) -> bool:
    """Tell whether a unit opens its sentence, و aside: a verb there is often taken for a noun."""
    start = scene.reading.starts[place]
    return place == start or (place == start + 1 and scene.reading.units[start].upos == "CCONJ")


def _turns_to_speech(scene: Scene, place: int) -> bool:
    """، مشيرا إلى اعتقال …: what stands before such a participle is another clause."""
    units = scene.reading.units
    participle = units[place].upos in ("ADJ", "NOUN") and place > 0 and units[place - 1].text in _COMMAS
    forms = scene.tables.lexicon.reporting_forms.get(units[place].fold, ()) if participle else ()
    return any(row.form.kind == "participle" for row in forms)


def _is_event_of_its_own(scene: Scene, place: int) -> bool:
    return event_at(scene, place) is not None and not _is_aside(scene, place)


def _is_aside(scene: Scene, place: int) -> bool:
    """Tell whether what begins at a unit only says when or why: بعد الهجوم, عقب وصوله, إثر غارة."""
    before = scene.reading.units[place - 1].fold if place else ""
    return before in scene.tables.words["time-preposition"] | scene.tables.words["circumstance"]


def is_during(scene: Scene, phrase: EventPhrase) -> bool:
    """Tell whether a phrase says on what occasion somebody does something (قال X أثناء زيارة إلى Y)."""
    return phrase.first > 0 and scene.reading.units[phrase.first - 1].fold in scene.tables.words["occasion"]


def other_party(scene: Scene, phrase: EventPhrase) -> Iterator[Participation]:
    """Yield who meets somebody: the subject of the verb before talks that name one party only (قال X خلال لقاء مع Y)."""
    units = scene.reading.units
    start = max(scene.reading.starts[phrase.first], phrase.first - _FARTHEST)
    for place in range(phrase.first - 1, start - 1, -1):
        unit = units[place]
        if unit.upos == "SCONJ" or unit.fold in scene.tables.words["relative"]:
            return
        if unit.upos == "VERB":
            for referent in subject_of(scene, place, phrase.first, verbal=True).referents:
                if referent.mention.kind not in ("Location", "Operation"):
                    yield Participation("conductedBy", as_actor(referent), "party-before", 0.5)
            return


def _victims(scene: Scene, place: int, limit: int) -> Iterator[Participation]:
    """مقتل X في غارة, قتل خمسة من X بتفجير, خمسة من X قتلوا في غارة: whoever is killed in an operation is its target."""
    found = [scene.referents[index] for index in names_in(scene, place + 1, limit)]
    people = people_at(scene, place + 1, anybody=True) if not found else None
    if people is not None:
        found = [people]
    elif not found and scene.reading.units[place].upos == "VERB":
        found = [
            scene.referents[i] for i in names_in(scene, max(scene.reading.starts[place], place - _WIDEST_VICTIM), place)[-1:]
        ]
    for referent in found:
        if referent.mention.kind not in ("Location", "Operation"):
            yield Participation("targets", referent, "victim", 0.6)


def _is_cue(scene: Scene, place: int) -> bool:
    """Tell whether a noun is part of a cue of its own (بدعم من X, بقيادة X)."""
    return any(part_cue_at(scene, first)[1] > place - first for first in (place - 1, place) if first >= 0)


def _as_parts(scene: Scene, phrase: EventPhrase, role: str, subject: Subject) -> Iterator[Participation]:
    for referent in subject.referents:
        name = scene.name_at.get(referent.first)
        if name is not None and not is_participant(scene, name):
            continue
        is_place = referent.mention.kind == "Location" and (role == "atLocation" or not referent.country)
        if is_place == (role == "atLocation"):
            yield Participation(role, referent if is_place else as_actor(referent), "governing-verb", 0.65)
    if role == "conductedBy":
        yield from between(scene, phrase, subject.last, phrase.first)


def _controllers(scene: Scene, phrase: EventPhrase, place: int, role: str) -> Iterator[Participation]:
    """Who comes for an operation (وصل X للمشاركة في …) takes part; a force that announces one announces its own."""
    forms = scene.tables.lexicon.reporting_forms.get(scene.reading.units[place].fold, ())
    subject = subject_of(scene, place, phrase.first, verbal=True)
    if not forms and role:
        yield from _as_parts(scene, phrase, role, subject)
    if not forms or forms[0].verb.act not in _ANNOUNCING or role not in ("", "conductedBy"):
        return
    for referent in subject.referents:
        body = _body(scene, referent)
        if body.mention.kind in _FIGHTERS:
            yield Participation("conductedBy", body, ANNOUNCER, 0.5)


def _body(scene: Scene, referent: Referent) -> Referent:
    """Return the force that a person speaks for, if it is stated; anybody else as they are."""
    offices = scene.register.offices
    held = (*offices.get(referent.mention.id, ()), *offices.get(referent.mention.antecedent, ()))
    told = (position for position in held if position.affiliation >= 0)
    first = min(told, key=lambda position: position.first, default=None)
    return as_actor(scene.referents[first.affiliation] if first is not None else referent)


def _own_country(scene: Scene, place: int) -> Referent | None:
    """Return the speaker's state where his country is named by a pronoun (إن بلاده ستواصل …)."""
    units, speaker = scene.reading.units, scene.voices.get(place)
    owned = units[place].fold in scene.tables.words["own-country"] and units[place + 1 : place + 2]
    if speaker is None or not speaker.country or not owned or owned[0].upos != "PRON":
        return None
    return state_named(scene, speaker.country)


def _ourselves(scene: Scene, verb: int) -> Subject | None:
    """Return of a verb in the first person who says it, or the body that he speaks for in the plural; None of any other verb."""
    lexicon, key = scene.tables.lexicon, scene.reading.units[verb].fold
    forms = [row.form for row in lexicon.carrier_forms.get(key, ())] + [row.form for row in lexicon.event_forms.get(key, ())]
    forms += [row.form for row in lexicon.reporting_forms.get(key, ())]
    first = {form.number for form in forms if form.person == "1"}
    speaker = scene.voices.get(verb)
    if "Sing" in first and "Person=1" in scene.reading.units[verb].feats and speaker is not None:
        return Subject((speaker,), verb)
    if "Plur" not in first:
        return None
    body = _body(scene, speaker) if speaker is not None else None
    return Subject((body,) if body is not None and body.mention.kind != "Person" else (), verb)


def subject_of(scene: Scene, place: int, limit: int, *, verbal: bool) -> Subject:
    """Return the subject of a verb, or the genitive of a verbal noun, between it and `limit`; else the name before the verb.

    Args:
        place: of the verb or noun.
        limit: where the search behind it ends.
        verbal: whether it is a verb, so that its subject can stand before it.
    """
    units, words = scene.reading.units, scene.tables.words
    if "Voice=Pass" in units[place].feats:
        return Subject((), place)
    ourselves = _ourselves(scene, place) if verbal else None
    if ourselves is not None:
        return ourselves
    for after in range(place + 1, min(limit, place + 1 + _SUBJECT_WINDOW)):
        pair = pair_at(scene, after)
        if pair is not None:
            return Subject(pair, after + 1)
        if after in scene.name_at:
            return _joined(scene, after, limit)
        holder = _holder_at(scene, after) or _own_country(scene, after) or people_at(scene, after)
        if holder is not None:
            return Subject((holder,), max(holder.last, after + 1))
        unit = units[after]
        if unit.upos == "ADP" and after + 1 < limit and units[after + 1].upos == "PRON":  # شنت عليها القوات
            continue
        headed = unit.fold in scene.tables.lexicon.place_head_forms
        if unit.upos not in _SKIPPED and not headed and unit.fold not in words["means"] | words["member"] | words["time"]:
            break
    if not verbal:
        return Subject((), place)
    found = _before(scene, place)
    return found if found.referents else _carried(scene, place)


def _holder_at(scene: Scene, place: int) -> Referent | None:
    """Return the person whose title begins at a unit (وزير الدفاع فلان) or whom it refers back to (الوزير)."""
    position = scene.position_at.get(place)
    if position is None or scene.positions[position].first != place:
        return None
    holder = phrase_at(scene, place, ())
    known = holder is not None and (scene.positions[position].person >= 0 or holder.mention.antecedent)
    return holder if known else None


def _joined(scene: Scene, place: int, limit: int) -> Subject:
    """Return the name at `place` with those that و joins to it."""
    units = scene.reading.units
    found: list[Referent] = []
    while place < limit and place in scene.name_at:
        name = scene.names[scene.name_at[place]]
        found.append(scene.referents[scene.name_at[place]])
        place = name.last
        while place < limit and (not units[place].fold or (units[place].upos == "ADJ" and place not in scene.name_at)):
            place += 1
        if not (place + 1 < limit and units[place].fold == _AND and place + 1 in scene.name_at):
            return Subject(tuple(found), name.last)
        place += 1
    return Subject(tuple(found), place)


def _before(scene: Scene, verb: int) -> Subject:
    """Return the name that ends right before a verb, or before its relative pronoun, unless a preposition governs it."""
    units, words = scene.reading.units, scene.tables.words
    place, start = verb - 1, scene.reading.starts[verb]
    while place > start and units[place].upos in ("PART", "AUX"):
        place -= 1
    if units[place].text in _COMMAS:  # القوات، بدعم من X، ستهاجم
        place -= 1
    while place >= start:
        unit = units[place]
        if place in scene.name_at:
            first = scene.names[scene.name_at[place]].first
            opened = _opens_at(scene, first)
            if start < opened < first:  # القوات بقيادة X تهاجم
                place = opened - 1
                continue
            return _joined_before(scene, place, verb)
        state = _own_country(scene, place)
        if state is not None:
            return Subject((state,), place + 1)
        if unit.fold in words["associates"] and place > start and units[place - 1].fold == _AND:  # X وحلفاؤها
            place -= 2
            continue
        if _is_cue(scene, place) or part_cue_at(scene, place)[0]:  # القوات بقيادة أميركية تهاجم
            place -= 1
            continue
        skipped = unit.upos in _SKIPPED and unit.text not in _CLOSING_CLAUSE
        if unit.fold and not skipped and unit.fold not in words["relative"] | words["auxiliary"]:
            break
        if unit.text in _CLOSING_CLAUSE:
            break
        place -= 1
    return Subject((), verb)


def _carried(scene: Scene, verb: int) -> Subject:
    """Return the subject of the verb before, if it goes on: بدأت القوات الهجوم وقصفت, تقول الصين إنها تواجه."""
    reading = scene.reading
    if _follows_that(scene, verb):
        return _speaker(scene, verb)
    if verb > 1 and reading.units[verb - 1].fold in scene.tables.words["subordinator"]:
        return _controlling(scene, verb)
    if verb == 0 or not (
        reading.units[verb - 1].upos == "CCONJ" or reading.units[verb - 1].fold in scene.tables.words["when-clause"]
    ):
        return Subject((), verb)
    for place in range(verb - 2, reading.starts[verb] - 1, -1):
        if reading.units[place].upos == "VERB" or (_opens_sentence(scene, place) and _carriers_at(scene, place)):
            return replace(subject_of(scene, place, verb - 1, verbal=True), last=verb)
        if reading.units[place].upos == "SCONJ":
            break
    return Subject((), verb)


def _follows_that(scene: Scene, place: int) -> bool:
    """Tell whether a unit stands behind a conjunction with a pronoun (أنه)."""
    units = scene.reading.units
    return place > 1 and units[place - 1].upos == "PRON" and units[place - 2].upos == "SCONJ"


def _controlling(scene: Scene, verb: int) -> Subject:
    """Return the subject of the verb that أن joins to this one: استطاع X أن يقوم ب, قررت X أن تشن; who asks asks others."""
    units, lexicon = scene.reading.units, scene.tables.lexicon
    for place in range(verb - 2, max(scene.reading.starts[verb], verb - _WIDEST_CONTROL) - 1, -1):
        if units[place].upos == "VERB":
            key = units[place].fold
            asked = key in lexicon.reporting_forms and key not in lexicon.carrier_forms
            return Subject((), verb) if asked else replace(subject_of(scene, place, verb - 1, verbal=True), last=verb)
    return Subject((), verb)


def _speaker(scene: Scene, verb: int) -> Subject:
    """Return the body that says of itself what the verb tells; a person speaks for others."""
    for place in range(verb - 3, scene.reading.starts[verb] - 1, -1):
        if scene.reading.units[place].upos == "VERB":
            subject = subject_of(scene, place, verb - 2, verbal=True)
            bodies = tuple(r for r in subject.referents if r.mention.kind != "Person")
            return Subject(bodies, verb)
    return Subject((), verb)


def _opens_at(scene: Scene, first: int) -> int:
    """Return where the cue or preposition begins that a name stands behind; `first` if it stands behind none."""
    for place in range(max(0, first - _LONGEST_CUE), first):
        predicate, length = part_cue_at(scene, place)
        if predicate and place + length == first:
            return place
    return first - 1 if first and scene.reading.units[first - 1].upos == "ADP" else first


def _joined_before(scene: Scene, place: int, verb: int) -> Subject:
    """Return the name that `place` is in, with those before it that و joins."""
    index, start = scene.name_at[place], scene.reading.starts[verb]
    found = [scene.referents[index]]
    first = scene.names[index].first
    while first - 2 >= start and scene.reading.units[first - 1].fold == _AND and first - 2 in scene.name_at:
        index = scene.name_at[first - 2]
        found.append(scene.referents[index])
        first = scene.names[index].first
    return Subject(tuple(found), scene.names[scene.name_at[place]].last)
