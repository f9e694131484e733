"""Lines become stretches that cover the text, and paragraphs of fixed width are put together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corpus.stretches import Stretch, cut, split

WRAPPED = """خرج آلاف السكان إلى الشوارع بعد انتهاء الاشتباكات التي
دامت يومين وحملوا الأعلام ورددوا الأناشيد احتفالا بعودة
الهدوء إلى البلدة التي هجرها أهلها قبل شهرين إلى القرى
القريبة."""


def texts(text: str) -> list[str]:
    return [stretch.text for stretch in split(text)]


def test_lines_are_stretches_without_white_space() -> None:
    text = "\n  عنوان \r\n\r\n\u00a0فقرة أولى.\u2028فقرة ثانية.\t"
    stretches = split(text)
    assert [stretch.text for stretch in stretches] == ["عنوان", "فقرة أولى.", "فقرة ثانية."]
    assert all(text[stretch.begin : stretch.end] == stretch.text for stretch in stretches)


def test_a_paragraph_of_fixed_width_is_one_stretch() -> None:
    assert texts(f"عنوان\n\n{WRAPPED}\n\nفقرة أخرى.") == ["عنوان", WRAPPED, "فقرة أخرى."]


def test_paragraphs_on_lines_of_their_own_are_not_joined() -> None:
    lines = [
        "فاز الفريق الأول في المباراة التي جرت مساء أمس.",
        "وخسر الفريق الثاني في المباراة التي تلتها أمس.",
        "ثم انتهت البطولة كلها.",
    ]
    assert texts("\n".join(lines)) == lines


def test_headlines_one_below_the_other_are_not_joined() -> None:
    lines = [
        "الحكومة تعلن موازنة جديدة للعام المقبل في البلاد",
        "البرلمان يناقش قانون الانتخابات في جلسة علنية غدا",
        "الوزير يفتتح معرض الكتاب الدولي في العاصمة اليوم",
    ]
    assert texts("\n".join(lines)) == lines


@pytest.mark.parametrize(
    ("text", "is_prose"),
    [
        ("قال الوزير إن المدارس ستفتح أبوابها غدا صباحا.", True),
        ("قال الوزير إن المدارس «ستفتح أبوابها غدا صباحا.»", True),
        ("المدارس تفتح أبوابها غدا صباحا بعد توقف طويل", False),
        ("هل تفتح المدارس أبوابها غدا بعد توقف طويل؟", False),
        ("كلمة " * 25, True),
        ("نعم.", False),
    ],
)
def test_prose_is_told_from_headlines(text: str, is_prose: bool) -> None:
    assert Stretch(0, len(text), text).is_prose is is_prose


@given(st.text(alphabet=st.sampled_from("اب ت.\n\r\t\u2028\u200f\u00a0x1"), max_size=200))
def test_stretches_and_white_space_are_the_text(text: str) -> None:
    place = 0
    for stretch in split(text):
        assert place <= stretch.begin < stretch.end
        assert not text[place : stretch.begin].strip()
        assert text[stretch.begin : stretch.end] == stretch.text == stretch.text.strip()
        place = stretch.end
    assert not text[place:].strip()


@given(st.text(alphabet="اب ج", min_size=1).filter(str.strip), st.integers(0, 50), st.integers(0, 50))
def test_a_cut_loses_nothing(text: str, first: int, second: int) -> None:
    stretch = split(text)[0]
    begin, end = sorted((min(first, len(stretch.text)), min(second, len(stretch.text))))
    parts = cut(stretch, begin, end, reason="credit")
    assert "".join("".join(part.text.split()) for part in parts) == "".join(stretch.text.split())
    assert all(text[part.begin : part.end] == part.text for part in parts)
