"""Which part of a view is shown: what is around a name, what a query found, what was written in a time, what is most prominent.

Every selection counts what it leaves out in `View.omitted`.
"""

import difflib
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace

from kg.arabic.letters import fold
from kg.view.model import Edge, Node, View


def prominence(node: Node) -> tuple[bool, int, str]:
    """Return the key that sorts nodes from the most to the least prominent.

    Statements come after everything that is named; then what has more edges and mentions comes first; the id settles the rest.
    """
    return node.kind == "Statement", -(node.degree + node.mentions), node.id


def most_prominent(view: View, limit: int) -> View:
    """Return the `limit` most prominent nodes and the edges between them; `omitted` counts the other nodes."""
    if len(view.nodes) <= limit:
        return view
    return _restrict(view, {node.id for node in sorted(view.nodes, key=prominence)[:limit]})


def find(view: View, name: str) -> tuple[Node, ...]:
    """Return the nodes that `name` names, whatever its spelling, the most prominent first.

    If it is the whole name of no node, the words of it are looked for in longer names. Transliterations are names too; statements
    are found by their words.
    """
    sought = fold(name).lower()
    if not sought:
        return ()
    keys = [(node, [fold(text).lower() for text in (node.label, node.known, *node.names, node.latin)]) for node in view.nodes]
    whole = [node for node, names in keys if sought in names]
    within = [node for node, names in keys if any(f" {sought} " in f" {text} " for text in names)]
    return tuple(sorted(whole or within, key=prominence))


def similar_names(view: View, name: str) -> tuple[str, ...]:
    """Return at most three labels of named nodes that look like `name`."""
    labels = {
        fold(node.label): node.label for node in sorted(view.nodes, key=prominence, reverse=True) if node.kind != "Statement"
    }
    return tuple(labels[key] for key in difflib.get_close_matches(fold(name), labels, n=3, cutoff=0.5))


def around(view: View, centres: Iterable[str], steps: int) -> View:
    """Return the nodes that can be reached from `centres`, which are ids, over at most `steps` edges, with their edges."""
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for edge in view.edges:
        beside[edge.source].add(edge.target)
        beside[edge.target].add(edge.source)
    reached = set(centres)
    rim = reached
    for _ in range(steps):
        rim = {other for node in rim for other in beside[node]} - reached
        reached |= rim
    return _restrict(view, reached)


def answering(view: View, values: Collection[str]) -> View:
    """Return the nodes that an answer is about, and the edges between them.

    Args:
        values: what the answer has in its cells: IRIs, which are ids, and texts, which are compared with the labels of nodes.
    """
    labels = {fold(value) for value in values} - {""}
    return _restrict(view, {node.id for node in view.nodes if node.id in values or fold(node.label) in labels})


def in_time(view: View, since: str, until: str) -> View:
    """Return what articles of a time say: nodes that they mention, and edges that they or no articles state.

    What stands only in articles without a date is left out.

    Args:
        since, until: the first and the last day as YYYY-MM-DD; "" is no bound.
    """
    dated = {source.id: source.issued[:10] for source in view.sources if source.issued}
    inside = {id for id, day in dated.items() if since <= day and (not until or day <= until)}

    def stated(edge: Edge) -> bool:
        return not edge.passages or any(passage.source in inside for passage in edge.passages)

    kept = _restrict(view, {node.id for node in view.nodes if not inside.isdisjoint(node.sources)})
    return replace(kept, edges=tuple(edge for edge in kept.edges if stated(edge)))


def _restrict(view: View, kept: Collection[str]) -> View:
    nodes = tuple(node for node in view.nodes if node.id in kept)
    return replace(
        view,
        nodes=nodes,
        edges=tuple(edge for edge in view.edges if edge.source in kept and edge.target in kept),
        omitted=view.omitted + len(view.nodes) - len(nodes),
    )
