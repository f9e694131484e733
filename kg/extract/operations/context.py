"""Participants that an operation's own clause leaves out and its sentence or another operation supplies.

What any phrase of an operation says holds for the whole operation, so only what all of them lack is sought, the better evidence
first: from the operation that includes this one (بدأت الحملة بقصف …); who is driven out of the same town elsewhere (تحرير المدينة
من X، عزل المدينة); the target, agent or place of another operation in the same sentence (شنت X غارات على Y وقصفا مدفعيا); a place
elsewhere in the sentence; whom most operations of the article are against. Nearness is weaker evidence than grammar, and the
confidence says so.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.extract.actors.mentions import Referent
from kg.extract.actors.people import RULE as PEOPLE
from kg.extract.actors.scene import Scene, as_actor
from kg.extract.operations.circumstances import mood_of
from kg.extract.operations.governing import ANNOUNCER, subject_of
from kg.extract.operations.phrases import EventPhrase
from kg.extract.operations.slots import Participation

Parts = tuple[Participation, ...]

_FIGHTING = frozenset(("Offensive", "Battle", "Campaign", "Attack", "Airstrike", "Siege"))
_TAKING = frozenset(("Offensive", "Siege"))
_SEVERAL = 2
_OUTWEIGHS = 2
_FORCES = frozenset(("ArmedGroup", "State"))
_FARTHEST = 25
_WIDEST_GAP = 6
_BESIDE = 3
_MOST_FIGHTS = 100  # in one town: each is compared with all others
_BY_WHOLE, _BY_TOWN, _BY_PLACE, _BY_OPERATION, _BY_ARTICLE, _BY_SENTENCE = 0.55, 0.55, 0.45, 0.5, 0.45, 0.4
_NOBODY = frozenset(("Location", "Operation"))
_PARTING = frozenset("،,:؛")
_COUNTRY = "Country"
_AND = "\N{ARABIC LETTER WAW}"


@dataclass(frozen=True, slots=True)
class _Operation:
    """One operation: the numbers of its phrases, and the parts that they give it together."""

    numbers: tuple[int, ...]
    parts: Parts

    def having(self, predicate: str) -> Iterator[Participation]:
        return (item for item in self.parts if item.predicate == predicate)


@dataclass(frozen=True, slots=True)
class _Told:
    """What an article tells.

    Attributes:
        scene: all that was found; phrases, parts: the phrases with their parts, both by number.
        operations: all of them; owner: by the number of a phrase.
        fought: the fights in each town, by its root, so many as are looked at.
    """

    scene: Scene
    phrases: Sequence[EventPhrase]
    parts: Sequence[Parts]
    operations: tuple[_Operation, ...]
    owner: Mapping[int, _Operation]
    fought: dict[str, list[_Operation]]

    def root(self, referent: Referent) -> str:
        roots = self.scene.register.roots
        return roots.get(referent.mention.id) or roots.get(referent.mention.antecedent) or referent.mention.id

    def fights(self, operation: _Operation) -> bool:
        return self.phrases[operation.numbers[0]].kind in _FIGHTING


_Source = Callable[[_Told, _Operation], Iterator[Participation]]


def completed(scene: Scene, phrases: Sequence[EventPhrase], parts: Sequence[Parts]) -> tuple[Parts, ...]:
    """Return `parts`, one for each phrase, with what others add to the first phrase of each operation.

    Left out is who only announces an operation that others are said to carry out, and the second of two towns (استعادة X وY)
    where the phrase is taken for the operation at the first.

    Args:
        phrases: of one article, grouped.
        parts: the participants of each phrase.
    """
    told = _told(scene, phrases, parts)
    kept = dict(item for operation in told.operations for item in _kept(told, operation))
    told = _told(scene, phrases, tuple(kept[number] for number in range(len(phrases))))
    for sources in (_NEAR, (_driven_out,)):
        told = _more(told, sources)
    told = _more(told, (_against(_enemy_of_article(told)),))
    return tuple(_more(told, (_subject_near,)).parts)


def _more(told: _Told, sources: Sequence[_Source]) -> _Told:
    added = {operation.numbers[0]: _added(told, operation, sources) for operation in told.operations}
    parts = tuple((*items, *added.get(number, ())) for number, items in enumerate(told.parts))
    return _told(told.scene, told.phrases, parts)


def _told(scene: Scene, phrases: Sequence[EventPhrase], parts: Sequence[Parts]) -> _Told:
    operations = tuple(_operations(phrases, parts))
    owner = {number: operation for operation in operations for number in operation.numbers}
    told = _Told(scene, phrases, parts, operations, owner, {})
    for operation in filter(told.fights, operations):
        for town in sorted(_towns(told, operation)):
            fights = told.fought.setdefault(town, [])
            fights += [operation] if len(fights) < _MOST_FIGHTS else []
    return told


def _operations(phrases: Sequence[EventPhrase], parts: Sequence[Parts]) -> Iterator[_Operation]:
    groups: dict[str, list[int]] = {}
    for number, phrase in enumerate(phrases):
        groups.setdefault(phrase.mention.antecedent or phrase.mention.id, []).append(number)
    for numbers in groups.values():
        yield _Operation(tuple(numbers), tuple(item for number in numbers for item in parts[number]))


def _kept(told: _Told, operation: _Operation) -> Iterator[tuple[int, Parts]]:
    """Yield the number of each phrase with what is kept of its parts."""
    named = (item for item in operation.having("conductedBy") if item.referent.mention.rule != PEOPLE)
    others_act = any(item.rule != ANNOUNCER for item in named)
    first = {told.root(item.referent) for item in told.parts[operation.numbers[0]] if item.predicate == "atLocation"}

    def stays(number: int, item: Participation) -> bool:
        second = item.predicate == "atLocation" and first and told.scene.reading.units[item.referent.first - 1].fold == _AND
        stray = second and number != operation.numbers[0] and told.root(item.referent) not in first
        return not stray and not (item.rule == ANNOUNCER and others_act)

    for number in operation.numbers:
        yield number, tuple(item for item in told.parts[number] if stays(number, item))


def _added(told: _Told, operation: _Operation, sources: Sequence[_Source]) -> Parts:
    """Return for each part that nobody is in what the first source has that knows somebody; nobody is in two parts."""
    found: Parts = ()
    for source in sources:
        parts = {item.predicate for item in (*operation.parts, *found)}
        taken = {told.root(item.referent) for item in (*operation.parts, *found)}
        items = (item for item in source(told, operation) if item.predicate not in parts)
        found += tuple(item for item in items if told.root(item.referent) not in taken)
    return found


def _of_whole(told: _Told, operation: _Operation) -> Iterator[Participation]:
    """Yield who takes part in the operation that includes this one, and where it is."""
    wholes = (told.owner.get(_whole_of(told, number)) for number in operation.numbers)
    other = next((whole for whole in wholes if whole is not None and whole is not operation), None)
    if other is not None:
        place = next(other.having("atLocation"), None)
        for item in (part for part in other.parts if part.predicate != "atLocation" or part is place):
            yield Participation(item.predicate, item.referent, f"{item.predicate}-of-whole", _BY_WHOLE)


def _whole_of(told: _Told, number: int) -> int:
    """Return the number of the phrase before that a verb such as بدأت ب or شملت makes a whole of this one, or -1.

    What is added to a part (إضافة إلى …) is a part too.
    """
    units, words = told.scene.reading.units, told.scene.tables.words
    part, whole = told.phrases[number], told.phrases[number - 1]
    between = units[whole.last : part.first]
    starts = told.scene.reading.starts
    if number == 0 or len(between) > _WIDEST_GAP or starts[whole.first] != starts[part.first]:
        return -1
    if any(unit.fold in words["addition"] for unit in between):
        return _whole_of(told, number - 1)
    return number - 1 if any(unit.fold in words["includes"] for unit in between) else -1


def _driven_out(told: _Told, operation: _Operation) -> Iterator[Participation]:
    """Yield the forces against whom another operation is in the same town."""
    towns = sorted(_towns(told, operation)) if told.fights(operation) else ()
    others = {other.numbers[0]: other for town in towns for other in told.fought[town] if other is not operation}
    for _, other in sorted(others.items()):
        for item in other.having("targets"):
            if item.referent.mention.kind in _FORCES:
                yield Participation("targets", item.referent, "targets-in-town", _BY_TOWN)


def _enemy_of_article(told: _Told) -> Referent | None:
    """Return the force that most operations of the article are against, if several are."""
    hit: Counter[str] = Counter()
    named: dict[str, Referent] = {}
    for other in told.operations:
        forces = (item.referent for item in other.having("targets") if item.referent.mention.kind in _FORCES)
        roots = {told.root(force): force for force in forces}
        hit.update(roots.keys())
        named = roots | named
    (most, times), *others = (*hit.most_common(), ("", 0))
    enough = times >= _SEVERAL and times >= _OUTWEIGHS * sum(count for _, count in others)
    return named[most] if enough else None


def _against(enemy: Referent | None) -> _Source:
    """Return the source that yields the enemy of the article for what is taken or besieged."""

    def source(told: _Told, operation: _Operation) -> Iterator[Participation]:
        if enemy is not None and told.phrases[operation.numbers[0]].kind in _TAKING:
            yield Participation("targets", enemy, "targets-of-article", _BY_ARTICLE)

    return source


def _subject_near(told: _Told, operation: _Operation) -> Iterator[Participation]:
    """Yield who acts by the nearest verb before an operation, if nothing parts them and the verb is not of speech."""
    scene = told.scene
    units = scene.reading.units
    for number in operation.numbers:
        first = told.phrases[number].first
        verb = next((p for p in reversed(range(scene.reading.starts[first], first)) if units[p].upos == "VERB"), None)
        if verb is None or units[verb].fold in scene.tables.lexicon.reporting_forms:
            continue
        for referent in map(as_actor, subject_of(scene, verb, first, verbal=True).referents):
            parted = any(unit.text in _PARTING or unit.upos == "SCONJ" for unit in units[referent.last : first])
            if referent.mention.kind not in _NOBODY and not parted:
                yield Participation("conductedBy", referent, "subject-in-sentence", _BY_SENTENCE)


def _towns(told: _Told, operation: _Operation) -> frozenset[str]:
    places = (item.referent for item in operation.having("atLocation"))
    return frozenset(told.root(place) for place in places if place.mention.subtype != _COUNTRY)


def _target_near(told: _Told, operation: _Operation) -> Iterator[Participation]:
    if told.fights(operation):
        yield from _force_near("targets", told, operation)


def _agent_near(told: _Told, operation: _Operation) -> Iterator[Participation]:
    """Yield the nearest agent, unless the operation is prevented or denied, or hits what is that agent's own (القوات التركية)."""
    if any(mood_of(told.scene, told.phrases[number]) for number in operation.numbers):
        return
    demonyms = told.scene.tables.lexicon.demonym_forms
    words = {word for item in operation.having("targets") for word in item.referent.words}
    hit = {row.name for word in words for row in demonyms.get(word, ())}
    for item in _force_near("conductedBy", told, operation):
        if item.referent.country not in hit:
            yield item


def _force_near(predicate: str, told: _Told, operation: _Operation) -> Iterator[Participation]:
    """Yield the nearest force with that part in another operation, if it has no part in this one yet."""
    taken = {told.root(item.referent) for item in operation.parts}
    for item in _around(told, operation):
        is_force = item.predicate == predicate and item.referent.mention.kind in _FORCES
        if is_force and told.root(item.referent) not in taken:
            yield Participation(predicate, item.referent, f"{predicate}-of-neighbour", _BY_OPERATION)
            return


def _around(told: _Told, operation: _Operation) -> Iterator[Participation]:
    """Yield the participants of other operations in the sentences of this one, nearest phrase first."""
    phrases, numbers = told.phrases, frozenset(operation.numbers)
    for own in operation.numbers:
        others = [number for number in _in_sentence(told, own) if number not in numbers]
        for other in sorted(others, key=lambda n: abs(phrases[n].first - phrases[own].first)):
            yield from told.parts[other]


def _in_sentence(told: _Told, number: int) -> range:
    """Return the numbers of the phrases in the sentence of a phrase."""
    starts, phrases = told.scene.reading.starts, told.phrases
    first = last = number
    while first > 0 and starts[phrases[first - 1].first] == starts[phrases[number].first]:
        first -= 1
    while last + 1 < len(phrases) and starts[phrases[last + 1].first] == starts[phrases[number].first]:
        last += 1
    return range(first, last + 1)


def _place_in_sentence(told: _Told, operation: _Operation) -> Iterator[Participation]:
    """Yield a place in the sentence behind في or ب that no other operation has, those behind the phrase first."""
    scene = told.scene
    for number in operation.numbers:
        last = -1
        for place in _places_near(told, number):
            index = scene.name_at[place]
            if last >= 0 and not 0 < place - last <= _BESIDE:
                return
            yield Participation("atLocation", scene.referents[index], "place-in-sentence", _BY_PLACE)
            last = scene.names[index].last
        if last >= 0:
            return


def _places_near(told: _Told, number: int) -> Iterator[int]:
    """Yield where a place begins that stands in something, with or without the noun that says what it is (في مدينة X)."""
    scene = told.scene
    for place in _clause_around(told, number):
        index = scene.name_at.get(place)
        if index is not None and scene.names[index].first == place and scene.names[index].kind == "Location":
            headed = scene.reading.units[place - 1].fold in scene.tables.lexicon.place_head_forms
            if scene.reading.units[place - 1 - headed].fold in scene.tables.words["place-preposition"]:
                yield place


def _clause_around(told: _Told, number: int) -> Iterator[int]:
    """Yield the places of the words behind a phrase, then of those before it, up to another phrase or a clause of its own."""
    units, reading, phrase = told.scene.reading.units, told.scene.reading, told.phrases[number]
    others = told.phrases
    stop = others[number + 1].first if number + 1 < len(others) else len(units)
    start = others[number - 1].last - 1 if number else -1
    for place in range(phrase.last, min(reading.stops[phrase.first], phrase.last + _FARTHEST, stop)):
        if units[place].upos == "SCONJ":
            break
        yield place
    for place in range(phrase.first - 1, max(reading.starts[phrase.first], phrase.first - _FARTHEST, start), -1):
        if units[place].upos == "VERB" and units[place - 1].fold == _AND:
            break
        yield place


def _place_near(told: _Told, operation: _Operation) -> Iterator[Participation]:
    """Yield the place of the nearest other operation."""
    for item in _around(told, operation):
        if item.predicate == "atLocation":
            yield Participation("atLocation", item.referent, "place-of-neighbour", _BY_OPERATION)
            return


_NEAR: tuple[_Source, ...] = (_of_whole, _target_near, _agent_near, _place_in_sentence, _place_near)
