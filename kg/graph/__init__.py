"""Records → triples → Turtle, and the check that the triples keep to the shapes.

    articles, things, the run ─ triples ─► lines, sorted ─► graph.ttl ─ patch ─► graph.ttl of other articles
                                       └ gathered ─► rdflib.Graph ─ validate ─► problems

There are no blank nodes and no clock in a graph: equal input gives equal triples, and equal triples give equal bytes.
"""

from kg.graph.build import Thing, Told, gathered, set_beside, thing_triples, to_graph, told_triples, triples
from kg.graph.shapes import validate
from kg.graph.triple import Triple
from kg.graph.turtle import turtle, write_triples, write_turtle

__all__ = [
    "Thing",
    "Told",
    "Triple",
    "gathered",
    "set_beside",
    "thing_triples",
    "to_graph",
    "told_triples",
    "triples",
    "turtle",
    "validate",
    "write_triples",
    "write_turtle",
]
