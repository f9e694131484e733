"""Which phrases of an article are one operation.

Phrases of one kind at one town are, and those of one event noun with the same actors or at one place; a bare definite noun
(الهجوم, هذه الحملة) is the nearest operation that it can mean. What is at another place or has other actors is another operation,
and so is another round of the same talks, and what is said to be new (هجوم جديد).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kg.arabic.letters import fold
from kg.extract.actors.scene import Scene
from kg.extract.operations.phrases import EventPhrase, content_words, owner_place
from kg.extract.reading.reading import Unit

FAMILY = {
    "Offensive": "fighting",
    "Battle": "fighting",
    "Campaign": "fighting",
    "Attack": "fighting",
    "Airstrike": "airstrike",
    "Siege": "siege",
    "Meeting": "talks",
    "Negotiation": "talks",
    "Movement": "movement",
    "Other": "other",
}
_ROUNDS = ("round-first", "round-second", "round-third", "round-fourth", "round-fifth", "round-sixth")
_ORDINAL_WITHIN = 2
# Operations that are looked back at, and phrases of one that are compared: of 51 articles of news none has so many of either.
_FARTHEST, _MOST = 200, 30
_COUNTRY = "Country"
_AND = "\N{ARABIC LETTER WAW}"
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"


@dataclass(frozen=True, slots=True)
class _View:
    """What is compared of a phrase.

    Attributes:
        phrase: the phrase; words: its words without article; places, actors: the things named in it, as roots of their chains;
        towns: those of the places that are no countries;
        hosts: the countries whose names or capitals those places are;
        round: which of several rounds it is, empty if it does not say;
        numbered: whether an ordinal tells it from others of its kind (الهجوم الأول);
        another: whether an adjective says that it is one more (هجوم جديد, غارة أخرى);
        talks: whether it is one of the nouns for talks that stand for each other;
        goes_on: whether it tells of the phrase right before it: استهدفت …, or a second noun joined by و (كمائن ودوريات).
    """

    phrase: EventPhrase
    words: frozenset[str]
    places: tuple[str, ...]
    towns: tuple[str, ...]
    actors: frozenset[str]
    hosts: frozenset[str]
    round: str
    another: bool
    numbered: bool
    goes_on: bool
    talks: bool


_Test = Callable[[_View, Sequence[_View]], bool]


def group(scene: Scene, phrases: Sequence[EventPhrase]) -> tuple[EventPhrase, ...]:
    """Return `phrases` in order, each with the first one of its operation as antecedent.

    A single definite noun that refers back to nothing is left out.
    """
    groups: list[list[_View]] = []
    kept: list[EventPhrase] = []
    for phrase in phrases:
        view = _view(scene, phrase, joined=bool(kept) and _is_joined(scene, kept[-1], phrase))
        near = groups[-_FARTHEST:]
        found = _group_of(view, near)
        if found is None:
            if phrase.bare and len(view.words) == 1 and not phrase.told:
                continue
            groups.append([view])
        else:
            groups[-len(near) :] = [members for members in near if members is not found]
            groups.append([*found[: _MOST - 1], view])
            phrase = replace(phrase, mention=replace(phrase.mention, antecedent=found[0].phrase.mention.id))
        kept.append(phrase)
    return tuple(kept)


def _view(scene: Scene, phrase: EventPhrase, *, joined: bool) -> _View:
    words = frozenset(word.removeprefix(_ARTICLE) for word in content_words(scene, phrase))
    owner = owner_place(scene, phrase)
    things = (*phrase.names, owner) if owner >= 0 else phrase.names
    roots = scene.register.roots
    named = [(scene.names[i].kind, scene.names[i].subtype, roots[scene.referents[i].mention.id]) for i in things]
    places = tuple(root for kind, _, root in named if kind == "Location")
    towns = tuple(root for kind, subtype, root in named if kind == "Location" and subtype != _COUNTRY)
    actors = frozenset(root for kind, _, root in named if kind not in ("Location", "Operation"))
    hosts = frozenset(scene.referents[i].country for i in phrase.names if scene.names[i].kind == "Location") - {""}
    behind = {unit.fold.removeprefix(_ARTICLE) for unit in _behind(scene, phrase)}
    return _View(
        phrase=phrase,
        words=words,
        places=places,
        towns=towns,
        actors=actors,
        hosts=hosts,
        round=round_of(scene, phrase),
        another=is_another(scene, phrase),
        numbered=bool(behind & scene.tables.words["ordinal"]),
        goes_on=phrase.goes_on or joined,
        talks=phrase.kind == "Negotiation" and fold(phrase.head) in scene.tables.words["talks"],
    )


def _is_joined(scene: Scene, first: EventPhrase, second: EventPhrase) -> bool:
    """Tell whether only و stands between two event nouns, the first without anything of its own."""
    beside = second.first == first.last + 1 and scene.reading.units[first.last].fold == _AND
    return beside and not first.names and not first.verbal and not second.verbal


def is_another(scene: Scene, phrase: EventPhrase) -> bool:
    """Tell whether an indefinite adjective at its noun says that an operation is one more."""
    return not phrase.verbal and any(unit.fold in scene.tables.words["another"] for unit in _behind(scene, phrase))


def _behind(scene: Scene, phrase: EventPhrase) -> tuple[Unit, ...]:
    """Return the words of a phrase where the adjectives of its noun stand."""
    return scene.reading.units[phrase.inner : min(phrase.last, phrase.inner + _ORDINAL_WITHIN)]


def round_of(scene: Scene, phrase: EventPhrase) -> str:
    """Return which round of talks a phrase says: the ordinal behind its noun (الجولة الثانية من …) or before it (أول اجتماع)."""
    if FAMILY[phrase.kind] != "talks" or phrase.verbal:
        return ""
    beside = {unit.fold for unit in scene.reading.units[max(0, phrase.first - 1) : phrase.first]}
    beside |= {unit.fold for unit in _behind(scene, phrase) if unit.upos != "PUNCT"}
    return next((kind for kind in _ROUNDS if beside & scene.tables.words[kind]), "")


def _group_of(view: _View, groups: Sequence[list[_View]]) -> list[_View] | None:
    """Return the group that a phrase belongs to, the nearest first, or None."""
    if view.goes_on and groups:
        return groups[-1]
    if view.another:
        return None
    tests: tuple[_Test, ...] = (_same_words, _same_things, _spoken_of, _refers_back_by_talks)
    if view.phrase.bare:
        tests = (_refers_back_by_noun, _refers_back_by_talks, *(() if view.phrase.weak else (_refers_back_by_kind,)))
        return _first_group(view, groups, tests)
    return _first_group(view, [members for members in groups if _may_beround_of(view, members[0])], tests)


def _may_beround_of(view: _View, first: _View) -> bool:
    """Rounds of talks are different operations, and none is the talks as a whole; talks said without parties may be a round."""
    return first.round == view.round or not (view.round or view.actors)


def _first_group(view: _View, groups: Sequence[list[_View]], tests: Sequence[_Test]) -> list[_View] | None:
    return next((members for test in tests for members in reversed(groups) if test(view, members)), None)


def _is_hosted_alike(view: _View, members: Sequence[_View]) -> bool:
    """Definite talks without parties are those that were in the same country (المفاوضات في النرويج … في أوسلو)."""
    definite = view.phrase.mention.exact.startswith(_ARTICLE) and not view.actors
    return definite and FAMILY[view.phrase.kind] == "talks" and any(view.hosts & member.hosts for member in members)


def _refers_back_by_talks(view: _View, members: Sequence[_View]) -> bool:
    """Talks without parties are those spoken of before, whatever they are called (المحادثات … الحوار … عملية السلام)."""
    nameless = view.talks and not (view.actors or view.places or view.round or view.numbered)
    named = any(word.startswith(_ARTICLE) for word in view.phrase.mention.exact.split()[:_ORDINAL_WITHIN])  # عملية السلام
    definite = view.phrase.definite or view.phrase.bare or named
    return nameless and definite and any(member.talks for member in members)


def _refers_back_by_noun(view: _View, members: Sequence[_View]) -> bool:
    return any(member.phrase.head == view.phrase.head for member in members)


def _refers_back_by_kind(view: _View, members: Sequence[_View]) -> bool:
    return any(FAMILY[member.phrase.kind] == FAMILY[view.phrase.kind] for member in members)


def _same_words(view: _View, members: Sequence[_View]) -> bool:
    """The words of one are all in the other (أول عملية انتحارية, العملية الانتحارية); a definite noun needs but one more."""
    return any(
        member.phrase.head == view.phrase.head
        and min(len(view.words), len(member.words)) > 1
        and (
            view.words <= member.words
            or member.words <= view.words
            or (view.phrase.definite and len(view.words & member.words) > 1)
        )
        for member in members
    )


def _spoken_of(view: _View, members: Sequence[_View]) -> bool:
    """A definite noun with no town, actor or number of its own is the event of that noun spoken of before (الهجوم الإرهابي)."""
    definite = view.phrase.mention.exact.startswith(_ARTICLE) and not (view.actors or view.towns or view.numbered)
    same_kind = any(member.phrase.kind == view.phrase.kind for member in members)
    return definite and same_kind and _refers_back_by_noun(view, members)


def _same_things(view: _View, members: Sequence[_View]) -> bool:
    """Of one family and in one town, or of one event noun and at one place or of the same actors; talks by their parties."""
    if not _refers_back_by_kind(view, members):
        return False
    towns = next((member.towns for member in members if member.towns), ())
    if view.towns and towns:
        return view.towns[0] == towns[0]
    by_noun = _refers_back_by_noun(view, members)
    places = next((member.places for member in members if member.places), ())
    if view.places and places:
        return (by_noun and view.places[0] == places[0]) or _is_hosted_alike(view, members)
    if view.round:
        return True
    actors = frozenset(actor for member in members for actor in member.actors)
    if not (view.actors and actors):
        return False
    parties = FAMILY[view.phrase.kind] == "talks" and view.actors == actors
    return parties or (by_noun and (view.actors <= actors or actors <= view.actors))
