"""The referents of an article by what they are sought by, so that a search does not read the whole article."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kg.extract.actors.mentions import Referent
from kg.extract.actors.positions import Position

# Of 51 articles of news none has more than 181 names: all of them are looked through, and yet no search grows with the text.
MOST = 400

_Key = TypeVar("_Key")
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Register:
    """The referents of the names of an article; each entry holds the first ones, `MOST` at the most, in text order.

    Attributes:
        referents: all of them; firsts: the units that they begin at.
        by_id: by the id of their mention; by_country: by the name of their country; by_role: by the first word of their role.
        by_words: by their words, with those inside longer names behind the others; by_last_word, by_last_pair: of names with more
            words than that.
        persons: by each word of their name but the first.
        inside: those named inside a longer name, by the id of its mention.
        roots: for the id of a mention that of the first mention of its chain.
        offices: the positions beside a person, by the id of that person's mention.
    """

    referents: tuple[Referent, ...]
    firsts: tuple[int, ...]
    by_id: Mapping[str, tuple[Referent, ...]]
    by_country: Mapping[str, tuple[Referent, ...]]
    by_role: Mapping[str, tuple[Referent, ...]]
    by_words: Mapping[tuple[str, ...], tuple[Referent, ...]]
    by_last_word: Mapping[str, tuple[Referent, ...]]
    by_last_pair: Mapping[tuple[str, ...], tuple[Referent, ...]]
    persons: Mapping[str, tuple[Referent, ...]]
    inside: Mapping[str, tuple[Referent, ...]]
    roots: Mapping[str, str]
    offices: Mapping[str, tuple[Position, ...]]

    def before(self, place: int) -> tuple[Referent, ...]:
        """Return the referents that begin before a unit, the nearest `MOST` of them, in text order."""
        last = bisect_left(self.firsts, place)
        return self.referents[max(0, last - MOST) : last]

    def between(self, first: int, last: int) -> tuple[Referent, ...]:
        """Return the referents that begin in a half-open range of units, in text order."""
        return self.referents[bisect_left(self.firsts, first) : bisect_left(self.firsts, last)]


def make_register(
    referents: Sequence[Referent], inner: Sequence[tuple[Referent, Referent]], positions: Sequence[Position]
) -> Register:
    """Return the register of an article.

    Args:
        referents: of the names, in text order; inner: those inside longer names, each behind the referent of that name.
        positions: in text order.
    """
    held = [(referents[position.person].mention.id, position) for position in positions if position.person >= 0]
    return Register(
        referents=tuple(referents),
        firsts=tuple(referent.first for referent in referents),
        by_id=_by(referents, lambda r: (r.mention.id,)),
        by_country=_by(referents, lambda r: (r.country,) if r.country else ()),
        by_role=_by(referents, lambda r: r.role[:1]),
        by_words=_by((*referents, *(r for _, r in inner)), lambda r: (r.words,)),
        by_last_word=_by(referents, lambda r: r.words[-1:] if len(r.words) > 1 else ()),
        by_last_pair=_by(referents, lambda r: (r.words[-2:],) if len(r.words) > 2 else ()),
        persons=_by(referents, lambda r: r.words[1:] if r.mention.kind == "Person" else ()),
        inside=_grouped((outer.mention.id, r) for outer, r in inner),
        roots=_roots(referents),
        offices=_grouped(held),
    )


def _roots(referents: Iterable[Referent]) -> dict[str, str]:
    roots: dict[str, str] = {}
    for referent in referents:
        mention = referent.mention
        roots[mention.id] = roots.get(mention.antecedent, mention.id)
    return roots


def _by(referents: Iterable[Referent], keys: Callable[[Referent], Iterable[_Key]]) -> dict[_Key, tuple[Referent, ...]]:
    return _grouped((key, referent) for referent in referents for key in dict.fromkeys(keys(referent)))


def _grouped(pairs: Iterable[tuple[_Key, _Item]]) -> dict[_Key, tuple[_Item, ...]]:
    groups: dict[_Key, list[_Item]] = {}
    for key, item in pairs:
        group = groups.setdefault(key, [])
        if len(group) < MOST:
            group.append(item)
    return {key: tuple(group) for key, group in groups.items()}
