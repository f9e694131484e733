"""Invented views of any size, with the shape of news: a few names that everything turns around, and statements about them."""

import random

from kg.view.model import Edge, Fact, Node, Passage, Source, View

_NAMES = ("سعد", "ليلى", "نادر", "هدى", "وادي الريم", "تل الزيتون", "مجلس الإقليم", "لجنة الماء", "كتيبة الفجر", "جبل الصوان")
_KINDS = ("Person", "Person", "Location", "Location", "Organization", "ArmedGroup", "Operation", "State")
_TERMS = ("meets", "supports", "opposes", "memberOf", "locatedIn", "atLocation", "conductedBy")
_ARTICLES = 200


def generate(count: int) -> View:
    """Return a view of `count` nodes, a third of them statements, with about twice as many edges; always the same."""
    chance = random.Random(1)
    sources = tuple(
        Source(f"a{number:03}", f"خبر {number}", f"خبر عن {_NAMES[number % 10]}", issued=f"2031-01-{1 + number % 28:02}")
        for number in range(_ARTICLES)
    )
    kinds = ["Statement" if number % 3 == 2 else chance.choice(_KINDS) for number in range(count)]
    named = [number for number, kind in enumerate(kinds) if kind != "Statement"]
    ends = list(named)  # a number stands here once more for each of its edges, so that what has many edges gets more
    edges: set[tuple[int, str, int]] = set()
    for number, kind in enumerate(kinds):
        terms = ("speaker", "about") if kind == "Statement" else chance.sample(_TERMS, 2)
        for term in terms:
            other = chance.choice(ends)
            if other != number:
                edges.add((number, term, other))
                ends.append(other)
    degrees = [0] * count
    for source, _, target in edges:
        degrees[source] += 1
        degrees[target] += 1
    nodes = tuple(_node(number, kinds[number], degrees[number]) for number in range(count))
    drawn = (Edge(_id(source), term, _id(target), (_passage(source),)) for source, term, target in edges)
    return View(nodes, tuple(sorted(drawn, key=lambda edge: (edge.source, edge.term, edge.target))), sources)


def _id(number: int) -> str:
    return f"https://w3id.org/arkg/id/thing/{number:06}"


def _name(number: int) -> str:
    return f"{_NAMES[number % 10]} {number}"


def _passage(number: int) -> Passage:
    text = f"وقال {_name(number)} إن اللقاء المقبل سيعقد في {_name(number + 1)} قبل نهاية الشهر."
    return Passage(text, source=f"a{number % _ARTICLES:03}", rule="generated", confidence=0.9)


def _node(number: int, kind: str, degree: int) -> Node:
    article = (f"a{number % _ARTICLES:03}",)
    if kind == "Statement":
        passage = _passage(number)
        return Node(
            _id(number), kind, passage.text, facts=(Fact("verb", "قال"),), passages=(passage,), sources=article, degree=degree
        )
    return Node(_id(number), kind, _name(number), sources=article, mentions=1 + degree // 2, degree=degree)
