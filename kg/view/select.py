"""Which part of a view is shown when all of it would be too much."""

from collections.abc import Collection
from dataclasses import replace

from kg.view.model import Node, View


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


def _restrict(view: View, kept: Collection[str]) -> View:
    return replace(
        view,
        nodes=tuple(node for node in view.nodes if node.id in kept),
        edges=tuple(edge for edge in view.edges if edge.source in kept and edge.target in kept),
        omitted=view.omitted + len(view.nodes) - len(kept),
    )
