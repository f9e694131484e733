"""Articles, and the run that made the graph from them."""

from collections.abc import Iterable, Iterator

from rdflib import RDF, RDFS, Literal
from rdflib.namespace import DCTERMS, PROV

from kg.graph.literals import calendar, described, plain
from kg.graph.triple import Triple
from kg.model import Article, Run, content_id
from kg.terms import KG, article_iri, run_iri, software_iri


def article_triples(article: Article, *, base: str) -> Iterator[Triple]:
    """Yield what is known of an article; not its text, which stays with the user and is recognised by its hash."""
    iri = article_iri(article.id, base=base)
    yield iri, RDF.type, KG.Article
    yield iri, DCTERMS.identifier, plain(article.id)
    yield iri, KG.sha256, plain(article.sha256)
    known = (
        (DCTERMS.title, article.title, described),
        (DCTERMS.publisher, article.publisher, described),
        (DCTERMS.issued, article.issued, calendar),
        (DCTERMS.source, article.source, plain),
    )
    for predicate, text, literal in known:
        if text:
            yield iri, predicate, literal(text)


def run_triples(run: Run, articles: Iterable[Article], *, base: str) -> Iterator[Triple]:
    """Yield the run as an activity of PROV-O: the software with its version, models and settings, and the articles it used."""
    iri = run_iri(content_id(run.version, run.models, run.models_digest, run.settings_digest), base=base)
    software = software_iri(run.version, base=base)
    yield software, RDF.type, PROV.SoftwareAgent
    yield software, RDFS.label, Literal(f"arkg {run.version}", lang="en")
    yield iri, RDF.type, PROV.Activity
    yield iri, PROV.wasAssociatedWith, software
    yield iri, KG.version, plain(run.version)
    yield iri, KG.models, plain(run.models)
    yield iri, KG.modelsDigest, plain(run.models_digest)
    yield iri, KG.settingsDigest, plain(run.settings_digest)
    for article in articles:
        yield iri, PROV.used, article_iri(article.id, base=base)
