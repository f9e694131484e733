"""Which things are compared: only those that share a block, so that the work grows with the things and not with their pairs.

A block is what a rule needs two things to have in common: a skeleton of letters, a day and a place, four words in a row. What
more things than `CROWD` share tells nothing: that many people of one last name are not one, and what everybody says is a formula.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import content_id
from kg.resolve.names import bare_name
from kg.resolve.profiles import Profile
from kg.resolve.spelling import skeleton

CROWD = 50


@dataclass(frozen=True, slots=True)
class Block:
    """A block that a thing is in, by the hash of what those in it have in common.

    Attributes:
        shy: whether it is compared only with those in the block that are not.
    """

    id: str
    shy: bool = False


def block(*common: str, shy: bool = False) -> Block:
    """Return the block of what has something in common."""
    return Block(content_id(*common), shy)


def name_blocks(profile: Profile) -> Iterator[Block]:
    """Yield the blocks of a part: of those that share one, a rule of `kg.resolve.compare` may join two."""
    words, sort = profile.words, profile.sort
    if not words:
        return
    if sort != "Person":
        whole = skeleton("".join(bare_name(words)))
        if whole:
            yield block(sort, "whole", whole)
        return
    texts = {"whole": skeleton("".join(words)), "family": skeleton(words[-1])}
    if len(words) > 1:
        texts["ends"] = f"{skeleton(words[0])} {skeleton(words[-1])}"
        texts["last two"] = f"{skeleton(words[-2])} {skeleton(words[-1])}"
    for kind, text in texts.items():
        if text:
            yield block(sort, kind, text, shy=kind == "family" and not _is_short(profile))


def _is_short(profile: Profile) -> bool:
    """Tell whether a person goes by a last name or initials, so that only the last name can be compared."""
    return not profile.key or len(profile.words[0]) == 1
