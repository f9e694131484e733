"""Each format gives records with what it knows, and a problem in the place of each record that it cannot give."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corpus import formats
from kg.corpus.formats import Origin, Record
from kg.model import Problem

ORIGIN = Origin("in/a.x", "a")
TEXT = "قال الجيش في بيان إن المعركة انتهت."
PARAGRAPHS = (
    "قالت وزارة الدفاع في بيان إن وحداتها دخلت البلدة بعد اشتباكات استمرت يومين مع المسلحين في محيطها.",
    "وأضاف البيان أن عشرات الأسر عادت إلى منازلها وأن فرق الهندسة بدأت إزالة الألغام من الطرق.",
)
PAGE = f"""<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="CHARSET"><title>الجيش يدخل البلدة | المنارة</title>
<meta property="og:site_name" content="المنارة"><meta property="og:title" content="الجيش يدخل البلدة">
<meta property="article:published_time" content="2016-11-06T10:30:00+03:00">
<link rel="canonical" href="https://example.org/news/7"></head>
<body><nav><a href="/">الرئيسية</a> <a href="/p">سياسة</a></nav>
<article><h1>الجيش يدخل البلدة</h1><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p></article>
<footer>جميع الحقوق محفوظة</footer></body></html>"""


def lines(*rows: str | bytes, max_bytes: int = 1000) -> list[Record | Problem]:
    content = [row if isinstance(row, bytes) else row.encode() for row in rows]
    return list(formats.json_lines(content, ORIGIN, max_bytes=max_bytes))


def test_text_is_the_whole_file() -> None:
    content = f"\ufeff\r\n {TEXT}\r\n\r\n"
    assert list(formats.text(content.encode(), ORIGIN)) == [Record("in/a.x", "a", content[1:])]


def test_binary_content_is_a_problem() -> None:
    assert list(formats.text(b"\x00\x01\x02" * 40, ORIGIN)) == [Problem("in/a.x", "binary, not text")]


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256", "iso-8859-6"])
def test_html_gives_the_article_and_its_metadata(charset: str) -> None:
    pytest.importorskip("trafilatura", reason="the extra `web` is not installed")
    (record,) = formats.html(PAGE.replace("CHARSET", charset).encode(charset), ORIGIN)
    assert isinstance(record, Record)
    assert [line for line in record.text.splitlines() if line in PARAGRAPHS] == list(PARAGRAPHS)
    assert "الرئيسية" not in record.text
    assert "الحقوق" not in record.text
    assert (record.title, record.publisher, record.issued) == ("الجيش يدخل البلدة", "المنارة", "2016-11-06")
    assert record.source == "https://example.org/news/7"


def test_a_page_without_an_article_is_a_problem() -> None:
    pytest.importorskip("trafilatura", reason="the extra `web` is not installed")
    (problem,) = formats.html(b"<html><body></body></html>", ORIGIN)
    assert problem == Problem("in/a.x", "no article in this page")


@pytest.mark.parametrize("field", ["text", "body", "content"])
def test_json_fields(field: str) -> None:
    value = {"id": 7, "title": "عنوان", "date": "2016-11-06", "publisher": "المنارة", "url": "https://example.org/7", field: TEXT}
    expected = Record("in/a.x", "7", TEXT, "عنوان", "المنارة", "2016-11-06", "https://example.org/7")
    assert list(formats.json_document(json.dumps(value).encode(), ORIGIN)) == [expected]


def test_the_source_of_a_record_is_its_outlet_or_its_address() -> None:
    outlet, site = lines(
        json.dumps({"text": TEXT, "source": "المنارة"}), json.dumps({"text": TEXT, "source": "https://example.org/7"})
    )
    assert isinstance(outlet, Record)
    assert isinstance(site, Record)
    assert (outlet.publisher, outlet.source) == ("المنارة", "")
    assert (site.publisher, site.source) == ("", "https://example.org/7")


def test_schema_org() -> None:
    value = {"articleBody": TEXT, "headline": "عنوان", "datePublished": "2016-11-06", "publisher": {"name": "المنارة"}}
    (record,) = formats.json_document(json.dumps(value).encode(), ORIGIN)
    assert record == Record("in/a.x", "a", TEXT, "عنوان", "المنارة", "2016-11-06")


def test_records_without_an_identifier_are_numbered_by_their_lines() -> None:
    row = json.dumps({"text": TEXT})
    assert [record.id for record in lines(row, "", row) if isinstance(record, Record)] == ["a-1", "a-3"]
    listed = formats.json_document(f"[{row}, {row}]".encode(), ORIGIN)
    assert [record.id for record in listed if isinstance(record, Record)] == ["a-1", "a-2"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ('{"text": "قال"', "not JSON"),
        ("قال الجيش", "not JSON"),
        ("7", "not a JSON object"),
        ("[]", "not a JSON object"),
        ('{"title": "عنوان"}', "no text"),
        ('{"text": ""}', "no text"),
        ('{"text": ["قال"]}', "no text"),
        ("[" * 100_000, "not JSON"),
        ('{"text": ' + "1" * 5000 + "}", "not JSON"),
        (b'{"text": "\xff\xfe\xfd"}', "encoding"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(row: str | bytes, reason: str) -> None:
    good = json.dumps({"text": TEXT})
    first, problem, last = lines(good, row, good, max_bytes=1_000_000)
    assert isinstance(first, Record)
    assert isinstance(last, Record)
    assert isinstance(problem, Problem)
    assert (problem.where, reason in problem.reason) == ("in/a.x:2", True)


def test_a_line_that_is_too_long_is_named() -> None:
    long, good = lines(json.dumps({"text": TEXT * 100}), json.dumps({"text": TEXT}))
    assert isinstance(long, Problem)
    assert "1,000 bytes" in long.reason
    assert isinstance(good, Record)


def test_no_lines_are_a_problem() -> None:
    assert lines("", "\n") == [Problem("in/a.x", "empty")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_content_of_unknown_format(encoding: str) -> None:
    record = json.dumps({"text": TEXT}, ensure_ascii=False)
    for content in (TEXT, record, f"[{record}]"):
        (found,) = formats.any_format(content.encode(encoding), ORIGIN)
        assert isinstance(found, Record)
        assert found.text == TEXT


def test_a_page_of_unknown_format() -> None:
    pytest.importorskip("trafilatura", reason="the extra `web` is not installed")
    (record,) = formats.any_format(PAGE.encode(), ORIGIN)
    assert isinstance(record, Record)
    assert record.title == "الجيش يدخل البلدة"


def test_text_that_begins_with_a_bracket_is_text() -> None:
    assert list(formats.any_format(f"[صورة] {TEXT}".encode(), ORIGIN)) == [Record("in/a.x", "a", f"[صورة] {TEXT}")]


@given(
    st.dictionaries(
        st.sampled_from(["id", "text", "title", "date", "publisher", "url", "x"]),
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text()
        | st.lists(st.text())
        | st.dictionaries(st.text(), st.text()),
    )
)
def test_any_object_gives_a_record_or_a_problem(value: dict[str, object]) -> None:
    (found,) = formats.json_document(json.dumps(value).encode(), ORIGIN)
    assert isinstance(found, Problem) or found.text
