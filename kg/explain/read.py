"""A built graph → the explanation of one of its articles."""

from collections.abc import Callable, Iterator, Mapping

from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from kg.errors import InputError
from kg.explain.model import Explanation, Fact
from kg.model import Uncoded
from kg.terms import KG

_MOST_SHOWN = 5
_CLASSES = ("Location", "Operation", "Actor")


def explain(graph: Graph, name: str, texts: Callable[[str], str], uncoded: Mapping[str, tuple[Uncoded, ...]]) -> Explanation:
    """Return what the graph says of an article.

    Args:
        name: the identifier of the article, or a part that only one identifier has.
        texts: gives the text of an article by its SHA-256, hexadecimal.
        uncoded: what was not coded, by the identifier of the article.

    Raises:
        InputError: no article has that name, or several have.
    """
    article, identifier = _find(graph, name)
    facts = sorted(
        (*_mentions(graph, article), *_statements(graph, article), *_relations(graph, article)),
        key=lambda fact: (fact.begin, fact.end, fact.kind, fact.says, fact.rule),
    )
    return Explanation(
        article=identifier,
        title=str(graph.value(article, DCTERMS.title) or ""),
        text=texts(str(graph.value(article, KG.sha256))),
        facts=tuple(facts),
        uncoded=tuple(sorted(uncoded.get(identifier, ()), key=lambda record: (record.trigger_begin, record.kind))),
    )


def _find(graph: Graph, name: str) -> tuple[Node, str]:
    known = {str(graph.value(article, DCTERMS.identifier)): article for article in graph.subjects(RDF.type, KG.Article)}
    fitting = [name] if name in known else sorted(identifier for identifier in known if name in identifier)
    if len(fitting) == 1:
        return known[fitting[0]], fitting[0]
    shown = ", ".join((fitting or sorted(known))[:_MOST_SHOWN]) + (" …" if len(fitting or known) > _MOST_SHOWN else "")
    raise InputError(f"{name}: {'several articles have that in their names' if fitting else 'no article of that name'}: {shown}")


def _mentions(graph: Graph, article: Node) -> Iterator[Fact]:
    for mention in _of(graph, article, KG.Mention):
        thing = graph.value(mention, KG.refersTo)
        kinds = set(graph.objects(thing, RDF.type))
        kind = next((name for name in _CLASSES if KG[name] in kinds), "Actor")
        yield _fact(graph, mention, kind, (_label(graph, thing),))


def _statements(graph: Graph, article: Node) -> Iterator[Fact]:
    for statement in _of(graph, article, KG.Statement):
        speaker = graph.value(statement, KG.speaker)
        verb, content = (str(graph.value(statement, term) or "") for term in (KG.verb, KG.content))
        yield _fact(graph, statement, "Statement", (_label(graph, speaker) if speaker else "?", verb, content))


def _relations(graph: Graph, article: Node) -> Iterator[Fact]:
    for evidence in _of(graph, article, KG.Evidence):
        subject, predicate, value = (graph.value(evidence, term) for term in (RDF.subject, RDF.predicate, RDF.object))
        yield _fact(
            graph, evidence, "Relation", (_label(graph, subject), str(predicate).removeprefix(str(KG)), _label(graph, value))
        )


def _of(graph: Graph, article: Node, kind: URIRef) -> Iterator[Node]:
    return (thing for thing in graph.subjects(KG.inArticle, article) if (thing, RDF.type, kind) in graph)


def _label(graph: Graph, thing: Node | None) -> str:
    return str(thing) if thing is None or isinstance(thing, Literal) else str(graph.value(thing, RDFS.label) or thing)


def _fact(graph: Graph, thing: Node, kind: str, says: tuple[str, ...]) -> Fact:
    begin, end = (int(str(graph.value(thing, term))) for term in (KG.begin, KG.end))
    return Fact(begin, end, kind, says, str(graph.value(thing, KG.rule)), float(str(graph.value(thing, KG.confidence))))
