"""Relations between actors and places that one clause states."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import permutations

from kg.extract.actors.mentions import Referent
from kg.extract.actors.positions import Position
from kg.extract.actors.scene import Scene, as_actor, position_referent, state_named
from kg.extract.operations.circumstances import mood_of
from kg.extract.operations.phrases import EventPhrase
from kg.extract.operations.slots import Participation
from kg.extract.reading.candidates import ARTICLE
from kg.model import Relation

_FIGHTING = frozenset(("Offensive", "Attack", "Airstrike", "Battle", "Siege", "Campaign"))
_COUNTRIES = frozenset(("State", "Location"))
_OFFICES = frozenset(("position", "spokesperson", "rank", "source"))
_TALKS = frozenset(("Meeting", "Negotiation"))
# Of one operation, that are united: in 51 articles of news none has more than 10, and pairs grow with the square.
_MOST_PHRASES = 30
OF_STATES = frozenset(("position-demonym", "head-of-state"))
"""The rules of relations that make a country an actor: somebody holds an office of its state."""


def position_relations(scene: Scene) -> Iterator[Relation]:
    """Yield role and affiliation of each person whose position stands beside the name, or instead of it (الوزير التركي)."""
    own = _country_of_article(scene)
    for position in scene.positions:
        if position.person >= 0 and position.kind != "honorific":
            yield from _held(scene, position, scene.referents[position.person], own)
        elif position.kind in _OFFICES:
            yield from _held(scene, position, _holder(scene, position_referent(scene, position, ())), own)


def _holder(scene: Scene, person: Referent) -> Referent:
    """Return whom a title without a name means, if the article names them: that mention is always kept."""
    return next(iter(scene.register.by_id.get(person.mention.antecedent, ())), person)


def _held(scene: Scene, position: Position, person: Referent, own: str) -> Iterator[Relation]:
    """Yield what a position says of its holder.

    Args:
        own: name of the country that the article is about, or empty.
    """
    begin = min(scene.reading.units[position.first].begin, person.mention.begin)
    end = max(scene.reading.units[position.last - 1].end, person.mention.end)
    title = _title(scene, position)
    yield _relation(scene, person, "role", title, (begin, end), "position", 0.85, literal=True)
    body = as_actor(scene.referents[position.affiliation]) if position.affiliation >= 0 else None
    owners = scene.register.inside.get(body.mention.id, ()) if body is not None else ()
    for whole in (body, *owners) if body is not None and body.mention.kind != "Location" else ():
        if whole is None or whole.mention.kind == "Person":
            continue
        yield _relation(scene, person, "affiliation", whole.mention.id, (begin, end), "position", 0.75)
        if scene.reading.units[position.first].fold in scene.tables.words["leader"]:
            yield _relation(scene, person, "leads", whole.mention.id, (begin, end), "position-leader", 0.7)
    if body is None or _is_minister(scene, position):
        country = position.country or (own if body is None and _is_of_state(scene, position) else "")
        state = state_named(scene, country) if country else None
        if state is not None:
            yield _relation(scene, person, "affiliation", state.mention.id, (begin, end), "position-demonym", 0.7)
            if _heads_state(scene, position):
                yield _relation(scene, person, "leads", state.mention.id, (begin, end), "head-of-state", 0.7)


def _title(scene: Scene, position: Position) -> str:
    """Return the position as written; behind ل the article gets its alef back (للرئيس السابق: الرئيس السابق)."""
    units = scene.reading.units[position.first : position.last]
    written = scene.reading.text(units[0].begin, units[-1].end)
    lost = units[0].text.startswith(ARTICLE) and written.startswith(ARTICLE[1]) and not written.startswith(ARTICLE)
    return ARTICLE[0] + written if lost else written


def _heads_state(scene: Scene, position: Position) -> bool:
    """Tell whether a position is that of the head of a state or government, and not a part of another title."""
    folds = (unit.fold for unit in scene.reading.units[position.first : position.last])
    demonyms, terms = scene.tables.lexicon.demonym_forms, scene.tables.words["term"]
    return " ".join(fold for fold in folds if fold not in demonyms and fold not in terms) in scene.tables.words["head-of-state"]


def _is_of_state(scene: Scene, position: Position) -> bool:
    """Tell whether a title without a country's name is of a state (الرئيس فلان, وزير الداخلية فلان)."""
    return position.person >= 0 and (_heads_state(scene, position) or _is_minister(scene, position))


def _country_of_article(scene: Scene) -> str:
    """Return the country that most names of the article belong to, whose president needs no further name; nothing if two tie."""
    named = [r.country for r in scene.referents if r.country and r.mention.kind in _COUNTRIES]
    counted = Counter(named + [p.country for p in scene.positions if p.country]).most_common(2)
    tie = len(counted) > 1 and counted[0][1] == counted[1][1]
    return counted[0][0] if counted and not tie else ""


def _is_minister(scene: Scene, position: Position) -> bool:
    """Who holds office in a ministry is the state's too (نائب وزير الخارجية الروسية)."""
    return any(unit.fold in scene.tables.words["minister"] for unit in scene.reading.units[position.first : position.last])


def operation_relations(scene: Scene, phrase: EventPhrase, found: Sequence[Participation]) -> Iterator[Relation]:
    """Yield the participants of an operation, and what follows for them: attackers fight targets, those who meet meet.

    Nothing follows from an operation that is denied or only thought of.
    """
    span = _clause(scene, phrase)
    for item in found:
        yield Relation(
            scene.reading.article.id,
            phrase.mention.id,
            item.predicate,
            item.referent.mention.id,
            *span,
            item.rule,
            item.confidence,
        )
    if mood_of(scene, phrase):
        return
    agents = [item.referent for item in found if item.predicate == "conductedBy"]
    targets = [item.referent for item in found if item.predicate == "targets"]
    if phrase.kind in _FIGHTING:
        for agent in agents:
            yield from (_relation(scene, agent, "fights", t.mention.id, span, "attacks-target", 0.6) for t in targets)
    if phrase.kind in _TALKS and len(agents) > 1:
        yield from (_relation(scene, agents[0], "meets", other.mention.id, span, "talks-between", 0.65) for other in agents[1:])


def united_relations(
    scene: Scene, phrases: Sequence[EventPhrase], parts: Sequence[Sequence[Participation]]
) -> Iterator[Relation]:
    """Yield who fights whom where one phrase of an operation says who carries it out and another one against whom."""
    united: dict[str, list[int]] = {}
    for number, phrase in enumerate(phrases):
        if phrase.kind in _FIGHTING and not mood_of(scene, phrase):
            united.setdefault(phrase.mention.antecedent or phrase.mention.id, []).append(number)
    for numbers in united.values():
        for first, second in permutations(numbers[:_MOST_PHRASES], 2):
            agents = (item.referent for item in parts[first] if item.predicate == "conductedBy")
            targets = [item.referent for item in parts[second] if item.predicate == "targets"]
            span = _clause(scene, phrases[second])
            for agent in agents:
                yield from (_relation(scene, agent, "fights", t.mention.id, span, "united-fight", 0.55) for t in targets)


def _clause(scene: Scene, phrase: EventPhrase) -> tuple[int, int]:
    """Return the stretch of the orthographic sentence around a phrase: the evidence of its facts."""
    first, last = scene.reading.starts[phrase.first], scene.reading.stops[phrase.first]
    return scene.reading.units[first].token_begin, scene.reading.units[last - 1].token_end


def _relation(
    scene: Scene,
    subject: Referent,
    predicate: str,
    value: str,
    span: tuple[int, int],
    rule: str,
    confidence: float,
    *,
    literal: bool = False,
) -> Relation:
    return Relation(scene.reading.article.id, subject.mention.id, predicate, value, *span, rule, confidence, literal)
