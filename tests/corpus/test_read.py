"""Files, folders, lists and standard input are read in order; what is wrong with one of them is told, and the rest goes on."""

import io
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.corpus.encoding import decode
from kg.corpus.fetch import Fetched
from kg.corpus.read import read
from kg.model import Article, Problem

TEXT = "قال الجيش في بيان إن المعركة انتهت في البلدة {}."


def write(path: Path, number: int = 1, encoding: str = "utf-8") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(TEXT.format(number).encode(encoding))
    return path


def rows(*names: str) -> str:
    return "".join(json.dumps({"id": name, "text": TEXT.format(name)}) + "\n" for name in names)


def ids(*sources: Path | str, max_bytes: int = 10_000) -> list[str]:
    return [found.id for found in read(sources, max_bytes=max_bytes) if isinstance(found, Article)]


def problems(*sources: Path | str, max_bytes: int = 10_000) -> list[Problem]:
    return [found for found in read(sources, max_bytes=max_bytes) if isinstance(found, Problem)]


def give(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(content))))


def test_a_folder_is_read_to_the_bottom_by_name(tmp_path: Path) -> None:
    for number, name in enumerate(["b.txt", "a/2.txt", "a/1.txt", "c/d/e.txt", ".hidden.txt", ".git/x.txt"]):
        write(tmp_path / name, number)
    assert ids(tmp_path) == ["1", "2", "b", "e"]
    assert problems(tmp_path) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1256", "iso8859_6"])
def test_the_text_is_the_decoded_file(tmp_path: Path, encoding: str) -> None:
    (article,) = read([write(tmp_path / "a.txt", encoding=encoding)])
    assert isinstance(article, Article)
    assert article.text == TEXT.format(1)


def test_the_identifier_is_the_name_without_the_last_extension(tmp_path: Path) -> None:
    names = ["2016.11.06.a.txt", "خبر.txt", "b"]
    assert ids(*(write(tmp_path / name, number) for number, name in enumerate(names))) == ["2016.11.06.a", "خبر", "b"]


def test_json_lines_and_documents(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(rows("x", "y"), "utf-8")
    (tmp_path / "b.json").write_text(json.dumps({"text": TEXT.format("b")}), "utf-8")
    assert ids(tmp_path) == ["x", "y", "b"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_json_lines_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.jsonl").write_bytes(rows("x", "y").encode(encoding))
    assert ids(tmp_path) == ["x", "y"]


def test_a_bad_line_is_named_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(rows("x") + "{broken\n" + rows("y"), "utf-8")
    assert ids(tmp_path) == ["x", "y"]
    assert [problem.where for problem in problems(tmp_path)] == [f"{tmp_path}/a.jsonl:2"]


def test_addresses_are_refused_unless_there_is_what_fetches_them(tmp_path: Path) -> None:
    (tmp_path / "some.list").write_text("https://desk:secret@example.org/news/7/?x=1#top\nhttps://example.org/8\n", "utf-8")
    assert ["only if that is asked for" in problem.reason for problem in problems(tmp_path / "some.list")] == [True] * 2

    def get(url: str, max_bytes: int) -> Fetched:
        missing = Fetched(url, fault="the server answers 404 Not Found")
        return missing if url.endswith("8") else Fetched("https://example.org/7", TEXT.format(1).encode("cp1256"), "windows-1256")

    article, problem = read([tmp_path / "some.list"], get=get)
    assert isinstance(article, Article)
    assert (article.id, article.source, article.text) == ("example.org/news/7?x=1", "https://example.org/7", TEXT.format(1))
    assert problem == Problem("https://example.org/8", "the server answers 404 Not Found")


def test_what_is_no_article_is_told_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "1-empty.txt").write_bytes(b"")
    (tmp_path / "2-binary.txt").write_bytes(b"\x7fELF\x00\x00\x00" * 20)
    (tmp_path / "3-latin.txt").write_bytes(b"The army said so.")
    (tmp_path / "4-picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "5-large.txt").write_text(TEXT * 1000, "utf-8")
    (tmp_path / "6-notes.md").write_text(TEXT, "utf-8")
    write(tmp_path / "7-good.txt")
    found = problems(tmp_path)
    reasons = ["empty", "binary", "no Arabic letters", "not a format", "larger than 10,000 bytes"]
    assert [reason in problem.reason for reason, problem in zip(reasons, found, strict=True)] == [True] * 5
    assert {problem.severity for problem in found} == {"refused"}
    assert ids(tmp_path) == ["7-good"]


def test_a_file_that_is_named_is_read_whatever_its_extension(tmp_path: Path) -> None:
    assert ids(write(tmp_path / "notes.md", 1), write(tmp_path / "a.utf8", 2)) == ["notes", "a"]


def test_only_the_long_line_of_json_lines_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(rows("x", "ل" * 5000, "y"), "utf-8")
    assert ids(tmp_path, max_bytes=1000) == ["x", "y"]
    (problem,) = problems(tmp_path, max_bytes=1000)
    assert problem.where.endswith("a.jsonl:2")


def test_a_text_that_is_too_long_for_an_article_is_refused_before_it_is_looked_at(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text(TEXT + "«" * 1_000_000, "utf-8")
    found = list(read([tmp_path]))
    assert [isinstance(one, Problem) for one in found] == [False, True]
    assert found[1] == Problem(f"{tmp_path}/b.txt", "longer than 200,000 characters (the setting max_characters)")


def test_equal_names_in_two_folders(tmp_path: Path) -> None:
    write(tmp_path / "a" / "1.txt", 1)
    write(tmp_path / "b" / "1.txt", 2)
    write(tmp_path / "c" / "1.txt", 1)
    assert ids(tmp_path) == ["1"]
    assert [problem.severity for problem in problems(tmp_path)] == ["refused", "warning"]


def test_a_folder_that_vanishes_while_it_is_read(tmp_path: Path) -> None:
    write(tmp_path / "a" / "1.txt", 1)
    write(tmp_path / "b" / "2.txt", 2)
    found = read([tmp_path])
    first = next(found)
    (tmp_path / "b" / "2.txt").unlink()
    (tmp_path / "b").rmdir()
    assert isinstance(first, Article)
    assert [isinstance(one, Problem) for one in found] == [True]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    write(tmp_path / "a.txt").chmod(0)
    assert "cannot be read" in problems(tmp_path)[0].reason


@pytest.mark.parametrize("source", ["missing.txt", "a\x00b", "https://example.org/7"])
def test_a_source_that_is_not_there(source: str) -> None:
    assert [problem.severity for problem in problems(source)] == ["refused"]


def test_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    try:
        write(tmp_path / os.fsdecode(b"\xc7\xe1.txt"))
    except OSError:
        pytest.skip("the file system takes only UTF-8")
    (found,) = ids(tmp_path)
    assert found.encode("utf-8")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (TEXT.format(1), ["stdin"]),
        (rows("x", "y"), ["x", "y"]),
        (rows("x"), ["x"]),
        (json.dumps({"text": TEXT.format(1)}), ["stdin"]),
        (json.dumps({"text": TEXT.format(1)}) + "\n", ["stdin"]),
        (json.dumps({"text": TEXT.format(1)}, indent=1), ["stdin"]),
        (json.dumps([{"text": TEXT.format(1)}, {"text": TEXT.format(2)}]), ["stdin-1", "stdin-2"]),
        (json.dumps({"text": TEXT.format(1)}) + "\n" + json.dumps({"text": TEXT.format(2)}), ["stdin-1", "stdin-2"]),
    ],
)
def test_standard_input_in_any_format(monkeypatch: pytest.MonkeyPatch, content: str, expected: list[str]) -> None:
    give(monkeypatch, content.encode())
    assert ids("-") == expected


def test_nothing_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, b"")
    assert problems("-") == [Problem("standard input", "empty")]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    content=st.binary(max_size=200)
    | st.lists(
        st.sampled_from([b'{"text":', b'"', b"}", b"[", b"\n", b"<html>", b"<p>", b"\xff\xfe", b"\x00", TEXT.encode()])
    ).map(b"".join),
    suffix=st.sampled_from([".txt", ".html", ".json", ".jsonl", ".list", ""]),
)
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes, suffix: str) -> None:
    file = tmp_path / f"a{suffix}"
    file.write_bytes(content)
    for found in read([file], max_bytes=150):
        assert isinstance(found, Problem) or found.text.strip()


@pytest.mark.parametrize("folder", ["seeds", "articles"])
def test_real_articles(shared: Path, folder: str) -> None:
    files = sorted((shared / folder).glob("*.txt"))
    found = list(read([shared / folder]))
    assert [one.id for one in found if isinstance(one, Article)] == [file.stem for file in files]
    assert [one.text for one in found if isinstance(one, Article)] == [decode(file.read_bytes())[0] for file in files]
    assert all(one.title for one in found if isinstance(one, Article))
