"""The noun phrases of an article that can speak and act, and whom each of them stands for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.extract.actors.mentions import Referent, inner_referents, make_mention, refer_back
from kg.extract.actors.positions import Position, member_of
from kg.extract.actors.register import Register, make_register
from kg.extract.reading.candidates import ARTICLE, Candidate, is_definite
from kg.extract.reading.reading import Reading, Unit
from kg.extract.tables import Tables
from kg.model import content_id

SPEAKING = frozenset(("Person", "Organization", "ArmedGroup", "Group", "State", "Location"))
_UNNAMED = frozenset(("position-source", "position-rank"))
_SAME_STEM = 4
_NEAR = 150
_FARTHEST_HOLDER = 60  # positions, so that a long text takes time in proportion to its length
_NAMED_LATER = frozenset(("position", "spokesperson", "rank"))
_NOUNS = frozenset(("NOUN", "X", "PROPN"))


@dataclass(frozen=True, slots=True)
class Scene:
    """All noun phrases of an article that can speak.

    Attributes:
        names: candidates; referents: one for each candidate.
        positions: titles and unnamed sources.
        name_at, position_at: index of the candidate or position at a unit.
        register: the referents by what they are sought by.
        inner: countries named inside longer places (العراق in شمال العراق), each behind the referent of that place.
        voices: who says a word, by its place, where one speaker is known.
    """

    reading: Reading
    tables: Tables
    names: tuple[Candidate, ...]
    referents: tuple[Referent, ...]
    positions: tuple[Position, ...]
    name_at: dict[int, int]
    position_at: dict[int, int]
    register: Register
    inner: tuple[tuple[Referent, Referent], ...] = ()
    voices: Mapping[int, Referent] = field(default_factory=dict)


def make_scene(
    reading: Reading, tables: Tables, names: Sequence[Candidate], referents: Sequence[Referent], positions: Sequence[Position]
) -> Scene:
    """Return the scene with its places indexed."""
    name_at = {place: i for i, c in enumerate(names) for place in range(c.first, c.last)}
    position_at = {place: i for i, p in enumerate(positions) for place in range(p.first, p.last)}
    inner = inner_referents(reading, names, referents, tables)
    register = make_register(referents, inner, positions)
    return Scene(reading, tables, tuple(names), tuple(referents), tuple(positions), name_at, position_at, register, inner)


def phrase_at(scene: Scene, place: int, so_far: Sequence[Referent]) -> Referent | None:
    """Return the referent of the position or name that begins at a unit, or None."""
    position = scene.position_at.get(place)
    if position is not None and scene.positions[position].first == place:
        if _is_anybody(scene, scene.positions[position]):
            return None
        return position_referent(scene, scene.positions[position], so_far)
    name = scene.name_at.get(place)
    if name is None:
        member = member_of(scene.reading, place, scene.names, scene.name_at, scene.tables)
        return as_actor(scene.referents[member]) if member >= 0 else None
    if scene.names[name].first != place or scene.names[name].kind not in SPEAKING:
        return None
    actor = as_actor(scene.referents[name])
    return None if actor.mention.kind == "Location" else actor


def _is_anybody(scene: Scene, position: Position) -> bool:
    """One indefinite word for people (عناصر, رجل) is nobody in particular."""
    first = scene.reading.units[position.first]
    return position.kind == "generic" and position.last - position.first == 1 and not is_definite(first) and position.person < 0


def position_referent(scene: Scene, position: Position, so_far: Sequence[Referent]) -> Referent:
    """Return the person of a position: its named holder, the one whom it refers back to, or a person known only by it.

    Several people are a group, but several sources that speak with one voice (مصادر أمنية) are counted as one person.
    """
    if position.person >= 0:
        return scene.referents[position.person]
    words = tuple(unit.fold for unit in scene.reading.units[position.first : position.last] if unit.fold)
    holder = _holder(scene, position, words, so_far)
    kind = "Group" if position.plural and position.kind != "source" else "Person"
    mention = make_mention(
        scene.reading, position.first, position.last, kind=kind, rule=f"position-{position.kind}", confidence=0.6
    )
    if holder is not None and holder.mention.id != mention.id:  # one source behind two cues (بحسب بحسب مصدر)
        mention = replace(mention, antecedent=holder.mention.id)
    return Referent(mention, position.first, position.last, words, position.country, words)


def _holder(scene: Scene, position: Position, words: tuple[str, ...], so_far: Sequence[Referent]) -> Referent | None:
    """Return who holds a position that stands without a name."""
    if not words[0].startswith(ARTICLE) and position.kind == "source" and not _is_annexed(scene, position):
        return _unnamed(scene, position, words, so_far)
    if position.kind == "spokesperson" and not words[0].startswith(ARTICLE):
        return next((r for r in so_far if r.words == words), None) or _named_later(scene, position, words)
    same = _spoke_before(scene, words, so_far)
    if same is not None and (position.kind == "source" or (same.mention.rule in _UNNAMED and position.kind == "rank")):
        return same
    return None if position.plural else _bearer(scene, position, words, generic=position.kind in ("source", "generic", "rank"))


def _is_annexed(scene: Scene, position: Position) -> bool:
    """مصادر التنظيم are known ones: the noun behind them has the article."""
    units = scene.reading.units
    second = units[position.first + 1] if position.last > position.first + 1 else None
    return second is not None and second.upos == "NOUN" and is_definite(second)


def _spoke_before(scene: Scene, words: tuple[str, ...], so_far: Sequence[Referent]) -> Referent | None:
    """Return the last speaker whose own words begin like a definite noun (مصدر عسكري … المصدر), else the last unnamed source."""
    stem = words[0].removeprefix(ARTICLE)[:_SAME_STEM]
    same = next((r for r in reversed(so_far) if r.words and r.words[0].removeprefix(ARTICLE).startswith(stem)), None)
    if same is not None or words[0].removeprefix(ARTICLE) not in scene.tables.words["source"]:
        return same
    return next((r for r in reversed(so_far) if r.mention.rule in _UNNAMED), None)


def _unnamed(scene: Scene, position: Position, words: tuple[str, ...], so_far: Sequence[Referent]) -> Referent | None:
    """An indefinite source is a new one, unless the article has spoken of it in the same words, or the headline has it."""
    same = next((r for r in so_far if r.words == words and len(words) > 1), None)
    if same is not None:
        return same
    if scene.reading.units[position.first].passage == 0:
        return next(iter(scene.register.by_role.get(words[0], ())), None) or next((r for r in so_far if r.words == words), None)
    headline = (r for r in so_far if scene.reading.units[r.first].passage == 0 and r.mention.rule in _UNNAMED)
    return next((r for r in headline if r.words[: len(words)] == words or words[: len(r.words)] == r.words), None)


def _bearer(scene: Scene, position: Position, words: tuple[str, ...], *, generic: bool) -> Referent | None:
    before = scene.register.before(position.first)
    return refer_back(words, position.country, before, generic=generic) or _named_later(scene, position, words)


def _named_later(scene: Scene, position: Position, words: tuple[str, ...]) -> Referent | None:
    """Return the person of the article's next position that is the same one (وزير تركي … وزير الخارجية التركي مولود أوغلو)."""
    if position.kind not in _NAMED_LATER or position.plural:
        return None
    index = scene.position_at[position.first]
    for other in scene.positions[index + 1 : index + 1 + _FARTHEST_HOLDER]:
        if other.first >= position.last and other.person >= 0 and _is_held_again(scene, position, other, words):
            return scene.referents[other.person]
    return None


def _is_held_again(scene: Scene, position: Position, other: Position, words: tuple[str, ...]) -> bool:
    """Tell whether a later position with a name is one that stood without a name before.

    Head and country are the same, and what else nouns say of it: both say so in part, or the first says nothing, as a headline
    or an indefinite title does (وقال نائب … وقال النائب سالم).
    """
    units = scene.reading.units
    countries = {position.country, other.country} - {""}
    spoken = position.kind == other.kind == "spokesperson"
    if len(countries) > 1 or not (spoken or _bare_fold(units[position.first]) == _bare_fold(units[other.first])):
        return False
    before, later = _telling(scene, position), _telling(scene, other)
    if before and later:
        return bool(before & later)
    if units[position.first].passage == 0:
        return True
    shortened = all(unit.fold in words for unit in units[other.first : other.last])
    brought_in = not words[0].startswith(ARTICLE) or shortened or bool(position.country and other.country)
    return brought_in and other.first - position.last < _NEAR


def _bare_fold(unit: Unit) -> str:
    return unit.fold.removeprefix(ARTICLE)


def _telling(scene: Scene, position: Position) -> set[str]:
    """Return the nouns behind the head of a position, without article and demonyms."""
    behind = scene.reading.units[position.first + 1 : position.last]
    demonyms = scene.tables.lexicon.demonym_forms
    return {_bare_fold(u) for u in behind if u.upos in _NOUNS and len(u.fold) > 1 and u.fold not in demonyms}


def as_actor(referent: Referent) -> Referent:
    """Return a country or capital as the state that it stands for when it speaks or acts; others as they are."""
    if referent.mention.kind != "Location" or not referent.country:
        return referent
    mention = replace(referent.mention, kind="State", subtype="", rule="state-as-actor", antecedent="")
    identifier = content_id(mention.article, "State", mention.begin, mention.end)
    return replace(referent, mention=replace(mention, id=identifier))


def as_place(referent: Referent) -> Referent:
    """Return a state as the country that it is where somebody goes there; others as they are."""
    if referent.mention.kind != "State" or not referent.country:
        return referent
    mention = replace(referent.mention, kind="Location", subtype="Country", rule="state-as-place", antecedent="")
    identifier = content_id(mention.article, "Location", mention.begin, mention.end)
    return replace(referent, mention=replace(mention, id=identifier))


def state_named(scene: Scene, country: str) -> Referent | None:
    """Return a mention of a country in the article, as a state."""
    named = [r for r in scene.register.by_country.get(country, ()) if r.mention.kind in ("Location", "State")]
    return next((as_actor(r) for r in sorted(named, key=lambda r: r.mention.kind != "State")), None)
