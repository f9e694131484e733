"""What a build did, for people and programs: `report.json`."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from kg.model import Article, Extraction, Problem, Run, Uncoded


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """One article: how much was found, what was not coded and why, and how long it took."""

    id: str
    sha256: str
    characters: int
    dropped: int
    sentences: int
    mentions: int
    operations: int
    statements: int
    relations: int
    seconds: float
    warnings: tuple[str, ...]
    uncoded: tuple[Uncoded, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A build.

    Attributes:
        run: what made the graph.
        licence: of the models.
        articles: by id.
        problems: inputs that were refused, and warnings.
        entities, triples: of the whole graph.
        seconds: from the first file to the last.
    """

    run: Run
    licence: str
    articles: tuple[ArticleReport, ...]
    problems: tuple[Problem, ...]
    entities: int
    triples: int
    seconds: float

    @property
    def refused(self) -> tuple[Problem, ...]:
        """Return the inputs that are not in the graph."""
        return tuple(problem for problem in self.problems if problem.severity == "refused")


def article_report(article: Article, sentences: int, extraction: Extraction, seconds: float) -> ArticleReport:
    """Return the report of one article."""
    return ArticleReport(
        id=article.id,
        sha256=article.sha256,
        characters=len(article.text),
        dropped=sum(stretch.end - stretch.begin for stretch in article.dropped),
        sentences=sentences,
        mentions=len(extraction.mentions),
        operations=len(extraction.operations),
        statements=len(extraction.statements),
        relations=len(extraction.relations),
        seconds=round(seconds, 3),
        warnings=tuple(problem.reason for problem in extraction.problems),
        uncoded=extraction.uncoded,
    )


def uncoded_counts(uncoded: Iterable[Uncoded]) -> dict[str, dict[str, int]]:
    """Return how often each reason was given, by the kind of fact that was not made."""
    counts = Counter((record.kind, record.reason) for record in uncoded)
    kinds = sorted({kind for kind, _ in counts})
    return {kind: {reason: n for (of, reason), n in sorted(counts.items()) if of == kind} for kind in kinds}


def as_json(report: Report) -> str:
    """Return the report as JSON, with the counts of what was not coded: of each article and of all."""
    fields = asdict(report)
    for shown, article in zip(fields["articles"], report.articles, strict=True):
        shown["uncoded_counts"] = uncoded_counts(article.uncoded)
    fields["uncoded_counts"] = uncoded_counts(record for article in report.articles for record in article.uncoded)
    return json.dumps(fields, ensure_ascii=False, indent=2) + "\n"
