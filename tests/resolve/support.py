"""Extractions written by hand."""

from kg.model import Extraction, Mention, Operation, Relation, content_id


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


def event(
    article: str, name: str, kind: str, *, days: tuple[str, str] = ("", ""), mood: str = "", status: str = "", **parts: str
) -> Extraction:
    """Return an extraction of one operation.

    Args:
        parts: predicate → `Kind:name` of an actor or place, several parted by `|`; of a toll its number, `~12` for a bound.
    """
    start, end = days
    mentions = [_mention(article, 0, "Operation", name)]
    relations: list[Relation] = []
    for predicate, written in sorted(parts.items()):
        for one in written.split("|"):
            kind_of, _, thing = one.rpartition(":")
            target = one.removeprefix("~")
            if kind_of:
                mentions.append(_mention(article, len(mentions), kind_of, thing))
                target = mentions[-1].id
            rule = "toll-at-least" if one.startswith("~") else "toll"
            relations.append(Relation(article, mentions[0].id, predicate, target, 0, 9, rule, 0.8, literal=not kind_of))
    said = Operation(mentions[0].id, kind, status=status, mood=mood, start=start, end=end)
    return Extraction(article, tuple(mentions), (said,), relations=tuple(relations))


def _mention(article: str, place: int, kind: str, name: str) -> Mention:
    begin, end = place * 100, place * 100 + len(name)
    return Mention(content_id(article, kind, begin, end), article, begin, end, name, name, kind, "by-hand", 0.8)
