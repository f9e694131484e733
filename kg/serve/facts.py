"""One article with everything that was found in it, for the page that shows the article.

identifier ─ find_article ─► Shown ─ find_facts ─► Facts ─ segments ─► the text in pieces, each with its facts
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode
from rdflib import URIRef

from kg.serve.rows import Row, select
from kg.serve.vocabulary import local_name
from kg.serve.workers import Ask
from kg.terms import broader

_ARTICLES = """
SELECT ?article ?identifier ?sha256 ?title ?publisher ?issued ?source WHERE {
  ?article a kg:Article ; dcterms:identifier ?identifier ; kg:sha256 ?sha256 .
  OPTIONAL { ?article dcterms:title ?title }
  OPTIONAL { ?article dcterms:publisher ?publisher }
  OPTIONAL { ?article dcterms:issued ?issued }
  OPTIONAL { ?article dcterms:source ?source }
%s} ORDER BY ?identifier"""
_MENTIONS = """
SELECT ?fact ?begin ?end ?rule ?confidence ?kind ?subject WHERE {
  ?fact a kg:Mention ; kg:inArticle %s ; kg:begin ?begin ; kg:end ?end ; kg:refersTo ?thing .
  ?thing a ?kind ; rdfs:label ?subject . FILTER(STRSTARTS(STR(?kind), STR(kg:)))
  OPTIONAL { ?fact kg:rule ?rule } OPTIONAL { ?fact kg:confidence ?confidence }
}"""
_STATEMENTS = """
SELECT ?fact ?begin ?end ?rule ?confidence ?subject ?object ?verb ?act ?distance ?direct ?to ?about ?leavesOut WHERE {
  ?fact a kg:Statement ; kg:inArticle %s ; kg:begin ?begin ; kg:end ?end ; kg:content ?object .
  OPTIONAL { ?fact kg:speaker/rdfs:label ?subject } OPTIONAL { ?fact kg:verb ?verb } OPTIONAL { ?fact kg:act ?act }
  OPTIONAL { ?fact kg:distance ?distance } OPTIONAL { ?fact kg:direct ?direct } OPTIONAL { ?fact kg:to ?to }
  OPTIONAL { ?alignment kg:statement ?fact ; kg:leavesOut ?leavesOut }
  OPTIONAL { ?fact kg:about/rdfs:label ?about } OPTIONAL { ?fact kg:rule ?rule } OPTIONAL { ?fact kg:confidence ?confidence }
} ORDER BY ?about"""
_RELATIONS = """
SELECT ?fact ?begin ?end ?rule ?confidence ?kind ?subject ?object ?disagreesWith WHERE {
  ?fact a kg:Evidence ; kg:inArticle %s ; kg:begin ?begin ; kg:end ?end .
  ?fact rdf:subject ?from ; rdf:predicate ?kind ; rdf:object ?other .
  OPTIONAL {
    ?fact kg:disagreesWith ?against . ?against rdf:object ?instead ; kg:inArticle/dcterms:identifier ?elsewhere .
    OPTIONAL { ?instead rdfs:label ?called }
    BIND(CONCAT(COALESCE(?called, STR(?instead)), " · ", ?elsewhere) AS ?disagreesWith)
  }
  OPTIONAL { ?from rdfs:label ?label } OPTIONAL { ?other rdfs:label ?name }
  BIND(COALESCE(?label, STR(?from)) AS ?subject) BIND(COALESCE(?name, STR(?other)) AS ?object)
  OPTIONAL { ?fact kg:rule ?rule } OPTIONAL { ?fact kg:confidence ?confidence }
}"""
_DETAILS = ("verb", "act", "distance", "direct", "to", "about", "leavesOut", "disagreesWith")


@dataclass(frozen=True, slots=True)
class Shown:
    """An article: what the graph says of it; the text is kept under `sha256`."""

    iri: str
    identifier: str
    sha256: str
    title: str = ""
    publisher: str = ""
    issued: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A mention, a statement or a relation, where it stands, and why it is in the graph.

    Attributes:
        sort: "mention", "statement" or "relation".
        begin, end: offsets in the article's text, in code points.
        kind: the local name of a term: the class of what is mentioned, "Statement", or the relation.
        subject: the name of what is mentioned, of the speaker (empty if unnamed), or of who has the relation.
        object: what is said, or the name of the other side of the relation; empty for a mention.
        details: local name of a term and value, of a statement or a relation.
        rule: the name of the rule that found it.
        confidence: in [0, 1]; 0 when the graph has none.
    """

    sort: str
    begin: int
    end: int
    kind: str
    subject: str
    object: str = ""
    details: tuple[tuple[str, str], ...] = ()
    rule: str = ""
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a text, and the numbers of the facts that it belongs to, the longest fact first."""

    text: str
    facts: tuple[int, ...]


def list_articles(ask: Ask) -> tuple[Shown, ...]:
    """Return all articles, by identifier.

    Raises:
        QueryError: the store did not answer.
    """
    return tuple(_shown(row) for row in select(ask, _ARTICLES % ""))


def find_article(ask: Ask, identifier: str) -> Shown | None:
    """Return the article of that identifier, None if there is none.

    Raises:
        QueryError: the store did not answer.
    """
    found = select(ask, _ARTICLES % f"  VALUES ?identifier {{ {Literal(identifier)} }}\n")
    return _shown(found[0]) if found else None


def find_facts(ask: Ask, article: str) -> tuple[Fact, ...]:
    """Return what was found in an article, given by its IRI, in text order; of two that begin together the longer first.

    Raises:
        QueryError: the store did not answer.
    """
    where = NamedNode(article)
    found = [
        *(_mention(rows) for rows in _by_fact(select(ask, _MENTIONS % where))),
        *(_statement(rows) for rows in _by_fact(select(ask, _STATEMENTS % where))),
        *(_relation(rows) for rows in _by_fact(select(ask, _RELATIONS % where))),
    ]
    return tuple(sorted(found, key=lambda fact: (fact.begin, -fact.end, fact.sort, fact.kind, fact.subject, fact.object)))


def segments(text: str, facts: Sequence[Fact]) -> tuple[Segment, ...]:
    """Return `text` in pieces, so that every fact begins and ends with a piece; what lies outside the text is cut off.

    >>> facts = [Fact("statement", 8, 21, "Statement", "مصدر"), Fact("mention", 8, 13, "Location", "الرقة")]
    >>> [(piece.text, piece.facts) for piece in segments("قال إن «الرقة محاصرة»", facts)]
    [('قال إن «', ()), ('الرقة', (0, 1)), (' محاصرة»', (0,))]
    """
    opening, closing = defaultdict(list), defaultdict(list)
    for number, fact in enumerate(facts):
        begin, end = max(0, fact.begin), min(len(text), fact.end)
        if begin < end:
            opening[begin].append(number)
            closing[end].append(number)
    edges = sorted({0, len(text), *opening, *closing})
    active: set[int] = set()
    pieces = []
    for begin, end in itertools.pairwise(edges):
        active = active.difference(closing[begin]).union(opening[begin])
        order = sorted(active, key=lambda number: (facts[number].begin - facts[number].end, number))
        pieces.append(Segment(text[begin:end], tuple(order)))
    return tuple(pieces)


def _shown(row: Row) -> Shown:
    known = {name: value for name, value in row.items() if name != "article"}
    return Shown(row["article"], **known)


def _by_fact(rows: Iterable[Row]) -> list[list[Row]]:
    """Return the rows of each fact; there are several where it has several values."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["fact"]].append(row)
    return list(found.values())


def _mention(rows: Sequence[Row]) -> Fact:
    kinds = {URIRef(row["kind"]) for row in rows}
    above = {term for kind in kinds for term in broader(kind)[1:]}
    return _fact("mention", rows[0], kind=min(map(local_name, kinds - above)))


def _statement(rows: Sequence[Row]) -> Fact:
    return _fact("statement", rows[0], kind="Statement", details=_details(rows))


def _relation(rows: Sequence[Row]) -> Fact:
    return _fact("relation", rows[0], kind=local_name(rows[0]["kind"]), details=_details(rows))


def _details(rows: Sequence[Row]) -> tuple[tuple[str, str], ...]:
    """Return term and value of all that is told of a fact, in the order in which it is shown."""
    details = {(name, row[name]) for row in rows for name in _DETAILS if name in row}
    return tuple(sorted(details, key=lambda detail: (_DETAILS.index(detail[0]), detail[1])))


def _fact(sort: str, row: Row, *, kind: str, details: tuple[tuple[str, str], ...] = ()) -> Fact:
    return Fact(
        sort=sort,
        begin=int(row["begin"]),
        end=int(row["end"]),
        kind=kind,
        subject=row.get("subject", ""),
        object=row.get("object", ""),
        details=details,
        rule=row.get("rule", ""),
        confidence=float(row.get("confidence", 0)),
    )
