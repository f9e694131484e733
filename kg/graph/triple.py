"""What a triple is here: no blank nodes, so that graphs can be compared and diffed line by line."""

from rdflib import Literal, URIRef

Triple = tuple[URIRef, URIRef, URIRef | Literal]
