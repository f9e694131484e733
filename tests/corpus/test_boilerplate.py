"""The table of boilerplate: each row does what its example says, and none reaches into sentences of news."""

import pytest

from kg.corpus.boilerplate import Rule, date_line, match_line, plain, rules, search_line, without_arabic

SCOPES = {"line", "start", "heading", "top", "below", "label", "credit", "trailer", "date", "word"}
WITH_EXAMPLE = [rule for scope in sorted(SCOPES - {"word"}) for rule in rules()[scope]]

# Sentences that begin like a rule of the table, or hold its words, and are news.
NEWS = (
    "شارك آلاف المتظاهرين في مسيرة وسط العاصمة",
    "شارك الوزير في الاجتماع عبر الفيديو",
    "اشترك في المؤتمر وزراء من عشر دول",
    "لم تشترك بعد القوات الجوية في المعركة",
    "تابع المبعوث آخر التطورات على الأرض",
    "تابعنا في الأسابيع الماضية ما جرى في المدينة",
    "انضم إلى مجموعة الدول المانحة ثلاثة أعضاء جدد",
    "سجل في آخر مباراة هدفين",
    "اقرأ ما كتبه الشاعر عن مدينته",
    "المزيد من القتلى في الغارات على المدينة",
    "المزيد من النازحين يصلون إلى الحدود",
    "أهم الأخبار التي وصلت من الجبهة تتحدث عن هدنة",
    "تخطى الفريق منافسه وبلغ المباراة النهائية",
    "الصورة قاتمة في المدينة المحاصرة",
    "صورة من الحياة في المخيم يرسمها كاتب شاب",
    "مصدر: مقتل خمسة جنود في هجوم على حاجز",
    "مصدر الصورة المتداولة مجهول بحسب الشرطة",
    "سمات المرحلة المقبلة كما يراها المحللون",
    "التعليقات على القرار جاءت متباينة",
    "إعلان الهدنة في المدينة",
    "فيديو يظهر لحظة انفجار المستودع",
    "صور - واسمه الكامل لم يعرف بعد - عاد إلى بلدته",
    "الجزيرة السورية تشهد معارك عنيفة",
    "العربية لغة رسمية في المنظمة",
    "نشر الجيش قواته على الحدود",
    "حقوق النشر محور خلاف بين الشركتين",
    "بحث الوزيران العلاقات الثنائية",
    "حفظ السلام مهمة صعبة",
    "لقاء روسي - تركي في موسكو",
    "كتبت الصحيفة أن الوزير استقال",
)


@pytest.mark.parametrize("rule", WITH_EXAMPLE, ids=lambda rule: f"{rule.scope}: {rule.example}")
def test_a_row_is_for_its_example(rule: Rule) -> None:
    assert rule.pattern.search(plain(rule.example).text)
    if rule.scope == "date":
        found = date_line(rule.example)
        assert found.is_date
        assert bool(found.day) is (rule.name == "date")
    elif rule.scope in ("label", "credit", "trailer"):
        assert search_line(rule.example, rule.scope).rule == rule.name
    else:
        assert match_line(rule.example, rule.scope).rule == rule.name


def test_the_scopes_are_those_that_the_code_knows() -> None:
    assert set(rules()) == SCOPES


@pytest.mark.parametrize("line", NEWS)
def test_news_is_no_boilerplate(line: str) -> None:
    assert match_line(line, "line", "start", "heading", "top", "below").rule == ""
    assert [search_line(line, scope).rule for scope in ("label", "credit")] == ["", ""]


@pytest.mark.parametrize("line", ["• الأكثر قراءة", "الأكثر  قراءة:", "الأكثرُ قراءةً", "1. الأكثر قراءة", "الاكثر قراءه"])
def test_bullets_marks_and_spelling_do_not_matter(line: str) -> None:
    assert match_line(line, "heading").rule == "related"


def test_a_long_line_is_never_boilerplate_by_how_it_begins() -> None:
    assert match_line("اضغط هنا " + "كلمة " * 40, "start").rule == ""


def test_a_credit_begins_where_the_caption_ends() -> None:
    line = "زوارق في الميناء القديم.صورة من: SampleFoto/N. Hadi"
    found = search_line(line, "credit")
    assert (line[: found.begin], line[found.begin : found.end]) == ("زوارق في الميناء القديم.", "صورة من: SampleFoto/N. Hadi")


def test_the_outlet_in_a_link_to_the_article() -> None:
    assert search_line("رابط الخبر بصحيفة المنارة: افتتاح الميناء", "trailer").publisher == "صحيفة المنارة"


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("https://www.example.org/news?id=7", "address"),
        ("www.example.org", "address"),
        ("Kinder spielen am Hafen", "foreign"),
        ("No stories found.", "foreign"),
        ("***", "separator"),
        ("\u200f", "separator"),
        ("12", "number"),
        ("قاعدة t4", ""),
    ],
)
def test_lines_without_arabic(line: str, what: str) -> None:
    assert without_arabic(line) == what


@pytest.mark.parametrize(
    ("line", "is_date", "day"),
    [
        ("٦ نوفمبر ٢٠١٦", True, "2016-11-06"),
        ("الأحد، 06 نوفمبر 2016 10:30 ص", True, "2016-11-06"),
        ("نُشر: 14:30-6 نوفمبر 2016 م ـ 07 صفَر 1438 هـ", True, "2016-11-06"),
        ("06 نوفمبر 2016 - 10:30 بتوقيت أبوظبي", True, "2016-11-06"),
        ("6 تشرين الثاني 2016 | 14:25", True, "2016-11-06"),
        ("الأحد 7 صفر 1438 هـ - 6 نوفمبر 2016 KSA 10:30 - GMT 07:30", True, "2016-11-06"),
        ("نشر في 6 نوفمبر 2016 - آخر تحديث 7 نوفمبر 2016", True, "2016-11-06"),
        ("آخر تحديث: 7 نوفمبر 2016", True, ""),
        ("بيان 6 نوفمبر 2016", False, ""),
        ("قتل 6 في نوفمبر 2016", False, ""),
    ],
)
def test_date_lines(line: str, is_date: bool, day: str) -> None:
    found = date_line(line)
    assert (found.is_date, found.day) == (is_date, day)
