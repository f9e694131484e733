"""Records → triples → Turtle, and the check that the triples keep to the shapes.

    Article, Extraction, Resolution, Run ─ triples ─► lines, sorted ─► graph.ttl
                                               └ to_graph ─► rdflib.Graph ─ validate ─► problems

There are no blank nodes and no clock in a graph: equal input gives equal triples, and equal triples give equal bytes.
"""

from kg.graph.build import to_graph, triples
from kg.graph.shapes import validate
from kg.graph.triple import Triple
from kg.graph.turtle import turtle, write_triples, write_turtle

__all__ = ["Triple", "to_graph", "triples", "turtle", "validate", "write_triples", "write_turtle"]
