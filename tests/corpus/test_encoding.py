"""Every encoding of Arabic news is told from the others, also on short texts, and what is no text is refused."""

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corpus.encoding import decode

LONG = "قال الناطق باسم الجيش في بيان إن الوحدات تقدمت نحو البلدة؟ وأضاف: هذه معركة طويلة، ولن تتوقف.\r\n\r\nثم عاد إلى مقره\n"
SHORT = ("هجوم", "الرقة", "قال الجيش", "داعش")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859_6")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", [LONG, *SHORT])
def test_each_encoding_is_told_from_the_others(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "cp1256"])
def test_typographic_punctuation_survives(encoding: str) -> None:
    text = "وصف «المعركة» بأنها “صعبة” – وهذا رأيه…"
    assert decode(text.encode(encoding)) == (text, "")


def test_big_endian_with_a_mark() -> None:
    assert decode(codecs.BOM_UTF16_BE + LONG.encode("utf-16-be")) == (LONG, "")


@pytest.mark.parametrize("wrong", ["cp1256", "latin-1"])
def test_text_that_was_decoded_wrongly_and_saved_again_is_brought_back(wrong: str) -> None:
    assert decode(LONG.encode().decode(wrong).encode()) == (LONG, "")


def test_line_ends_are_kept() -> None:
    text = "سطر\rآخر\r\nثالث\n\n"
    assert decode(text.encode()) == (text, "")


def test_the_declared_encoding_goes_before_guessing() -> None:
    assert decode("déjà vu".encode("latin-1"), declared="latin-1") == ("déjà vu", "")


def test_an_unknown_declared_encoding_is_passed_over() -> None:
    assert decode(LONG.encode("cp1256"), declared="x-klingon") == (LONG, "")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00" * 10, "binary"),
        (random.Random(1).randbytes(4000), "binary"),
        (bytes(random.Random(2).choices(range(128, 256), k=400)), "encoding that is not known"),
        (LONG.encode()[:-2], "not valid UTF-8 from byte"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x00", "damaged"),
        ("été à la plage".encode("latin-1"), "encoding that is not known"),
    ],
)
def test_refused_with_a_reason(content: bytes, reason: str) -> None:
    text, fault = decode(content)
    assert text == ""
    assert reason in fault


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_reason(content: bytes) -> None:
    text, fault = decode(content)
    assert bool(text) != bool(fault)


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ ،؛؟.", min_size=40, max_size=200).filter(str.strip))
def test_utf8_arabic_is_never_misread(text: str) -> None:
    assert decode(text.encode()) == (text, "")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Министерство обороны сообщило, что войска вошли в город после двухдневных боев.", "koi8-r"),
        ("Министерство обороны сообщило, что войска вошли в город после двухдневных боев.", "iso8859_5"),
        ("הצבא הודיע כי הכוחות נכנסו לעיר אחרי יומיים של קרבות", "cp1255"),
        ("Le ministère de la Défense a annoncé que les forces étaient entrées à la ville.", "latin-1"),
    ],
)
def test_another_alphabet_is_not_taken_for_arabic(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == ""
