"""What a build did, for people and programs: `report.json`."""

import json
from dataclasses import asdict, dataclass

from kg.model import Article, Extraction, Problem, Run


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """One article: how much was found, and how long it took."""

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
    )


def as_json(report: Report) -> str:
    """Return the report as JSON."""
    return json.dumps(asdict(report), ensure_ascii=False, indent=2) + "\n"
