"""`kg explain` as it is typed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli import main
from tests.explain.conftest import News, news

__all__ = ["news"]

Kg = Callable[..., tuple[int, str, str]]


@pytest.fixture
def kg(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Kg:
    """Runs the program."""

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["kg", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        written = capsys.readouterr()
        return int(ended.value.code or 0), written.out, written.err

    return run


def test_an_article_is_explained_without_colour_in_a_pipe(kg: Kg, news: News) -> None:
    code, out, _ = kg("explain", news.out, "naba")
    assert code == 0
    assert "verb-relation" in out
    assert "\x1b" not in out


@pytest.mark.parametrize("option", [("--format", "json"), ("--json",)])
def test_json(kg: Kg, news: News, option: tuple[str, ...]) -> None:
    code, out, _ = kg("explain", news.out, "naba", *option)
    assert (code, json.loads(out)["article"]) == (0, "naba")


def test_a_page_is_written_to_a_file(kg: Kg, news: News, tmp_path: Path) -> None:
    code, out, err = kg("explain", news.out, "naba", "--format", "html", "-o", tmp_path / "شرح.html")
    assert (code, out) == (0, "")
    assert "5 facts, 1 sentence" in err
    assert (tmp_path / "شرح.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_an_unknown_article_is_named(kg: Kg, news: News) -> None:
    code, out, err = kg("explain", news.out, "sana")
    assert (code, out) == (3, "")
    assert "sana" in err


def test_a_folder_without_a_graph_is_told(kg: Kg, tmp_path: Path) -> None:
    assert kg("explain", tmp_path, "naba")[0] == 3
