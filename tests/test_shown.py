"""What a page shows of a graph that is too large for one."""

from pathlib import Path

import pytest

from kg import shown
from kg.built import PAGE
from kg.graph import Told
from kg.graph.part import part_of
from tests.scale.standing_in import build_here
from tests.test_outputs import news

__all__ = ["news"]


def test_the_part_for_a_page_speaks_of_nothing_else(news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown, "_MOST_TRIPLES", 10)
    monkeypatch.setattr(shown, "_MOST_ENTITIES", 20)
    kept: list[frozenset[str]] = []

    def noting(told: Told, among: frozenset[str]) -> Told:
        kept.append(among)
        found = part_of(told, among)
        assert {found.entity_of[mention.id] for mention in found.extraction.mentions} <= among
        return found

    monkeypatch.setattr(shown, "part_of", noting)
    build_here(news, tmp_path / "out")
    assert kept
    assert all(len(among) == 20 for among in kept)
    assert 'id="left-out"' in (tmp_path / "out" / PAGE).read_text("utf-8")


def test_a_part_is_the_same_after_a_change(news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown, "_MOST_TRIPLES", 10)
    monkeypatch.setattr(shown, "_MOST_ENTITIES", 8)
    monkeypatch.setattr(shown, "_MOST_ARTICLES", 4)
    aside = (news / "a03.txt").rename(tmp_path / "a03.txt")
    build_here(news, tmp_path / "out")
    aside.rename(news / "a03.txt")
    build_here(news, tmp_path / "out")
    build_here(news, tmp_path / "anew")
    assert (tmp_path / "out" / PAGE).read_bytes() == (tmp_path / "anew" / PAGE).read_bytes()
