"""A subject whom neither models nor lists know: the noun right behind the verb (قالت شقيقة الضحية, قال صيادون محليون)."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.actors.mentions import Referent, make_mention
from kg.extract.actors.scene import Scene
from kg.extract.reading.actions import is_action, without_pronoun
from kg.extract.reading.reading import Unit

_SHORTEST_NAME = 4
_BESIDE = 2
_NAME_TAGS = frozenset(("X", "PROPN"))
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_FEMININE = "\N{ARABIC LETTER HEH}"
_NOON = "\N{ARABIC LETTER NOON}"
# Endings of sound plurals and duals of persons.
PERSONS = tuple(letter + _NOON for letter in ("\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER ALEF}"))


@dataclass(frozen=True, slots=True)
class Subject:
    """Who acts or speaks, and where the words for it end.

    Attributes:
        referents: one, or several who act together.
        last: place after the phrase, with appositions.
    """

    referents: tuple[Referent, ...]
    last: int


def unlisted_subject(scene: Scene, first: int, limit: int, so_far: Sequence[Referent]) -> Subject | None:
    """Return a speaker whom neither models nor lists know: the noun right behind the verb, with what belongs to it.

    A single word that is a letter away from the last name of an earlier speaker is that speaker, misspelled.
    """
    units, words, lexicon = scene.reading.units, scene.tables.words, scene.tables.lexicon
    unit = units[first]
    if unit.fold in words["time"] | words["paper"] | words["hearsay"] or unit.fold in lexicon.event_forms:
        return None
    if {unit.fold, unit.lemma, without_pronoun(unit.fold)} & words["object"] or unit.fold in words["no-complement"]:
        return None
    if any(found.form.kind != "participle" for found in lexicon.reporting_forms.get(unit.fold, ())):
        return None
    last = first + 1
    while last < limit and _belongs(scene, last, first) and not (unit.upos in _NAME_TAGS and _is_known(scene, last)):
        last += 1
    same = _known(scene, units[first:last], so_far)
    if same is not None:
        return Subject((same,), last)
    heads = lexicon.actor_head_forms.get(unit.fold, ())
    kind = heads[0].kind if heads else _kind(unit)
    mention = make_mention(scene.reading, first, last, kind=kind, rule="subject-of-speech", confidence=0.4)
    return Subject((Referent(mention, first, last, tuple(u.fold for u in units[first:last] if u.fold)),), last)


def _is_known(scene: Scene, place: int) -> bool:
    """Tell whether a name or title begins at a place, which no name of a person goes on with."""
    name, position = scene.name_at.get(place), scene.position_at.get(place)
    named = name is not None and scene.names[name].first == place
    return named or (position is not None and scene.positions[position].first == place)


def _known(scene: Scene, words: Sequence[Unit], so_far: Sequence[Referent]) -> Referent | None:
    """Return the earlier speaker whom an unlisted noun stands for.

    That is one whose name it misspells by a letter or is a part of, and for a definite noun or a name alone (الطبيب, حمدان) who
    spoke last: a new speaker is brought in with more words, or without the article.
    """
    for referent in reversed(so_far):
        beside = scene.reading.units[max(0, referent.first - _BESIDE) : referent.last + _BESIDE]
        if (
            any(_near(words[0].fold, word) for word in referent.words)
            or words[0].fold in referent.words[1:]
            or any(u.fold == words[0].fold for u in beside)
        ):
            return referent
    alone = len(words) == 1 and (words[0].upos in ("X", "PROPN") or words[0].fold.startswith(_ARTICLE))
    return so_far[-1] if alone and so_far and _kind(words[0]) == so_far[-1].mention.kind else None


def _near(word: str, name: str) -> bool:
    """Tell whether one word is the other with a letter more.

    >>> _near("قعيم", "اقعيم")
    True
    """
    short, long = sorted((word, name), key=len)
    return (
        len(short) >= _SHORTEST_NAME
        and len(long) == len(short) + 1
        and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
    )


def _belongs(scene: Scene, place: int, first: int) -> bool:
    unit = scene.reading.units[place]
    if unit.fold in scene.tables.words["time"] or unit.fold in scene.tables.words["relative"]:
        return False
    is_media = scene.reading.units[place - 1].fold in scene.tables.words["media-head"]
    if unit.upos == "NOUN" and is_action(unit, scene.tables) and not is_media:
        return False
    if unit.upos == "PRON":
        return unit.token_begin != unit.begin
    return unit.upos in ("ADJ", "NOUN", "X", "PROPN", "NUM") or (unit.fold in scene.tables.words["from"] and place == first + 1)


def _kind(unit: Unit) -> str:
    if "Number=Plur" in unit.feats or unit.fold.endswith(PERSONS):
        return "Group"
    definite = unit.fold.startswith(_ARTICLE)
    return "Organization" if definite and unit.fold.endswith(_FEMININE) else "Person"
