"""What is known of one article, from the folder of a build."""

import pytest

from kg.built import explain_article
from kg.errors import InputError, OutputError
from tests.explain.conftest import TEXT, News


def test_all_facts_come_with_rule_and_confidence(news: News) -> None:
    found = explain_article(news.out, "naba")
    assert [(fact.kind, *fact.says[:2], fact.rule, fact.confidence) for fact in found.facts] == [
        ("Relation", "سامي الدروبي", "supports", "verb-relation", 0.6),
        ("Actor", "سامي الدروبي", "by-hand", 0.85),
        ("Statement", "سامي الدروبي", "قال", "verb-that", 0.9),
        ("Actor", "الأردن", "by-hand", 0.85),
        ("Actor", "سامي الدروبي", "by-hand", 0.85),
    ]
    assert found.text == TEXT


def test_what_was_not_coded_comes_from_the_report(news: News) -> None:
    (record,) = explain_article(news.out, "naba").uncoded
    assert (record.trigger, record.kind, record.reason) == ("نفى", "statement", "no-content")


def test_a_part_of_the_name_does_if_only_one_article_has_it(news: News) -> None:
    assert explain_article(news.out, "-2").article == "naba-2"


@pytest.mark.parametrize(("name", "reason"), [("nab", "several"), ("sana", "no article")])
def test_a_name_must_mean_one_article(news: News, name: str, reason: str) -> None:
    with pytest.raises(InputError, match=f"{reason}.*naba, naba-2"):
        explain_article(news.out, name)


def test_a_missing_text_is_told(news: News) -> None:
    (news.out / "articles" / f"{news.article.sha256}.txt").unlink()
    with pytest.raises(OutputError, match="cannot be read"):
        explain_article(news.out, "naba")


@pytest.mark.parametrize("report", ["", "[]", '{"articles": [{"id": "naba"}]}', '{"articles": [{"id": "a", "uncoded": [{}]}]}'])
def test_a_foreign_report_is_told(news: News, report: str) -> None:
    (news.out / "report.json").write_text(report, "utf-8")
    with pytest.raises(OutputError, match="report"):
        explain_article(news.out, "naba")
