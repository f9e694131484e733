"""What a build tells about itself."""

import json
from dataclasses import replace

from kg.model import Article, Dropped, Extraction, Mention, Operation, Passage, Problem, Relation, Run, Statement, Uncoded
from kg.report import ArticleReport, Report, article_report, as_json

TEXT = "شارك الخبر\nقال الوزير إن الجيش سيطر على تدمر."
ARTICLE = Article("تدمر", TEXT, "ab" * 32, (Passage(11, len(TEXT), "paragraph"),), (Dropped(0, 10, "navigation"),))
MENTION = Mention("1", "تدمر", TEXT.index("تدمر"), len(TEXT) - 1, "تدمر", "تدمر", "Location", "by-hand", 0.9)
EXTRACTION = Extraction(
    "تدمر",
    mentions=(MENTION, replace(MENTION, id="2"), replace(MENTION, id="3")),
    operations=(Operation("2", "Attack"),),
    statements=(Statement("4", "تدمر", 25, 45, TEXT[25:45], "1", "قال", 11, 14, "say", "neutral", False, "by-hand", 0.9),) * 2,
    relations=(Relation("تدمر", "2", "atLocation", "1", 11, 45, "by-hand", 0.9),),
    problems=(Problem("تدمر", "a sentence was not parsed", "warning"),),
)
REFUSED = Problem("خبر.pdf", "not text")


def report(*articles: ArticleReport, problems: tuple[Problem, ...] = ()) -> Report:
    return Report(Run("0.1.0", "bundled", "d" * 16, "s" * 16), "CC BY-NC-SA 4.0", articles, problems, 3, 120, 1.5)


def test_an_article_is_counted() -> None:
    assert article_report(ARTICLE, 1, EXTRACTION, 0.12345) == ArticleReport(
        id="تدمر",
        sha256="ab" * 32,
        characters=len(TEXT),
        dropped=10,
        sentences=1,
        mentions=3,
        operations=1,
        statements=2,
        relations=1,
        seconds=0.123,
        warnings=("a sentence was not parsed",),
    )


def test_only_what_is_not_in_the_graph_is_refused() -> None:
    assert report(problems=(*EXTRACTION.problems, REFUSED)).refused == (REFUSED,)


def test_the_json_holds_everything_and_can_be_read_by_eye() -> None:
    text = as_json(report(article_report(ARTICLE, 1, EXTRACTION, 1), problems=(REFUSED,)))
    assert '"id": "تدمر"' in text
    assert text.endswith("}\n")
    read = json.loads(text)
    digests = {"models_digest": "d" * 16, "settings_digest": "s" * 16}
    assert read["run"] == {"version": "0.1.0", "models": "bundled", **digests, "settings": []}
    assert read["articles"][0]["statements"] == 2
    assert read["problems"] == [{"where": "خبر.pdf", "reason": "not text", "severity": "refused"}]
    assert {"licence", "entities", "triples", "seconds"} < read.keys()


def test_what_was_not_coded_is_listed_and_counted() -> None:
    """Per article and for all, by kind and reason."""
    denied = Uncoded(0, 10, "statement", "قال", 0, 3, "negated")
    records = (denied, replace(denied, reason="no-content"), replace(denied, kind="relation"), denied)
    extraction = replace(EXTRACTION, uncoded=records)
    one = article_report(ARTICLE, 1, extraction, 0.1)
    read = json.loads(as_json(report(one, one)))
    assert read["articles"][0]["uncoded_counts"] == {"relation": {"negated": 1}, "statement": {"negated": 2, "no-content": 1}}
    assert read["uncoded_counts"] == {"relation": {"negated": 2}, "statement": {"negated": 4, "no-content": 2}}
    assert read["articles"][1]["uncoded"][0]["trigger"] == "قال"
