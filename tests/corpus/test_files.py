"""What a folder or a list may lead to, and what it may not, whoever has made it."""

import os
from pathlib import Path

import pytest

from kg.corpus.files import Address, files
from kg.model import Problem

KNOWN = ("", ".txt")


def make(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("خبر", "utf-8")
    return path


def opened(source: Path) -> list[str]:
    return [found.name for found in files(str(source), KNOWN) if isinstance(found, Path)]


def problems(source: Path | str) -> list[Problem]:
    return [found for found in files(str(source), KNOWN) if isinstance(found, Problem)]


def test_hidden_files_and_what_is_written_about_articles_are_passed_over(tmp_path: Path) -> None:
    for name in ("b.txt", ".a.txt", "README.md", "notes.rst", "all.list", "a/c.TXT"):
        make(tmp_path / name)
    assert opened(tmp_path) == ["c.TXT", "b.txt"]
    assert problems(tmp_path) == []
    assert opened(tmp_path / "README.md") == ["README.md"]


def test_another_format_is_refused_in_a_folder_and_opened_when_it_is_named(tmp_path: Path) -> None:
    table = make(tmp_path / "in" / "a.xlsx")
    assert [problem.reason.partition(" ")[0] for problem in problems(tmp_path)] == [".xlsx"]
    assert opened(table) == ["a.xlsx"]


def test_a_list_names_files_folders_and_addresses(tmp_path: Path) -> None:
    make(tmp_path / "in" / "a.txt")
    make(tmp_path / "b.odd")
    entries = "# comment\nb.odd\n\nin\nmissing.txt\nhttps://example.org/7\nsome.list\n"
    (tmp_path / "some.list").write_text(entries, "utf-8")
    found = list(files(str(tmp_path / "some.list"), KNOWN))
    assert [one.name for one in found if isinstance(one, Path)] == ["b.odd", "a.txt"]
    assert Address("https://example.org/7") in found
    missing, again = problems(tmp_path / "some.list")
    assert "No such file" in missing.reason
    assert (again.severity, "leads back" in again.reason) == ("warning", True)


@pytest.mark.parametrize("content", [b"", b"\x7fELF\x00\x00" * 20])
def test_a_list_that_is_no_text_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "some.list").write_bytes(content)
    assert len(problems(tmp_path / "some.list")) == 1


def test_links_that_lead_back_and_links_that_lead_nowhere(tmp_path: Path) -> None:
    make(tmp_path / "a" / "1.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "a" / "nowhere.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "a" / "self.txt").symlink_to("self.txt")
    assert opened(tmp_path) == ["1.txt"]
    assert [problem.severity for problem in problems(tmp_path)] == ["warning", "refused", "refused"]


def test_a_link_does_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    secret, inside = make(tmp_path / "secret" / "s.txt"), make(tmp_path / "in" / "sub" / "a.txt")
    (tmp_path / "in" / "1-file.txt").symlink_to(secret)
    (tmp_path / "in" / "2-folder").symlink_to(secret.parent)
    (tmp_path / "in" / "3-beside.txt").symlink_to(inside)
    (tmp_path / "in" / "sub" / "4-root").symlink_to("/")
    assert opened(tmp_path / "in") == ["3-beside.txt", "a.txt"]
    assert ["leads out" in problem.reason for problem in problems(tmp_path / "in")] == [True] * 3


def test_a_folder_that_is_named_may_be_a_link(tmp_path: Path) -> None:
    make(tmp_path / "in" / "a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "in")
    assert opened(tmp_path / "link") == ["a.txt"]
    assert problems(tmp_path / "link") == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_only_who_names_a_pipe_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "some.list").write_text("a.txt\n/dev/zero\n", "utf-8")
    assert [problem.reason for problem in problems(tmp_path)] == ["not a regular file"]
    assert [problem.reason for problem in problems(tmp_path / "some.list")] == ["not a regular file"] * 2
    assert opened(tmp_path / "a.txt") == ["a.txt"]


def test_a_folder_that_is_too_deep_does_not_stop_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path / "z.txt")
    monkeypatch.chdir(tmp_path)
    for _ in range(30):  # a path of this length can only be made step by step
        Path("d" * 200).mkdir()
        os.chdir("d" * 200)
    assert opened(tmp_path) == ["z.txt"]
    assert [problem.severity for problem in problems(tmp_path)] == ["refused"]
