"""How well mentions of one thing end up in one entity, across articles: B-cubed against annotations.

    python benchmarks/identity.py OUT --gold FOLDER [--clusters FILE]     scores a built graph
    python benchmarks/identity.py --pairs FILE                            scores pairs of names at several thresholds

The annotations (one JSON file an article: actors and locations with the names that the article has for them) say what is one
thing within an article. `identity.csv` says it across articles: `article,entry,cluster`, one row for each entry that another
article has too. Entries of articles that it does not know join a cluster whose entries have their name or their Wikidata id.

An item is a name in an article. What is scored is identity alone: items that the graph has no mention of count in the coverage,
not in B-cubed.

Source: A. Bagga, B. Baldwin: Algorithms for Scoring Coreference Chains, 1998.
"""

import argparse
import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rdflib import RDF, Graph
from rdflib.namespace import DCTERMS

from kg.arabic.letters import fold
from kg.built import load_graph
from kg.model import Extraction, Mention, content_id
from kg.resolve import resolve
from kg.resolve.compare import THRESHOLD
from kg.terms import KG

HERE = Path(__file__).parent
SEEDS = ("000_", "001_", "002_", "003_", "004_")
PROCLITICS = "وفبلك"


@dataclass(frozen=True, slots=True)
class Item:
    """A name in an article: "actors" or "locations", folded name, and the gold cluster of what it names."""

    article: str
    group: str
    name: str
    cluster: str


@dataclass(frozen=True, slots=True)
class Score:
    """B-cubed of a set of items."""

    precision: float
    recall: float
    items: int
    found: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def read_items(folder: Path, clusters: Path) -> tuple[Item, ...]:
    """Return the items of all annotations in a folder, with their clusters across articles."""
    with clusters.open(encoding="utf-8", newline="") as file:
        table = {(row["article"], row["entry"]): row["cluster"] for row in csv.DictReader(file)}
    annotations = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    known = _known_names(annotations, table)
    items = (
        Item(one["doc"], group, name, _cluster(one["doc"], group, entry, table, known))
        for one in annotations
        for group in ("actors", "locations")
        for entry in one[group]
        for name in sorted({fold(text) for text in (entry["name"], *entry["mentions"])} - {""})
    )
    return tuple(items)


def _known_names(annotations: Iterable[Mapping], table: Mapping[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    return {
        (group, key): table[one["doc"], entry["id"]]
        for one in annotations
        for group in ("actors", "locations")
        for entry in one[group]
        if (one["doc"], entry["id"]) in table
        for key in (fold(entry["name"]), entry.get("wikidata"))
        if key
    }


def _cluster(article: str, group: str, entry: Mapping, table: Mapping, known: Mapping) -> str:
    if (article, entry["id"]) in table:
        return table[article, entry["id"]]
    alone = f"{article} {entry['id']}"
    if any(key[0] == article for key in table):
        return alone
    return known.get((group, entry.get("wikidata"))) or known.get((group, fold(entry["name"]))) or alone


def answers(graph: Graph, items: Iterable[Item]) -> dict[Item, str]:
    """Return the entity that the graph has for each item, of those that its mentions in the article have."""
    named = _mentions(graph)
    found = {}
    for item in items:
        counts = named.get((item.article, item.group, item.name))
        if counts:
            found[item] = min(counts, key=lambda entity: (-counts[entity], entity))
    return found


def _mentions(graph: Graph) -> dict[tuple[str, str, str], Counter[str]]:
    """Return from article, group and folded name, with and without a proclitic, to the entities of the mentions."""
    found: defaultdict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    group_of = {KG.Actor: "actors", KG.Location: "locations"}
    for mention in graph.subjects(RDF.type, KG.Mention):
        entity = graph.value(mention, KG.refersTo)
        article = str(graph.value(graph.value(mention, KG.inArticle), DCTERMS.identifier))
        exact = fold(str(graph.value(mention, KG.exact)))
        for kind in group_of.keys() & set(graph.objects(entity, RDF.type)):
            for name in {exact, exact[1:] if exact[:1] in PROCLITICS else exact}:
                found[article, group_of[kind], name][str(entity)] += 1
    return found


def b_cubed(items: Sequence[Item], answer: Mapping[Item, str]) -> Score:
    """Return B-cubed of the items that are answered; a cluster is of one group."""
    scored = [item for item in items if item in answer]
    gold, said = defaultdict(set), defaultdict(set)
    for item in scored:
        gold[item.group, item.cluster].add(item)
        said[item.group, answer[item]].add(item)
    precision = recall = 0.0
    for item in scored:
        mine, theirs = said[item.group, answer[item]], gold[item.group, item.cluster]
        both = len(mine & theirs)
        precision, recall = precision + both / len(mine), recall + both / len(theirs)
    count = len(scored) or 1
    return Score(precision / count, recall / count, len(items), len(scored))


def faults(items: Iterable[Item], answer: Mapping[Item, str]) -> list[str]:
    """Return a line for each cluster that is in several entities, and for each entity that has several clusters."""
    lines = []
    by_cluster, by_entity = defaultdict(lambda: defaultdict(set)), defaultdict(lambda: defaultdict(set))
    for item, entity in answer.items():
        by_cluster[item.group, item.cluster][entity].add(f"{item.name} [{item.article[:14]}]")
        by_entity[item.group, entity][item.cluster].add(f"{item.name} [{item.article[:14]}]")
    for title, table in (("split", by_cluster), ("mixed", by_entity)):
        for (_, one), others in sorted(table.items()):
            if len(others) > 1:
                lines.append(f"{title} {one}: " + " | ".join(", ".join(sorted(names)) for _, names in sorted(others.items())))
    return lines


def score_pairs(path: Path) -> list[tuple[float, float, float]]:
    """Return threshold, precision and recall of joining pairs of names that a file tells to be one thing or two.

    Each pair is two articles with one mention each, so that what is scored is what a build would do.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    scores = [(row["same"] == "yes", pair_score(row["kind"], row["first"], row["second"])) for row in rows]
    steps = [round(0.5 + step / 20, 2) for step in range(11)]
    return [(step, *_precision_recall([(same, score >= step) for same, score in scores])) for step in steps]


def pair_score(kind: str, first: str, second: str) -> float:
    """Return how sure the rules are that two names of one kind are one thing: 1 for names that have one key."""
    found = resolve([_one_mention("a", kind, first), _one_mention("b", kind, second)])
    if len(found.parts) == 1:
        return 1.0
    return max((one.score for one in found.comparisons if one.verdict != "refused"), default=0.0)


def _one_mention(article: str, kind: str, name: str) -> Extraction:
    mention = Mention(content_id(article, kind, 0, len(name)), article, 0, len(name), name, name, kind, "benchmark", 1.0)
    return Extraction(article, (mention,))


def _precision_recall(found: Iterable[tuple[bool, bool]]) -> tuple[float, float]:
    counts = Counter(found)
    joined, same = counts[True, True] + counts[False, True], counts[True, True] + counts[True, False]
    return counts[True, True] / joined if joined else 1.0, counts[True, True] / same if same else 1.0


def main() -> None:
    """Read the command line and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", nargs="?", type=Path, metavar="OUT")
    parser.add_argument("--gold", type=Path, metavar="FOLDER")
    parser.add_argument("--clusters", type=Path, default=HERE / "identity.csv", metavar="FILE")
    parser.add_argument("--pairs", type=Path, metavar="FILE")
    parser.add_argument("--errors", action="store_true", help="show what is split and what is mixed, on standard error")
    given = parser.parse_args()
    if given.pairs:
        for threshold, precision, recall in score_pairs(given.pairs):
            print(f"{threshold:.2f}{' *' if threshold == THRESHOLD else '  '}  P {precision:.3f}  R {recall:.3f}")
        return
    if not (given.out and given.gold):
        parser.error("name OUT and --gold, or --pairs")
    report(load_graph(given.out), read_items(given.gold, given.clusters), errors=given.errors)


def report(graph: Graph, items: Sequence[Item], *, errors: bool) -> None:
    """Print the scores of actors, locations and both, over the seeds and over all articles."""
    answer = answers(graph, items)
    for title, chosen in (("seeds", [i for i in items if i.article.startswith(SEEDS)]), ("all", list(items))):
        for group in ("actors", "locations", "both"):
            own = [item for item in chosen if group in (item.group, "both")]
            score = b_cubed(own, answer)
            print(
                f"{title:6s}{group:10s} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}   "
                f"({score.found} of {score.items} names found)"
            )
    if errors:
        print("\n".join(faults(items, answer)), file=sys.stderr)


if __name__ == "__main__":
    main()
