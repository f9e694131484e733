"""Mentions → chains: the mentions of one thing within one article, as the antecedents tell."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.model import Chain, Mention, content_id
from kg.resolve.names import GROUPS


def chains_of(mentions: Sequence[Mention]) -> Iterable[list[Mention]]:
    """Return the chains, each in the order given; a mention whose antecedent is of another group begins its own.

    Raises:
        KeyError: an antecedent is not among the mentions.
    """
    by_id = {mention.id: mention for mention in mentions}
    above = {mention: mention for mention in by_id}
    for mention in mentions:
        if mention.antecedent and GROUPS[by_id[mention.antecedent].kind] == GROUPS[mention.kind]:
            above[_top(above, mention.id)] = _top(above, mention.antecedent)
    chains: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        chains[_top(above, mention.id)].append(mention)
    return chains.values()


def make_chain(mentions: Sequence[Mention]) -> Chain:
    """Return the record of a chain; its id is that of the entity that it would be alone."""
    first = mentions[0]
    names = tuple(sorted({mention_name(mention) for mention in mentions}))
    chain_id = content_id(GROUPS[first.kind], first.id)
    return Chain(chain_id, first.article, names, tuple(mention.id for mention in mentions))


def mention_name(mention: Mention) -> str:
    """Return the name of a mention as it would stand alone, or its words where it has none."""
    return mention.name or mention.exact


def _top(above: dict[str, str], mention: str) -> str:
    """Return the mention that stands for the chain, and shorten the way there for the next time."""
    while above[mention] != mention:
        above[mention] = above[above[mention]]
        mention = above[mention]
    return mention
