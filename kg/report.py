"""What a build did, for people and programs: `report.json`."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace

from kg.model import Article, Extraction, Problem, Run, Uncoded
from kg.packing import by_name


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
        articles: by id; what `kg.pipeline.build` returns has nothing under `uncoded`, which is in the file.
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
    return _by_kind(Counter((record.kind, record.reason) for record in uncoded))


def _by_kind(counts: Counter[tuple[str, str]]) -> dict[str, dict[str, int]]:
    kinds = sorted({kind for kind, _ in counts})
    return {kind: {reason: n for (of, reason), n in sorted(counts.items()) if of == kind} for kind in kinds}


def as_json(report: Report) -> str:
    """Return the report as JSON, with the counts of what was not coded: of each article and of all."""
    return "".join(json_pieces(report, report.articles))


def json_pieces(report: Report, articles: Iterable[ArticleReport]) -> Iterator[str]:
    """Yield the JSON of a report in pieces, an article at a time and each in a line.

    Args:
        articles: in the place of those in the report.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for name, value in asdict(replace(report, articles=())).items():
        opening = "{" if name == "run" else ","
        if name != "articles":
            yield f"{opening}\n  {json.dumps(name)}: {_indented(value, 1)}"
            continue
        yield f'{opening}\n  "articles": ['
        separator = ""
        for one in articles:
            counts.update((record.kind, record.reason) for record in one.uncoded)
            yield f"{separator}\n    {_in_a_line(by_name(one) | {'uncoded_counts': uncoded_counts(one.uncoded)})}"
            separator = ","
        yield "\n  ]" if separator else "]"
    yield f',\n  "uncoded_counts": {_indented(_by_kind(counts), 1)}\n}}\n'


def _in_a_line(value: object) -> str:
    """Return JSON without indents, which takes a tenth of the time: archives have many articles."""
    return json.dumps(value, ensure_ascii=False, default=by_name)


def _indented(value: object, depth: int) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2).replace("\n", "\n" + "  " * depth)
