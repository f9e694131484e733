"""Writes the documentation of the ontology, a page for each language: pip install 'arkg[docs]', then python docs/ontology.py."""

from pathlib import Path

from pylode import OntPub
from rdflib import BNode, Graph, Literal

HERE = Path(__file__).parent
# The headings of pyLODE are English in both pages, so a page runs from left to right, and each text in its own direction.
STYLE = "p, h1, h3 { unicode-bidi: plaintext; text-align: start } </style>"


def in_language(language: str) -> Graph:
    """Return the ontology with the labels and comments of one language, since pyLODE runs several together.

    Terms come in alphabetical order, and what has no name is left out: both would change from run to run.
    """
    whole = Graph().parse(HERE.parent / "ontology" / "kg.ttl")
    one = Graph(namespace_manager=whole.namespace_manager)
    for triple in sorted(whole):
        foreign = isinstance(triple[2], Literal) and triple[2].language not in (None, language)
        if not foreign and not any(isinstance(term, BNode) for term in triple):
            one.add(triple)
    return one


for language in ("en", "ar"):
    page = OntPub(in_language(language)).make_html()
    page = page.replace("<html>", f'<html lang="{language}">', 1).replace("</style>", STYLE, 1)
    (HERE / f"ontology.{language}.html").write_text(page, "utf-8")
