"""Pages of different outlets: what is read of them, what is dropped and by which rule, and what they say of themselves."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corpus.clean import Marked, mark
from kg.corpus.encoding import decode

HEADLINE = "الجيش يدخل البلدة بعد يومين من المعارك"
BODY = (
    "قالت وزارة الدفاع في بيان إن وحداتها دخلت البلدة بعد اشتباكات استمرت يومين مع المسلحين في محيطها الشمالي.",
    "وأضاف البيان أن عشرات الأسر عادت إلى منازلها، وأن فرق الهندسة بدأت إزالة الألغام من الطرق المؤدية إلى السوق.",
    "من جهته أكد المحافظ أن المدارس ستفتح أبوابها مطلع الأسبوع المقبل، وطالب السكان بالحذر.",
    "وكانت المعارك قد اندلعت قبل شهر حين هاجم مسلحون حاجزا على مدخل البلدة وقتلوا ثلاثة جنود.",
)


def page(*lines: str) -> str:
    return "\n".join(lines)


def rows(text: str, marked: Marked) -> list[tuple[str, str]]:
    """Every stretch in text order with what it is: the kind of a passage, or - and the reason."""
    read = [(passage.begin, passage.end, passage.kind) for passage in marked.passages]
    dropped = [(stretch.begin, stretch.end, f"-{stretch.reason}") for stretch in marked.dropped]
    return [(text[begin:end], what) for begin, end, what in sorted(read + dropped)]


def beside_body(text: str) -> list[tuple[str, str]]:
    """What is found around the body, which must be read whole."""
    found = rows(text, mark(text))
    assert [(line, "paragraph") for line in BODY] == [row for row in found if row[0] in BODY]
    return [row for row in found if row[0] not in BODY]


def test_a_broadcaster() -> None:
    """Skip links, section bar, photo credits with labels, a teaser list within the article and one after it."""
    assert beside_body(
        page(
            *("تخطى إلى المحتوى", "أقسام", HEADLINE, "6 نوفمبر/ تشرين الثاني 2016", "مصدر الصورة، Reuters"),
            *("التعليق على الصورة، جنود عند مدخل البلدة", BODY[0], "تخطى مواضيع قد تهمك وواصل القراءة", "مواضيع قد تهمك"),
            *("حريق يلتهم السوق القديم", "نهاية مواضيع قد تهمك", *BODY[1:], "قصص مقترحة", "كيف تعيش المدينة بلا كهرباء؟"),
        )
    ) == [
        ("تخطى إلى المحتوى", "-navigation"),
        ("أقسام", "-navigation"),
        (HEADLINE, "headline"),
        ("6 نوفمبر/ تشرين الثاني 2016", "-date"),
        ("مصدر الصورة، Reuters", "-credit"),
        ("التعليق على الصورة،", "-credit"),
        ("جنود عند مدخل البلدة", "caption"),
        ("تخطى مواضيع قد تهمك وواصل القراءة", "-navigation"),
        ("مواضيع قد تهمك", "-related"),
        ("حريق يلتهم السوق القديم", "-related"),
        ("نهاية مواضيع قد تهمك", "-navigation"),
        ("قصص مقترحة", "-related"),
        ("كيف تعيش المدينة بلا كهرباء؟", "-related"),
    ]


def test_a_newspaper_with_comments() -> None:
    """A menu, a date line with weekday and time, a byline, an archive picture, related articles and readers' comments."""
    assert beside_body(
        page(
            *("الرئيسية", "سياسة", "اقتصاد", "حوادث", HEADLINE, "الأحد، 06 نوفمبر 2016 10:30 ص", "زورق في النهر – أرشيفية"),
            *(
                "كتبت هالة منصور",
                *BODY,
                "موضوعات متعلقة:",
                "- حريق يلتهم السوق القديم",
                "التعليقات (2)",
                "احمد",
                "الله يحمي البلد",
            ),
        )
    ) == [
        ("الرئيسية", "-navigation"),
        ("سياسة", "-navigation"),
        ("اقتصاد", "-navigation"),
        ("حوادث", "-navigation"),
        (HEADLINE, "headline"),
        ("الأحد، 06 نوفمبر 2016 10:30 ص", "-date"),
        ("زورق في النهر", "caption"),
        ("– أرشيفية", "-credit"),
        ("كتبت هالة منصور", "-byline"),
        ("موضوعات متعلقة:", "-related"),
        ("- حريق يلتهم السوق القديم", "-related"),
        ("التعليقات (2)", "-comments"),
        ("احمد", "-related"),
        ("الله يحمي البلد", "-related"),
    ]


def test_a_news_site_with_a_bar_in_its_title() -> None:
    text = page(
        f"{HEADLINE} | المنارة نت", HEADLINE, "المنارة - رويترز", "06 نوفمبر 2016 - 10:30 بتوقيت القاهرة", *BODY, "(رويترز)"
    )
    assert beside_body(text) == [
        (HEADLINE, "headline"),
        ("| المنارة نت", "-site-name"),
        (HEADLINE, "-repeated-headline"),
        ("المنارة - رويترز", "-dateline"),
        ("06 نوفمبر 2016 - 10:30 بتوقيت القاهرة", "-date"),
        ("(رويترز)", "-signature"),
    ]
    assert (mark(text).title, mark(text).publisher, mark(text).issued) == (HEADLINE, "المنارة نت", "2016-11-06")


def test_a_subscription_box_and_the_headline_twice_at_the_end() -> None:
    assert beside_body(page(*BODY, HEADLINE, HEADLINE, "لم تشترك بعد", "افتح حساباً لتصلك نشرتنا كل مساء")) == [
        (HEADLINE, "headline"),
        (HEADLINE, "-repeated-headline"),
        ("لم تشترك بعد", "-subscription"),
        ("افتح حساباً لتصلك نشرتنا كل مساء", "-subscription"),
    ]


def test_the_headline_twice_on_one_line() -> None:
    question = "هل تفتح المدارس أبوابها بعد المعارك؟"
    assert beside_body(page(question + question, "", question, *BODY)) == [
        (question, "headline"),
        (question, "-repeated-headline"),
        (question, "-repeated-headline"),
    ]


def test_the_repeated_one_of_two_short_lines_is_the_headline() -> None:
    assert beside_body(page("الحرب على الحدود", HEADLINE, *BODY, f"{HEADLINE} - المنارة")) == [
        ("الحرب على الحدود", "paragraph"),
        (HEADLINE, "headline"),
        (f"{HEADLINE} - المنارة", "-repeated-headline"),
    ]


def test_most_read_logo_outlet_and_home_page() -> None:
    text = page(HEADLINE, *BODY, "", "الأكثر قراءة", "No stories found.", "logo", "شبكة المنارة", "www.example.org")
    assert beside_body(text)[1:] == [
        ("الأكثر قراءة", "-related"),
        ("No stories found.", "-foreign"),
        ("logo", "-foreign"),
        ("شبكة المنارة", "-site-name"),
        ("www.example.org", "-address"),
    ]
    assert mark(text).publisher == "شبكة المنارة"


def test_foreign_captions_credits_and_an_agency_signature() -> None:
    text = page(
        *(HEADLINE, "https://www.example.org/a/7", "Soldaten vor der Stadt", "صورة من: SampleFoto/N. Hadi", *BODY),
        *("ناطق باسم الجيش يعلن دخول البلدة.صورة من: SampleFoto/K. Saleh", "ن.ر/ك.د (رويترز، د ب أ)"),
    )
    assert beside_body(text)[1:] == [
        ("https://www.example.org/a/7", "-address"),
        ("Soldaten vor der Stadt", "-foreign"),
        ("صورة من: SampleFoto/N. Hadi", "-credit"),
        ("ناطق باسم الجيش يعلن دخول البلدة.", "caption"),
        ("صورة من: SampleFoto/K. Saleh", "-credit"),
        ("ن.ر/ك.د (رويترز، د ب أ)", "-signature"),
    ]
    assert mark(text).source == "https://www.example.org/a/7"


def test_tags_and_a_link_behind_the_last_full_stop() -> None:
    text = page(HEADLINE, *BODY[:-1], f"{BODY[-1]} سمات جيش بلدة")
    assert rows(text, mark(text))[-2:] == [(BODY[-1], "paragraph"), ("سمات جيش بلدة", "-tags")]
    text = page(HEADLINE, *BODY, f"رابط الخبر بصحيفة المنارة: {HEADLINE}")
    assert rows(text, mark(text))[-1][1] == "-share"
    assert mark(text).publisher == "صحيفة المنارة"


def test_an_agency_in_brackets_leaves_the_paragraph_a_paragraph() -> None:
    text = page(HEADLINE, f"{BODY[0]} (رويترز)")
    assert rows(text, mark(text))[1:] == [(BODY[0], "paragraph"), ("(رويترز)", "-signature")]


def test_what_follows_read_also_in_the_middle_is_dropped_up_to_the_next_paragraph() -> None:
    assert beside_body(page(HEADLINE, BODY[0], "اقرأ أيضا:", "حريق يلتهم السوق القديم", "وفاة شاعر كبير", *BODY[1:]))[1:] == [
        ("اقرأ أيضا:", "-related"),
        ("حريق يلتهم السوق القديم", "-related"),
        ("وفاة شاعر كبير", "-related"),
    ]


def test_a_heading_above_the_article_drops_nothing_but_itself() -> None:
    assert beside_body(page("آخر الأخبار", HEADLINE, *BODY)) == [("آخر الأخبار", "-related"), (HEADLINE, "headline")]


def test_subheadings_and_short_paragraphs_are_read() -> None:
    text = page(HEADLINE, BODY[0], "عودة الأهالي", "وقال أحدهم: «عدنا».", *BODY[1:])
    assert beside_body(text)[1:] == [("عودة الأهالي", "paragraph"), ("وقال أحدهم: «عدنا».", "paragraph")]


def test_a_paragraph_that_is_printed_twice_is_read_once() -> None:
    text = page(HEADLINE, *BODY, BODY[0])
    assert rows(text, mark(text))[-1] == (BODY[0], "-repeated-paragraph")


def test_a_known_title_names_the_headline() -> None:
    text = page("مقدمة قصيرة للخبر", HEADLINE, *BODY)
    assert (HEADLINE, "headline") in rows(text, mark(text, title=f"«{HEADLINE}»"))


def test_a_single_paragraph_has_no_headline() -> None:
    text = "دخل الجيش البلدة بعد يومين من المعارك"
    assert rows(text, mark(text)) == [(text, "paragraph")]
    assert mark(text).title == ""


@pytest.mark.parametrize(
    ("lines", "issued"),
    [
        ((HEADLINE, "٦ نوفمبر ٢٠١٦", *BODY), "2016-11-06"),
        ((HEADLINE, *BODY, "٦ نوفمبر ٢٠١٦"), ""),
        ((HEADLINE, *BODY, "وبدأت المعركة في ٦ نوفمبر ٢٠١٦."), ""),
        ((HEADLINE, "آخر تحديث: ٦ نوفمبر ٢٠١٦", *BODY), ""),
        ((HEADLINE, "٦ نوفمبر ٢٠١٦", "٧ نوفمبر ٢٠١٦", *BODY), ""),
    ],
)
def test_only_a_date_line_above_the_article_says_when_it_was_published(lines: tuple[str, ...], issued: str) -> None:
    assert mark(page(*lines)).issued == issued


@pytest.mark.parametrize(
    ("addresses", "source"),
    [
        (("https://example.org/news/7",), "https://example.org/news/7"),
        (("www.example.org",), ""),
        (("https://twitter.com/someone/status/7",), ""),
        (("https://example.org/news/7", "https://example.org/news/8"), ""),
    ],
)
def test_only_a_single_address_is_that_of_the_article(addresses: tuple[str, ...], source: str) -> None:
    assert mark(page(HEADLINE, *BODY, *addresses)).source == source


HEADINGS = ("اقرأ أيضا", "التعليقات", "الأكثر قراءة")
LINES = st.sampled_from(
    [
        *(*HEADINGS, HEADLINE, HEADLINE * 2, *BODY, "", "  ", "شارك", "سياسة", "٦ نوفمبر ٢٠١٦"),
        *("www.example.org", "https://example.org/7", "logo", "***", "جنود في البلدة.صورة من: A/B", "شبكة المنارة", "(رويترز)"),
        *(f"{BODY[0]} سمات جيش بلدة", f"{HEADLINE} | المنارة", "التعليق على الصورة، جنود", "\u200f", "بيروت – رويترز"),
    ]
)


def assert_covered(text: str) -> None:
    marked = mark(text)
    place = 0
    spans = [(one.begin, one.end) for one in marked.passages] + [(one.begin, one.end) for one in marked.dropped]
    for begin, end in sorted(spans):
        assert place <= begin < end <= len(text)
        assert not text[place:begin].strip()
        assert text[begin:end] == text[begin:end].strip()
        place = end
    assert not text[place:].strip()
    assert list(marked.passages) == sorted(marked.passages, key=lambda passage: passage.begin)
    assert list(marked.dropped) == sorted(marked.dropped, key=lambda dropped: dropped.begin)
    assert sum(passage.kind == "headline" for passage in marked.passages) <= 1


@given(st.lists(LINES, max_size=14), st.sampled_from(["\n", "\r\n", "\n\n", "\u2028"]), st.sampled_from(["", HEADLINE]))
def test_passages_and_dropped_stretches_are_the_text(lines: list[str], end: str, title: str) -> None:
    text = end.join(lines)
    assert_covered(text)
    read = {text[passage.begin : passage.end] for passage in mark(text, title=title).passages}
    above_lists = lines[: next((n for n, line in enumerate(lines) if line in HEADINGS), len(lines))]
    assert set(above_lists) & set(BODY) <= read


@given(st.text(max_size=300))
def test_any_text_is_covered(text: str) -> None:
    assert_covered(text)


@pytest.mark.parametrize("folder", ["seeds", "articles"])
def test_real_articles_lose_no_paragraph(shared: Path, folder: str) -> None:
    """In the outside articles no line of 12 words that ends in a full stop is dropped, unless it stands there twice."""
    for path in sorted((shared / folder).glob("*.txt")):
        text, _ = decode(path.read_bytes())
        marked = mark(text)
        assert_covered(text)
        for dropped in marked.dropped:
            line = text[dropped.begin : dropped.end]
            assert len(line.split()) < 12 or not line.endswith(".") or dropped.reason.startswith("repeated"), (path.name, line)
