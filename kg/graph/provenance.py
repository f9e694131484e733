"""Articles, and the run that made the graph from them."""

from collections.abc import Iterable, Iterator
from itertools import chain

from rdflib import RDF, RDFS, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV

from kg.graph.literals import calendar, described, integer, plain
from kg.graph.triple import Triple
from kg.model import Article, Run, content_id
from kg.terms import KG, article_iri, graph_iri, models_iri, run_iri, settings_iri, software_iri


def article_triples(article: Article, *, base: str) -> Iterator[Triple]:
    """Yield what is known of an article; not its text, which stays with the user and is recognised by its hash."""
    iri = article_iri(article.id, base=base)
    yield iri, RDF.type, KG.Article
    yield iri, DCTERMS.identifier, plain(article.id)
    yield iri, KG.sha256, plain(article.sha256)
    yield iri, KG.length, integer(len(article.text))
    known = (
        (DCTERMS.title, article.title, described),
        (DCTERMS.publisher, article.publisher, described),
        (DCTERMS.issued, article.issued, calendar),
        (DCTERMS.source, article.source, plain),
    )
    for predicate, text, literal in known:
        if text:
            yield iri, predicate, literal(text)


def run_name(run: Run, hashes: Iterable[str]) -> str:
    """Return what a run is called by: what it used, so that equal runs have one name and different ones do not.

    Args:
        hashes: of the texts of its articles.
    """
    return content_id(run.version, run.models, run.models_digest, run.settings_digest, *sorted(hashes))


def run_triples(run: Run, name: str, articles: Iterable[str], *, base: str) -> Iterator[Triple]:
    """Yield how the graph came about, in PROV-O: a program with models and settings has made it from articles.

    Args:
        name: see `run_name`.
        articles: ids of those that it used.
    """
    iri, graph = run_iri(name, base=base), graph_iri(name, base=base)
    software, models, settings = _means(run, base)
    yield graph, RDF.type, PROV.Entity
    yield graph, PROV.wasGeneratedBy, iri
    yield graph, PROV.wasAttributedTo, software
    yield iri, RDF.type, PROV.Activity
    yield iri, PROV.wasAssociatedWith, software
    yield iri, KG.version, plain(run.version)
    yield iri, KG.models, plain(run.models)
    yield iri, KG.modelsDigest, plain(run.models_digest)
    yield iri, KG.settingsDigest, plain(run.settings_digest)
    for thing in chain((models, settings), (article_iri(article, base=base) for article in articles)):
        yield iri, PROV.used, thing
    yield from _means_triples(run, base)


def _means(run: Run, base: str) -> tuple[URIRef, URIRef, URIRef]:
    """Return the program, the models and the settings."""
    return (
        software_iri(run.version, base=base),
        models_iri(run.models_digest, base=base),
        settings_iri(run.settings_digest, base=base),
    )


def _means_triples(run: Run, base: str) -> Iterator[Triple]:
    software, models, settings = _means(run, base)
    yield software, RDF.type, PROV.SoftwareAgent
    yield software, RDFS.label, Literal(f"arkg {run.version}", lang="en")
    yield models, RDF.type, PROV.Entity
    yield settings, RDF.type, PROV.Entity
    yield settings, RDF.type, PROV.Plan
    for setting in run.settings:
        yield settings, KG.setting, plain(setting)
