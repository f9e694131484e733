import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from kg.model import Article, Passage
from kg.work import Digests, extraction_key, parse_key
from kg.work.keys import _PARSE, code_digest

ARTICLE = Article("خبر", "قال الوزير.", "ab", (Passage(0, 11, "paragraph"),), issued="2016-11-06")
DIGESTS = Digests("r", "p", "e", "k")


def test_sentences_depend_on_what_the_models_read() -> None:
    key = parse_key(ARTICLE, DIGESTS)
    assert parse_key(replace(ARTICLE, id="آخر", issued=""), DIGESTS) == key
    assert parse_key(replace(ARTICLE, sha256="cd"), DIGESTS) != key
    assert parse_key(replace(ARTICLE, passages=(Passage(0, 10, "paragraph"),)), DIGESTS) != key
    assert parse_key(ARTICLE, replace(DIGESTS, parse="other models")) != key
    assert parse_key(ARTICLE, replace(DIGESTS, rules="other rules")) == key


def test_what_is_found_depends_on_the_whole_article_and_the_rules() -> None:
    key = extraction_key(ARTICLE, DIGESTS)
    for other in (replace(ARTICLE, id="آخر"), replace(ARTICLE, issued="2016-11-07"), replace(ARTICLE, passages=())):
        assert extraction_key(other, DIGESTS) != key
    assert extraction_key(ARTICLE, replace(DIGESTS, rules="other rules")) != key


def test_code_is_known_by_names_and_content(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    rule = tmp_path / "rules" / "rule.py"
    rule.write_text("a = 1")

    def digest() -> str:
        code_digest.cache_clear()
        return code_digest(("rules",), tmp_path)

    first = digest()
    rule.write_text("a = 2")
    second = digest()
    rule.rename(rule.with_name("other.py"))
    assert len({first, second, digest()}) == 3
    code_digest.cache_clear()


def test_the_digests_of_this_installation_depend_on_the_models() -> None:
    one, other = Digests.of("one"), Digests.of("other")
    assert one.parse != other.parse
    assert replace(one, parse="") == replace(other, parse="")


def test_a_parse_depends_on_all_code_that_runs_the_models() -> None:
    listed = "import sys, kg.nlp.annotate; print(*(name for name in sys.modules if name.startswith('kg.nlp.')))"
    found = subprocess.run((sys.executable, "-c", listed), check=True, capture_output=True, text=True).stdout.split()
    loaders = {"kg.nlp.models", "kg.nlp.resources"}  # where weights lie, which have a digest of their own
    assert {f"nlp/{name.removeprefix('kg.nlp.')}.py" for name in found if name not in loaders} <= set(_PARSE)
    assert "kg.nlp.characters" in found
