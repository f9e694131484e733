"""The mentions of one thing → its entity: kind, best name, other names, id."""

from collections import Counter
from collections.abc import Iterable, Sequence

from kg.arabic.keys import name_key
from kg.model import Entity, Mention, content_id
from kg.resolve.names import GROUPS, public_name

# Where as many mentions speak for one kind as for another, the one that says more wins.
_KINDS = ("Person", "State", "ArmedGroup", "Organization", "Group", "Location", "Operation")


def make_entity(mentions: Sequence[Mention], key: str) -> Entity:
    """Return the entity of `mentions`.

    Args:
        mentions: of one group of kinds.
        key: under which the thing is known beyond one article; empty if it is not, so that all mentions are of one article. The
            id comes from it, else from the first mention, so that further articles do not change it.
    """
    kinds = Counter(mention.kind for mention in mentions)
    kind = min(kinds, key=lambda found: (-kinds[found], _KINDS.index(found)))
    label = _label(mentions, kind, key)
    subtypes = Counter(mention.subtype for mention in mentions if mention.subtype)
    return Entity(
        id=content_id(GROUPS[kind], key or mentions[0].id),
        kind=kind,
        label=label,
        alternatives=tuple(sorted({_name(mention) for mention in mentions} - {label})),
        mentions=tuple(sorted(mention.id for mention in mentions)),
        subtype=min(subtypes, key=lambda found: (-subtypes[found], found), default=""),
    )


def _label(mentions: Iterable[Mention], kind: str, key: str) -> str:
    """Return the best name: a spelling of the key, else another public name, else any name.

    Of those that are equally good it is the longest for a person, the most frequent for other things.
    """
    names = Counter((_name(mention), mention.kind) for mention in mentions)

    def order(found: tuple[str, str]) -> tuple[bool, bool, int, int, str]:
        own = name_key(found[0])
        length = len(own.words) if kind == "Person" else 0
        return own.text != key, public_name(*found) is None, -length, -names[found], found[0]

    return min(names, key=order)[0]


def _name(mention: Mention) -> str:
    return mention.name or mention.exact
