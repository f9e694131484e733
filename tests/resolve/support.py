"""Extractions written by hand."""

from kg.model import Extraction, Mention, Relation, content_id


def extraction(article: str, *names: str, roles: dict[int, str] | None = None) -> Extraction:
    """Return an extraction of mentions written as `Kind:name`, or as `Kind:name<n` with the n-th mention as antecedent.

    Args:
        roles: number of a mention → what its bearer is.
    """
    mentions: list[Mention] = []
    for place, written in enumerate(names):
        kind, _, rest = written.partition(":")
        name, _, antecedent = rest.partition("<")
        id_ = content_id(article, kind, place * 100, place * 100 + len(name))
        earlier = mentions[int(antecedent)].id if antecedent else ""
        span = (place * 100, place * 100 + len(name))
        mentions.append(Mention(id_, article, *span, name, name, kind, "by-hand", 0.8, antecedent=earlier))
    relations = (
        Relation(article, mentions[number].id, "role", role, 0, 1, "by-hand", 0.8, literal=True)
        for number, role in (roles or {}).items()
    )
    return Extraction(article, tuple(mentions), relations=tuple(relations))
