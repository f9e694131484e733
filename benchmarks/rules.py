"""How often each rule of extraction is right: hits and misses against annotated articles, and the table of confidences.

    python -m benchmarks.rules OUT --gold DIR [--judged FILE] [--open] [--write]

OUT is a graph that `kg build` made of the annotated articles, DIR holds an annotation for each (JSON), FILE the judgements of
people who read what the annotations leave open (CSV: article,subject,predicate,object,right). `--write` puts the table where the
package reads it, kg/extract/rules.toml.

A mention is right if its resource bears a name of an annotated thing of its class, a statement if its words (token F1 of 0.6)
and its speaker are annotated, a relation if the annotation says it or what it follows from. Annotators wrote down only the most
useful relations between actors; so these are counted only in the articles that FILE judges, where what neither says is wrong.
Without FILE they are counted in all articles, and what is not annotated is wrong. `--open` prints, as rows for FILE, what neither
the annotations nor FILE have decided.
"""

import argparse
import csv
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rdflib import RDF, RDFS, SKOS, Graph, Literal
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from kg.arabic.letters import fold
from kg.built import load_graph
from kg.extract.confidence import KINDS, Measured, as_toml, confidence
from kg.terms import KG

TABLE = Path(__file__).parents[1] / "kg" / "extract" / "rules.toml"
SAME_WORDS = 0.6  # token F1, as in the scores that the project reports
ROLES = {"conductedBy": "conductedBy", "supportedBy": "supportedBy", "targets": "targets", "locations": "atLocation"}
PREDICATES = {"affiliatedWith": "affiliation", "partOf": "memberOf"}
OPEN = frozenset(("allyOf", "supports", "opposes", "fights", "meets", "leads", "memberOf", "controls"))
SYMMETRIC = frozenset(("allyOf", "meets"))
TALKS = frozenset(("Meeting", "Negotiation"))

Fact = tuple[str, str, str]
Cases = dict[tuple[str, str], Counter[bool]]


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated article.

    Attributes:
        names: class → id → folded names.
        facts: subject id, property and object id (or folded literal), with what follows from them.
        statements: words and id of the speaker ("" for an unnamed source).
    """

    names: Mapping[str, Mapping[str, frozenset[str]]]
    facts: frozenset[Fact]
    statements: tuple[tuple[str, str], ...]

    def ids(self, kind: str, names: Iterable[str]) -> frozenset[str]:
        """Return the annotated things of a class that bear one of the names; an operation's name may be put differently."""
        mine = frozenset(names)
        return frozenset(
            thing for thing, theirs in self.names[kind].items() if mine & theirs or (kind == "Operation" and _alike(mine, theirs))
        )


def read_gold(path: Path) -> tuple[str, Gold]:
    """Return the identifier of the annotated article and the annotation."""
    data = json.loads(path.read_text("utf-8"))
    names = {
        kind: {thing["id"]: frozenset(map(_key, (thing["name"], *thing["mentions"]))) - {""} for thing in data[key]}
        for kind, key in (("Actor", "actors"), ("Location", "locations"), ("Operation", "operations"))
    }
    statements = tuple((_key(said["content"]), said["speaker"] or "") for said in data["statements"])
    return data["doc"], Gold(names, frozenset(_facts(data)), statements)


def _facts(data: dict[str, Any]) -> Iterator[Fact]:
    for actor in data["actors"]:
        if actor.get("role"):
            yield actor["id"], "role", _key(actor["role"])
        if actor.get("affiliation"):
            yield actor["id"], "affiliation", actor["affiliation"]
    for place in data["locations"]:
        if place.get("within"):
            yield place["id"], "locatedIn", place["within"]
    for operation in data["operations"]:
        yield from _facts_of_operation(operation)
    for relation in data["relations"]:
        predicate = PREDICATES.get(relation["predicate"], relation["predicate"])
        yield relation["subject"], predicate, relation["object"]
        if predicate in SYMMETRIC:
            yield relation["object"], predicate, relation["subject"]
        if predicate in ("leads", "memberOf"):
            yield relation["subject"], "affiliation", relation["object"]


def _facts_of_operation(operation: dict[str, Any]) -> Iterator[Fact]:
    """Yield the parts in an operation and what follows: who attacks fights, who helps supports, who talk meet."""
    for key, predicate in ROLES.items():
        yield from ((operation["id"], predicate, thing) for thing in operation[key])
    agents = operation["conductedBy"]
    for agent in agents:
        yield from ((agent, "fights", target) for target in operation["targets"])
        yield from ((helper, "supports", agent) for helper in operation["supportedBy"])
        yield from ((agent, "meets", other) for other in agents if operation["kind"] in TALKS and other != agent)


@dataclass(frozen=True, slots=True)
class Judge:
    """What decides whether a fact of one article is right: its annotation, and the judgements on what that leaves open."""

    graph: Graph
    gold: Gold
    judged: Mapping[Fact, bool] | None

    def names(self, thing: Node | None) -> frozenset[str]:
        """Return the folded names of a resource."""
        return frozenset(_key(str(name)) for term in (RDFS.label, SKOS.altLabel) for name in self.graph.objects(thing, term))

    def ids(self, thing: Node | None) -> frozenset[str]:
        """Return the annotated things that a resource stands for."""
        kinds = set(self.graph.objects(thing, RDF.type))
        return frozenset().union(*(self.gold.ids(kind, self.names(thing)) for kind in self.gold.names if KG[kind] in kinds))

    def mention(self, mention: Node) -> bool:
        """Tell whether a mention is right."""
        return bool(self.ids(self.graph.value(mention, KG.refersTo)))

    def statement(self, statement: Node) -> bool:
        """Tell whether words and speaker of a statement are right."""
        words = _key(str(self.graph.value(statement, KG.content)))
        speaker = self.graph.value(statement, KG.speaker)
        speakers = self.ids(speaker) if speaker is not None else {""}
        return any(by in speakers and token_f1(words, said) >= SAME_WORDS for said, by in self.gold.statements)

    def relation(self, evidence: Node) -> bool | None:
        """Tell whether a relation is right; None if nothing was judged that could tell."""
        subject, predicate, value = (self.graph.value(evidence, term) for term in (RDF.subject, RDF.predicate, RDF.object))
        name = str(predicate).removeprefix(str(KG))
        if isinstance(value, Literal):
            said = [role for thing, role_of, role in self.gold.facts if role_of == name and thing in self.ids(subject)]
            return any(token_f1(_key(str(value)), role) >= SAME_WORDS for role in said)
        if name in OPEN and self.judged is None:
            return None
        if any((s, name, o) in self.gold.facts for s in self.ids(subject) for o in self.ids(value)):
            return True
        return name in OPEN and bool(self.verdict(subject, name, value))

    def verdict(self, subject: Node | None, name: str, value: Node | None) -> bool | None:
        """Return what was judged of a relation between actors; None if nothing was."""
        judged = self.judged or {}
        verdicts = {judged.get((s, name, o)) for s in self.names(subject) for o in self.names(value)} - {None}
        return any(verdicts) if verdicts else None


def measure(graph: Graph, gold: Mapping[str, Gold], judged: Mapping[str, Mapping[Fact, bool]] | None) -> Cases:
    """Return hits and misses of every rule of the graph; a rule that no annotated article used has none of either.

    Args:
        gold: annotations by the identifier of the article.
        judged: judgements by article; None if there are none at all, so that the annotations alone decide.
    """
    cases: Cases = {}
    articles = {article: str(graph.value(article, DCTERMS.identifier)) for article in graph.subjects(RDF.type, KG.Article)}
    for kind, term in zip(KINDS, (KG.Mention, KG.Statement, KG.Evidence), strict=True):
        for fact in sorted(graph.subjects(RDF.type, term), key=str):
            tally = cases.setdefault((kind, str(graph.value(fact, KG.rule))), Counter())
            article = articles[graph.value(fact, KG.inArticle) or fact]
            if article in gold:
                judge = Judge(graph, gold[article], {} if judged is None else judged.get(article))
                right = getattr(judge, kind)(fact)
                if right is not None:
                    tally[right] += 1
    return cases


def undecided(graph: Graph, gold: Mapping[str, Gold], judged: Mapping[str, Mapping[Fact, bool]]) -> Iterator[tuple[str, ...]]:
    """Yield article, subject, property, object and sentence of relations between actors that nobody has decided."""
    for evidence in graph.subjects(RDF.type, KG.Evidence):
        subject, predicate, value = (graph.value(evidence, term) for term in (RDF.subject, RDF.predicate, RDF.object))
        article = str(graph.value(graph.value(evidence, KG.inArticle), DCTERMS.identifier))
        name = str(predicate).removeprefix(str(KG))
        if name not in OPEN or article not in gold:
            continue
        judge = Judge(graph, gold[article], judged.get(article, {}))
        if not judge.relation(evidence) and judge.verdict(subject, name, value) is None:
            labels = (str(graph.value(thing, RDFS.label)) for thing in (subject, value))
            yield article, next(labels), name, next(labels), str(graph.value(evidence, KG.sentence))


def token_f1(left: str, right: str) -> float:
    """Return the F1 of the words that two texts share."""
    a, b = Counter(left.split()), Counter(right.split())
    shared = sum((a & b).values())
    return 2 * shared / (a.total() + b.total()) if shared else 0.0


def _alike(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    return any(token_f1(a, b) >= SAME_WORDS for a in mine for b in theirs)


def _key(text: str) -> str:
    return " ".join("".join(c if c.isalnum() or c.isspace() else " " for c in fold(text)).split())


def read_judged(path: Path) -> dict[str, dict[Fact, bool]]:
    """Return the judgements of a file by article."""
    found: defaultdict[str, dict[Fact, bool]] = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["article"]][_key(row["subject"]), row["predicate"], _key(row["object"])] = row["right"] == "1"
    return dict(found)


def digest(paths: Iterable[Path]) -> str:
    """Return the SHA-256 of the names and contents of files."""
    found = hashlib.sha256()
    for path in sorted(paths):
        found.update(f"{path.name}\n{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return found.hexdigest()


def show(cases: Cases) -> None:
    """Print the rules of each kind, the most frequent first."""
    print(f"{'kind':10} {'rule':26} {'hits':>5} {'misses':>6} {'confidence':>10}")
    for (kind, rule), tally in sorted(cases.items(), key=lambda item: (KINDS.index(item[0][0]), -item[1].total(), item[0][1])):
        print(f"{kind:10} {rule:26} {tally[True]:5} {tally[False]:6} {confidence(tally[True], tally[False]):10.2f}")


def main() -> None:
    """Measure, print, and write the table if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="a folder that kg build wrote")
    parser.add_argument("--gold", type=Path, required=True, help="folder of annotations")
    parser.add_argument("--judged", type=Path, help="CSV of judgements")
    parser.add_argument("--open", action="store_true", help="print what nobody has decided")
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.name}")
    options = parser.parse_args()
    annotations = sorted(options.gold.glob("*.json"))
    graph, gold = load_graph(options.out), dict(map(read_gold, annotations))
    judged = read_judged(options.judged) if options.judged else None
    cases = measure(graph, gold, judged)
    show(cases)
    if options.open:
        csv.writer(sys.stdout, lineterminator="\n").writerows(sorted(set(undecided(graph, gold, judged or {}))))
    if options.write:
        used = (*annotations, options.judged) if options.judged else annotations
        measured = Measured(digest(used), {rule: (tally[True], tally[False]) for rule, tally in cases.items()})
        TABLE.write_text(as_toml(measured), "utf-8")


if __name__ == "__main__":
    main()
