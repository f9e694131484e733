"""How well operations of two articles are told to be one event: precision and recall over pairs of short articles.

    python -m benchmarks.events [--pairs FILE] [--errors]

Each row of `events.csv` has two articles with their days, and whether an event is in both. Each pair goes through the models, the
rules and the resolution as in a build, alone, so that what is scored is what a user would get. The articles are invented.
"""

import argparse
import csv
import sys
from collections.abc import Sequence
from pathlib import Path

from kg.corpus.article import make_article
from kg.corpus.formats import Record
from kg.extract import extract, make_tables
from kg.lexicon import load
from kg.model import Article, Comparison, Extraction, Resolution
from kg.nlp import models
from kg.nlp.annotate import load_annotator
from kg.resolve import resolve
from kg.resolve.compare import THRESHOLD, forbidden

HERE = Path(__file__).parent


def read_pairs(path: Path) -> list[tuple[bool, Article, Article]]:
    """Return whether an event is in both of two articles, and the articles."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        (row["same"] == "yes", *(_article(f"{number}-{side}", row[side], row[f"{side}_day"]) for side in ("first", "second")))
        for number, row in enumerate(rows)
    ]


def _article(name: str, text: str, day: str) -> Article:
    articles, _ = make_article(Record(name, name, text, issued=day))
    return articles[0]


def extract_all(articles: Sequence[Article]) -> list[Extraction]:
    """Return what the bundled models and the rules find in each article."""
    annotate, tables = load_annotator(models.locate("bundled"), threads=1), make_tables(load())
    return [extract(article, sentences, tables) for article, sentences in zip(articles, annotate(articles), strict=True)]


def joined(found: Resolution) -> bool:
    """Tell whether an operation is in both articles."""
    article_of = {chain.id: chain.article for part in found.parts for chain in part.chains}
    articles = {
        entity.id: {article_of[chain.id] for part in found.parts if part.entity == entity.id for chain in part.chains}
        for entity in found.entities
        if entity.kind == "Operation"
    }
    return any(len(those) > 1 for those in articles.values())


def best(found: Resolution) -> Comparison | None:
    """Return the comparison of operations that came nearest to joining the articles."""
    operations = {entity.id for entity in found.entities if entity.kind == "Operation"}
    parts = {part.id for part in found.parts if part.entity in operations}
    compared = [one for one in found.comparisons if one.first in parts and not forbidden(one.features)]
    return max(compared, key=lambda one: one.score, default=None)


def main() -> None:
    """Read the command line and print precision and recall, at the threshold and around it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, default=HERE / "events.csv", metavar="FILE")
    parser.add_argument("--errors", action="store_true", help="show the pairs that are told wrongly, on standard error")
    given = parser.parse_args()
    pairs = read_pairs(given.pairs)
    read = extract_all([article for _, *articles in pairs for article in articles])
    found = [resolve(read[2 * number : 2 * number + 2]) for number in range(len(pairs))]
    said = [(same, joined(one), best(one)) for (same, *_), one in zip(pairs, found, strict=True)]
    for step in sorted({THRESHOLD, *(round(0.5 + step / 10, 1) for step in range(6))}):
        scored = [(same, one if step == THRESHOLD else bool(near and near.score >= step)) for same, one, near in said]
        hits, all_said = sum(same and one for same, one in scored), sum(one for _, one in scored)
        precision, recall = hits / all_said if all_said else 1.0, hits / sum(same for same, _ in scored)
        print(f"{step:.2f}{' *' if step == THRESHOLD else '  '}  P {precision:.3f}  R {recall:.3f}")
    if given.errors:
        for (same, first, second), (_, one, near) in zip(pairs, said, strict=True):
            if same != one:
                print(f"{'missed' if same else 'wrong'}: {first.text} | {second.text}", file=sys.stderr)
                print("    ", [(f.name, f.score, f.reason) for f in near.features] if near else "not compared", file=sys.stderr)


if __name__ == "__main__":
    main()
