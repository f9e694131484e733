"""Which parts are compared: only those that a rule could join, so that the work grows with the parts and not with their pairs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from kg.resolve.names import bare_name
from kg.resolve.profiles import Profile
from kg.resolve.spelling import skeleton

# What more parts than these share tells nothing: that many people of one last name are not one.
_CROWD = 50


def candidate_pairs(profiles: Iterable[Profile]) -> tuple[tuple[Profile, Profile], ...]:
    """Return the pairs of parts that share a block, each once, by id; at most `_CROWD` / 2 for each part and block."""
    blocks: defaultdict[tuple[str, str, str], list[Profile]] = defaultdict(list)
    for profile in profiles:
        for kind, text in sorted(set(_blocks(profile))):
            if text:
                blocks[profile.sort, kind, text].append(profile)
    pairs = {
        (first.id, second.id): (first, second)
        for (_, kind, _), members in blocks.items()
        if len(members) <= _CROWD
        for first, second in combinations(sorted(members, key=lambda profile: profile.id), 2)
        if kind != "family" or _is_short(first) or _is_short(second)
    }
    return tuple(pair for _, pair in sorted(pairs.items()))


def _blocks(profile: Profile) -> Iterator[tuple[str, str]]:
    words = profile.words
    if not words:
        return
    if profile.sort != "Person":
        yield "whole", skeleton("".join(bare_name(words)))
        return
    yield "whole", skeleton("".join(words))
    yield "family", skeleton(words[-1])
    if len(words) > 1:
        yield "ends", f"{skeleton(words[0])} {skeleton(words[-1])}"
        yield "last two", f"{skeleton(words[-2])} {skeleton(words[-1])}"


def _is_short(profile: Profile) -> bool:
    """Tell whether a person goes by a last name or initials, so that only the last name can be compared."""
    return not profile.key or len(profile.words[0]) == 1
