"""A page that keeps the parser busy, or ends it, is told; the next one is read."""

import json
import os
import signal
import sys
from collections.abc import Iterator

import pytest

from kg.corpus import page as pages
from kg.corpus.page import PageReader, read_page

pytest.importorskip("trafilatura", reason="the extra `web` is not installed")

TEXT = "قالت وزارة الدفاع في بيان إن وحداتها دخلت البلدة بعد اشتباكات استمرت يومين مع المسلحين في محيطها."
PAGE = f"<html><head><title>الجيش يدخل البلدة</title></head><body><article><p>{TEXT}</p></article></body></html>"
MANY_ATTRIBUTES = f"<html><body {' '.join(f'a{n}=1' for n in range(300_000))}><p>{TEXT}</p></body></html>"
ENTITIES = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))


@pytest.fixture
def reader() -> Iterator[PageReader]:
    made = PageReader(seconds=20)
    yield made
    made.close()


def test_a_page_is_read_as_in_this_process(reader: PageReader) -> None:
    fields, fault = reader.read(PAGE)
    assert (fields["text"].strip(), fields["title"], fault) == (TEXT, "الجيش يدخل البلدة", "")
    assert read_page(PAGE) == (fields, "")


def test_a_page_that_takes_too_long_is_told_and_the_next_is_read() -> None:
    reader = PageReader(seconds=5)
    assert "within 5 seconds" in reader.read(MANY_ATTRIBUTES)[1]
    reader.close()
    reader = PageReader(seconds=60)
    assert reader.read(PAGE)[1] == ""
    reader.close()


def test_a_child_that_has_ended_is_replaced(reader: PageReader) -> None:
    assert reader.read(PAGE)[1] == ""
    assert reader._child
    os.kill(reader._child.pid, signal.SIGKILL)
    reader._child.wait()
    assert "not readable" in reader.read(PAGE)[1]
    assert reader.read(PAGE)[1] == ""


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no limits for processes")
def test_a_child_that_nobody_waits_for_ends_by_itself() -> None:
    child = pages._start(1.0)
    child.communicate(json.dumps(MANY_ATTRIBUTES) + "\n", timeout=60)
    assert child.returncode == -signal.SIGXCPU


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 100_000 + TEXT,
        "<html><body>" + "<table><tr><td>" * 50_000 + TEXT,
        "<!--" * 200_000 + PAGE,
        "<html><body><p>" + '<a href="' * 200_000 + TEXT,
        f'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">{ENTITIES}]><html><body><p>&i;&i; {TEXT}</p></body></html>',
        "<html><body>\x00\ud800<p>" + TEXT,
    ],
    ids=["nested", "tables", "comments", "unclosed", "entities", "characters"],
)
def test_what_would_overwhelm_a_parser_gives_a_text_or_a_fault(reader: PageReader, page: str) -> None:
    fields, fault = reader.read(page)
    assert fault or len(fields["text"]) < 1_000_000


def test_a_page_reads_no_file(reader: PageReader) -> None:
    page = f'<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><html><body><p>&a; {TEXT}</p></body></html>'
    assert "root:" not in reader.read(page)[0]["text"]


def test_without_the_extra_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)  # what Python does with a module that is not there
    assert "pip install 'arkg[web]'" in read_page(PAGE)[1]
