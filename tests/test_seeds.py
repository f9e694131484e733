"""The seed articles: whole, documented, and in our own words."""

import os
import re
import unicodedata
from pathlib import Path

import pytest

from kg.arabic.letters import fold

SEEDS = Path(__file__).parents[1] / "seeds"
NAMES = (
    "01-coalition-raqqa.txt",
    "02-washington-london-raqqa.txt",
    "03-raqqa-after-mosul.txt",
    "04-ankara-talks.txt",
    "05-raqqa-countryside.txt",
)
REPORTING_VERBS = frozenset(map(fold, ("قال", "أضاف", "أعلن", "أكد", "ذكر", "تابع", "صرح", "أوضح")))
QUOTE = re.compile('“[^“”]{10,}”|«[^«»]{10,}»|"[^"]{10,}"')
RUN = 8  # words in a row; shorter runs are names with their titles and stock phrases of any news desk


def read(name: str) -> str:
    return (SEEDS / name).read_bytes().decode("utf-8")


def runs(text: str, length: int = RUN) -> set[str]:
    """All stretches of `length` words of the folded text."""
    words = fold(text).split()
    return {" ".join(words[at : at + length]) for at in range(len(words) - length + 1)}


def test_there_are_five_articles() -> None:
    assert tuple(sorted(path.name for path in SEEDS.glob("*.txt"))) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_article_has_a_section_in_sources(name: str) -> None:
    assert f"### {name}" in read("SOURCES.md").splitlines()


@pytest.mark.parametrize("name", NAMES)
def test_an_article_quotes_and_reports(name: str) -> None:
    text = read(name)
    words = fold(text).split()
    assert QUOTE.search(text)
    assert REPORTING_VERBS & {form for word in words for form in (word, word.removeprefix("و"))}


@pytest.mark.parametrize("name", [*NAMES, "SOURCES.md"])
def test_a_file_has_no_damaged_characters(name: str) -> None:
    damaged = {
        character
        for character in read(name)
        if character == "\N{REPLACEMENT CHARACTER}"
        or unicodedata.category(character) in {"Co", "Cn", "Cs"}
        or (unicodedata.category(character) == "Cc" and character != "\n")
    }
    assert not damaged


def test_a_shared_run_is_found_through_spelling_and_punctuation() -> None:
    ours = "ثم قال الوزير إنّ «الاجتماع المقبل» سيعقد في أنقرة غدا صباحا"
    theirs = "قال الوزير ان الاجتماع المقبل سيعقد في انقرة، مساء"
    assert runs(ours) & runs(theirs) == {fold("قال الوزير إن الاجتماع المقبل سيعقد في أنقرة")}


@pytest.mark.skipif("KG_SHARED" not in os.environ, reason="KG_SHARED names no folder with articles to compare with")
@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_is_taken_from_a_published_article(name: str) -> None:
    folder = Path(os.environ["KG_SHARED"])
    published = sorted(path for part in ("seeds", "articles") for path in (folder / part).glob("*.txt"))
    assert published, f"no articles in {folder}"
    ours = runs(read(name))
    taken = {path.name: sorted(ours & runs(path.read_text(encoding="utf-8"))) for path in published}
    assert not {article: shared for article, shared in taken.items() if shared}
