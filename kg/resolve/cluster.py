"""Mentions → chains → clusters → entities."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.model import Entity, Extraction, Mention, Resolution
from kg.resolve.entities import make_entity
from kg.resolve.names import GROUPS, public_name


def resolve(extractions: Iterable[Extraction]) -> Resolution:
    """Return the entities, by id, and for each mention the entity that it is of; the order of `extractions` changes nothing.

    A chain is a mention with all that have it as their antecedent, directly or not. It joins the chains of other articles under
    one key, that of its most telling name: a short form (التحالف) joins none that its full name (التحالف الدولي) does not. Chains
    without such a name stay alone. Things of different groups of kinds, such as a location and an actor, are never one.

    Raises:
        KeyError: an antecedent is no mention of the extractions.
    """
    mentions = sorted((mention for extraction in extractions for mention in extraction.mentions), key=_place)
    clusters: defaultdict[tuple[str, str, str], list[Mention]] = defaultdict(list)
    for chain in _chains(mentions):
        key = _most_telling(chain)
        clusters[GROUPS[chain[0].kind], key, "" if key else chain[0].id] += chain
    entities = [make_entity(cluster, key) for (_, key, _), cluster in clusters.items()]
    table = {mention: entity.id for entity in entities for mention in entity.mentions}
    return Resolution(tuple(sorted(entities, key=_id)), dict(sorted(table.items())))


def _place(mention: Mention) -> tuple[str, int, int, str]:
    return mention.article, mention.begin, mention.end, mention.id


def _id(entity: Entity) -> str:
    return entity.id


def _chains(mentions: Sequence[Mention]) -> Iterable[list[Mention]]:
    """Return the chains, each in the order given; a mention whose antecedent is of another group begins its own."""
    by_id = {mention.id: mention for mention in mentions}
    above = {mention: mention for mention in by_id}
    for mention in mentions:
        if mention.antecedent and GROUPS[by_id[mention.antecedent].kind] == GROUPS[mention.kind]:
            above[_top(above, mention.id)] = _top(above, mention.antecedent)
    chains: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        chains[_top(above, mention.id)].append(mention)
    return chains.values()


def _top(above: dict[str, str], mention: str) -> str:
    """Return the mention that stands for the chain, and shorten the way there for the next time."""
    while above[mention] != mention:
        above[mention] = above[above[mention]]
        mention = above[mention]
    return mention


def _most_telling(chain: Iterable[Mention]) -> str:
    """Return the key of the public name that says most: one on the word lists before others, then the longest; else nothing."""
    names = {(mention.name, mention.kind) for mention in chain}
    known = [(found, len(name.split())) for name, kind in names if (found := public_name(name, kind))]
    return min(((not found.listed, -words, found.key) for found, words in known), default=(True, 0, ""))[2]
