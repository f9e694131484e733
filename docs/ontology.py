"""Writes the documentation of the ontology, a page for each language: pip install 'arkg[docs]', then python docs/ontology.py."""

import csv
import re
from pathlib import Path

from pylode import OntPub
from rdflib import BNode, Graph, Literal, URIRef

HERE = Path(__file__).parent
DIRECTION = {"en": "ltr", "ar": "rtl"}
# pyLODE draws every page from left to right. What is Latin stays so inside a page that runs the other way.
STYLE = """
    p, h3 { unicode-bidi: plaintext; text-align: start }
    [dir=rtl] :is(body, h1, h2, h3, h4, h5, h6, .entity table th) { text-align: start }
    [dir=rtl] :is(code, a[href^=http], #namespaces dd) { direction: ltr; unicode-bidi: isolate }
    [dir=rtl] #toc { right: auto; left: 0 }
    [dir=rtl] #toc ul { padding-right: 0 }
    [dir=rtl] #toc :is(.second, .third) { padding-right: 10px }
    [dir=rtl] #pylode { display: none }
</style>"""


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


def translated(page: str) -> str:
    """Return a page with the headings of pyLODE in Arabic, and without its tooltips, which are whole sentences in English."""
    with (HERE / "headings.csv").open(encoding="utf-8", newline="") as file:
        arabic = {row["english"]: row["arabic"] for row in csv.DictReader(file)}
    words = "|".join(sorted(map(re.escape, arabic), key=len, reverse=True))
    page = re.sub(r' title="[^"]*"', "", page)
    return re.sub(rf"(>\s*)({words})(\s*<)", lambda found: found[1] + arabic[found[2]] + found[3], page)


for language, direction in DIRECTION.items():
    document = OntPub(in_language(language))
    document.fids |= {str(term): term.fragment for term in document.ont.subjects() if isinstance(term, URIRef) and term.fragment}
    page = document.make_html()
    page = page.replace("<html>", f'<html lang="{language}" dir="{direction}">', 1).replace("</style>", STYLE, 1)
    (HERE / f"ontology.{language}.html").write_text(translated(page) if direction == "rtl" else page, "utf-8")
