"""Graph → where it breaks the shapes of ontology/shapes.ttl."""

import functools
from collections.abc import Iterator

from rdflib import RDF, SH, Graph

from kg.model import Problem
from kg.terms import ontology_file


def validate(graph: Graph) -> tuple[bool, tuple[Problem, ...], str]:
    """Return whether `graph` keeps to the shapes, what breaks them, and the same as a text of one line for each problem.

    The problems are warnings, sorted; each names the resource and, where one is wrong, the value. Nothing is fetched, and
    `graph` is not changed.
    """
    from pyshacl import validate as check  # takes half a second, and few commands need it

    conforms, report, _ = check(graph, shacl_graph=_shapes(), inference="none", do_owl_imports=False)
    problems = tuple(sorted(set(_problems(report)), key=lambda problem: (problem.where, problem.reason)))
    lines = [f"{problem.where}: {problem.reason}" for problem in problems]
    return bool(conforms), problems, "\n".join(lines or ["the graph keeps to the shapes"]) + "\n"


@functools.cache
def _shapes() -> Graph:
    return Graph().parse(ontology_file("shapes.ttl"))


def _problems(report: Graph) -> Iterator[Problem]:
    for result in report.subjects(RDF.type, SH.ValidationResult):
        message = report.value(result, SH.resultMessage)
        value = report.value(result, SH.value)
        node = report.value(result, SH.focusNode)
        reason = f"{message} (not {value})" if value is not None and value != node else f"{message}"
        yield Problem(where=str(node), reason=reason, severity="warning")
