"""Positions, titles and unnamed sources."""

import pytest

from kg.extract import Tables
from kg.extract.actors.names import name_of
from kg.extract.actors.positions import Position, member_of
from kg.extract.actors.scene import Scene
from tests.extract.support import scene


def phrases(view: Scene) -> list[tuple[str, str]]:
    """Return the words of each position and the name that it stands beside, or nothing."""
    return [(name_of(view.reading, p.first, p.last), _name(view, p.person)) for p in view.positions]


def _name(view: Scene, index: int) -> str:
    return view.referents[index].mention.name if index >= 0 else ""


def positions(conllu: str, tables: Tables) -> list[tuple[str, str]]:
    """Return `phrases` of a snippet."""
    return phrases(scene(conllu, tables))


def only(conllu: str, tables: Tables) -> Position:
    """Return the one position there is."""
    (position,) = scene(conllu, tables).positions
    return position


def test_a_position_before_the_name(tables: Tables) -> None:
    """وزير الدفاع التركي كمال دوغان: the phrase ends where the name begins."""
    snippet = """
    1-2 وصل
    1 و CCONJ
    2 صل VERB
    3 وزير NOUN
    4 الدفاع NOUN
    5 التركي ADJ
    6 كمال X NER=B-PER
    7 دوغان X NER=I-PER
    8 أمس ADV
    9 . PUNCT
    """
    assert positions(snippet, tables) == [("وزير الدفاع التركي", "كمال دوغان")]


def test_a_position_after_the_name(tables: Tables) -> None:
    """An apposition between commas."""
    snippet = """
    1 أشاد VERB
    2 سمير X NER=B-PER
    3 الحداد X NER=I-PER
    4 ، PUNCT
    5 المتحدث NOUN
    6-7 باسم
    6 ب ADP
    7 اسم NOUN
    8 قوات NOUN NER=B-ARM
    9 الفجر NOUN NER=I-ARM
    10 ، PUNCT
    11-12 بالهدنة
    11 ب ADP
    12 الهدنة NOUN
    13 . PUNCT
    """
    view = scene(snippet, tables)
    assert phrases(view) == [("المتحدث باسم قوات الفجر", "سمير الحداد")]
    assert view.referents[view.positions[0].affiliation].mention.name == "قوات الفجر"


def test_a_position_for_someone_named_elsewhere(tables: Tables) -> None:
    """The demonym tells the country."""
    snippet = """
    1 غادر VERB
    2 الوزير NOUN
    3 التركي ADJ
    4 أمس ADV
    5 . PUNCT
    """
    assert positions(snippet, tables) == [("الوزير التركي", "")]
    assert only(snippet, tables).country == "تركيا"


def test_a_source_that_is_never_named(tables: Tables) -> None:
    snippet = """
    1 قال VERB
    2 مصدر NOUN
    3 عسكري ADJ
    4 عراقي ADJ
    5 رفيع ADJ
    6 أمس ADV
    7 إن SCONJ
    8 الطريق NOUN
    9 مغلق ADJ
    10 . PUNCT
    """
    assert positions(snippet, tables) == [("مصدر عسكري عراقي رفيع", "")]
    assert only(snippet, tables).kind == "source"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("1 رئيس NOUN\n2 هيئة NOUN\n3 الأركان NOUN", "position"),
        ("1 العقيد NOUN", "rank"),
        ("1 السيد NOUN", "honorific"),
        ("1 الناطق NOUN\n2-3 باسم\n2 ب ADP\n3 اسم NOUN\n4 الشرطة NOUN", "spokesperson"),
        ("1 شهود NOUN\n2 عيان NOUN", "source"),
        ("1 الرجل NOUN", "generic"),
    ],
)
def test_kinds(words: str, kind: str, tables: Tables) -> None:
    position = only(words, tables)
    assert (position.kind, position.first, position.last) == (kind, 0, len(scene(words, tables).reading.units))


@pytest.mark.parametrize(
    "words",
    [
        "1 مسؤولون NOUN\n2 أتراك ADJ",
        "1 شهود NOUN\n2 عيان NOUN",
        "1 مسؤولين NOUN",
        "1 وزيران NOUN",
    ],
)
def test_several_people(words: str, tables: Tables) -> None:
    assert only(words, tables).plural


def test_several_people_are_not_the_name_beside_them(tables: Tables) -> None:
    """وقال مسؤولون: هاني الصباغ …: one name is not several people."""
    assert positions("1 وزراء NOUN\n2 الخارجية NOUN\n3 ، PUNCT\n4 هاني X NER=B-PER\n5 الصباغ X NER=I-PER", tables)[0][1] == ""


def test_listeners_are_not_the_name_beside_them(tables: Tables) -> None:
    """In قال للصحافيين هاني الصباغ the journalists listen."""
    snippet = """
    1 قال VERB
    2-3 للصحافيين
    2 ل ADP
    3 الصحافيين NOUN
    4 هاني X NER=B-PER
    5 الصباغ NOUN NER=I-PER
    6 إن SCONJ
    7 الطريق NOUN
    8 مغلق ADJ
    9 . PUNCT
    """
    assert positions(snippet, tables) == [("الصحافيين", "")]


def test_a_position_takes_its_ministry_and_city(tables: Tables) -> None:
    """Genitives and what stands behind في, من and لدى specify the position."""
    snippet = """
    1-2 وصل
    1 و CCONJ
    2 صل VERB
    3 مدير NOUN
    4 مكتب NOUN
    5 الأمم NOUN NER=B-ORG
    6 المتحدة ADJ NER=I-ORG
    7 في ADP
    8 عدن NOUN NER=B-LOC
    9 أمس ADV
    10 . PUNCT
    """
    view = scene(snippet, tables)
    assert phrases(view) == [("مدير مكتب الأمم المتحدة في عدن", "")]
    assert view.referents[view.positions[0].affiliation].mention.name == "الأمم المتحدة"


def test_a_quoted_group_in_a_position(tables: Tables) -> None:
    """الناطق باسم حركة «الفجر»."""
    snippet = """
    1 أشاد VERB
    2 الناطق NOUN
    3-4 باسم
    3 ب ADP
    4 اسم NOUN
    5 « PUNCT
    6 الفجر NOUN NER=B-ARM
    7 الجديد ADJ NER=I-ARM
    8 » PUNCT
    9 هاني X NER=B-PER
    10 الصباغ NOUN NER=I-PER
    11-12 بالهدنة
    11 ب ADP
    12 الهدنة NOUN
    13 . PUNCT
    """
    ((_, person),) = positions(snippet, tables)
    assert person == "هاني الصباغ"


@pytest.mark.parametrize(
    "word",
    [
        "أمس NOUN",
        "الثلاثاء NOUN",
        "خلال NOUN",
        "قائلا NOUN",
        "قائلا ADJ",
        "زار VERB",
        "إن SCONJ",
        "، PUNCT",
        "إلى ADP",
    ],
)
def test_what_ends_a_position(word: str, tables: Tables) -> None:
    """Words of time, participles that report, verbs and stops are no part of a noun phrase."""
    assert positions(f"1 الوزير NOUN\n2 {word}\n3 عدن X", tables)[0][0] == "الوزير"


def test_a_position_does_not_reach_into_the_next_sentence(tables: Tables) -> None:
    assert positions("1 غادر VERB\n2 الوزير NOUN\n3 . PUNCT\n\n1 هاني X NER=B-PER\n2 الصباغ X NER=I-PER", tables) == [
        ("الوزير", "")
    ]


def test_a_name_is_no_title(tables: Tables) -> None:
    """Of a person called أمير nothing is a prince."""
    assert positions("1 غادر VERB\n2 أمير X NER=B-PER\n3 الصباغ X NER=I-PER", tables) == []


def test_a_title_inside_the_name_of_a_group_is_none(tables: Tables) -> None:
    """In فصائل المعارضة the opposition is no woman who opposes."""
    snippet = """
    1 قادت VERB
    2 فصائل NOUN
    3 المعارضة NOUN
    4 الهجوم NOUN
    5 . PUNCT
    """
    assert positions(snippet, tables) == []


def test_a_definite_noun_behind_a_definite_title_is_another_phrase(tables: Tables) -> None:
    """قاد الوزير الهجوم: what is definite already takes no genitive; the second noun is the object."""
    assert positions("1 قاد VERB\n2 الوزير NOUN\n3 الهجوم NOUN\n4 أمس ADV", tables) == [("الوزير", "")]


def test_a_title_right_behind_a_name_is_somebody_else(tables: Tables) -> None:
    """التقى كمال دوغان الوزير النرويجي: subject and object, no apposition."""
    snippet = """
    1 التقى VERB
    2 كمال X NER=B-PER
    3 دوغان X NER=I-PER
    4 الوزير NOUN
    5 النرويجي ADJ
    6 أمس ADV
    7 . PUNCT
    """
    assert positions(snippet, tables) == [("الوزير النرويجي", "")]


def test_an_adjective_is_no_title(tables: Tables) -> None:
    """مؤتمر صحفي is a press conference, no journalist."""
    assert positions("1 مؤتمر NOUN\n2 صحفي ADJ\n3 مشترك ADJ", tables) == []


def test_marks_inside_a_position_are_whole(tables: Tables) -> None:
    view = scene("1 قائد NOUN\n2 « PUNCT\n3 الفجر NOUN NER=B-ARM\n4 » PUNCT\n5 هاني X NER=B-PER", tables)
    (position,) = view.positions
    assert view.reading.text(0, view.reading.units[position.last - 1].end) == "قائد «الفجر»"


def test_a_rank_between_position_and_name(tables: Tables) -> None:
    """القائد العام للقوات المشتركة، الفريق كمال دوغان: two titles of one man, none in the other."""
    snippet = """
    1 وصل VERB
    2 القائد NOUN
    3 العام ADJ
    4 الفريق NOUN
    5 كمال X NER=B-PER
    6 دوغان X NER=I-PER
    """
    assert positions(snippet, tables) == [("القائد العام", "كمال دوغان"), ("الفريق", "كمال دوغان")]


def test_two_offices_of_one_man(tables: Tables) -> None:
    snippet = """
    1 هاني X NER=B-PER
    2 الصباغ X NER=I-PER
    3 ، PUNCT
    4 إمام NOUN
    5-6 وخطيب
    5 و CCONJ
    6 خطيب NOUN
    7 المسجد NOUN
    """
    assert positions(snippet, tables) == [("إمام وخطيب المسجد", "هاني الصباغ")]


def test_a_person_behind_what_the_position_is_for(tables: Tables) -> None:
    """المبعوث الخاص لمحاربة داعش، هاني الصباغ: the comma tells that the name belongs to the envoy."""
    snippet = """
    1 التقى VERB
    2 المبعوث NOUN
    3 الخاص ADJ
    4 ضد ADP
    5 داعش X
    6 ، PUNCT
    7 هاني X NER=B-PER
    8 الصباغ X NER=I-PER
    """
    assert positions(snippet, tables) == [("المبعوث الخاص", "هاني الصباغ")]


def test_where_an_envoy_is_sent(tables: Tables) -> None:
    assert positions("1 المبعوث NOUN\n2 الأممي ADJ\n3 إلى ADP\n4 سوريا X\n5 وصل VERB", tables) == [
        ("المبعوث الأممي إلى سوريا", "")
    ]


@pytest.mark.parametrize(
    "member", ["1 مقاتلو NOUN\n2 طالبان X", "1 عناصر NOUN\n2 من ADP\n3 طالبان X", "1 مسلحي NOUN\n2 « PUNCT\n3 طالبان X"]
)
def test_members_of_a_group_are_the_group(member: str, tables: Tables) -> None:
    view = scene(member, tables)
    assert view.positions == ()
    assert member_of(view.reading, 0, view.names, view.name_at, tables) == 0


def test_an_unknown_name_behind_a_position(tables: Tables) -> None:
    """القيادية في «الحركة»، ليلوز بيرتان: no list and no model knows her."""
    snippet = """
    1 القيادية NOUN
    2 في ADP
    3 حركة NOUN
    4 حماس X
    5 ، PUNCT
    6 ليلوز X
    7 بيرتان X
    8 ، PUNCT
    9 زارت VERB
    """
    assert positions(snippet, tables) == [("القيادية في حركة حماس", "ليلوز بيرتان")]


@pytest.mark.parametrize(
    ("conllu", "expected"),
    [
        ("1 المصدر NOUN\n2-3 بالدعم\n2 ب ADP\n3 الدعم NOUN", "المصدر"),
        ("1 رئيس NOUN\n2 الإقليم NOUN\n3-4 لبحث\n3 ل ADP\n4 بحث NOUN\n5 الأزمة NOUN", "رئيس الإقليم"),
        ("1 مصدر NOUN\n2 أمني ADJ\n3-4 لرويترز\n3 ل ADP\n4 رويترز X", "مصدر أمني"),
        ("1 مسؤول NOUN\n2 قضاءي NOUN\n3 الفلوجة X\n4-5 والكرمة\n4 و CCONJ\n5 الكرمة X NER=B-LOC", "مسؤول قضاءي الفلوجة والكرمة"),
    ],
)
def test_where_a_position_ends(conllu: str, expected: str, tables: Tables) -> None:
    """What its holder praises, is there for or talks to is no part of it; places that و joins are."""
    assert positions(conllu, tables)[0][0] == expected


def test_positions_in_a_row_are_one_person_s(tables: Tables) -> None:
    """سمير الحداد، محافظ عدن، رئيس اللجنة"""
    snippet = "1 سمير X NER=B-PER\n2 الحداد X NER=I-PER\n3 ، PUNCT\n4 محافظ NOUN\n5 عدن X\n6 ، PUNCT\n7 رئيس NOUN\n8 اللجنة NOUN"
    assert positions(snippet, tables) == [("محافظ عدن", "سمير الحداد"), ("رئيس اللجنة", "سمير الحداد")]


def test_two_holders_of_one_office(tables: Tables) -> None:
    """وزيرا الخارجية الروسي سمير والأميركي هاني: each has the office of his own country."""
    snippet = """
    1 التقى VERB
    2 وزيرا NOUN
    3 الخارجية NOUN
    4 الروسي ADJ
    5 سمير X NER=B-PER
    6-7 والأميركي
    6 و CCONJ
    7 الأميركي ADJ
    8 هاني X NER=B-PER
    """
    held = {(p.country, _name(view, p.person)) for view in [scene(snippet, tables)] for p in view.positions}
    assert held == {("روسيا", "سمير"), ("الولايات المتحدة", "هاني")}


def test_two_sources_are_two(tables: Tables) -> None:
    """مصادر طبية ومصدر برلماني; one man may be إمام وخطيب."""
    view = scene("1 مصادر NOUN\n2 طبية ADJ\n3 و CCONJ\n4 مصدر NOUN\n5 برلماني ADJ", tables)
    assert [(p.first, p.last) for p in view.positions] == [(0, 2), (3, 5)]


def test_a_second_title_is_of_the_same_holder(tables: Tables) -> None:
    view = scene("1 عضو NOUN\n2 الكتلة NOUN\n3 الجديدة ADJ\n4 النائب NOUN\n5 هاني X NER=B-PER\n6 الصباغ X NER=I-PER", tables)
    assert [view.referents[p.person].mention.name for p in view.positions] == ["هاني الصباغ", "هاني الصباغ"]


def test_a_given_name_behind_a_title_begins_a_name_that_no_model_saw(tables: Tables) -> None:
    view = scene("1 قال VERB\n2 النائب NOUN\n3 نعمة NOUN\n4 كامل NOUN", tables)
    assert [(r.mention.name, r.mention.rule) for r in view.referents] == [("نعمة كامل", "beside-title")]


def test_a_witness_is_named_by_how_he_is_called(tables: Tables) -> None:
    view = scene("1 شاهد NOUN\n2 عيان NOUN\n3 يدعى VERB\n4 هاني X NER=B-PER\n5 الصباغ X NER=I-PER", tables)
    assert [view.referents[p.person].mention.name for p in view.positions] == ["هاني الصباغ"]


@pytest.mark.parametrize("dash", ["-", "–"])
def test_a_dash_before_the_name(dash: str, tables: Tables) -> None:
    """قال وزير الدفاع التركي - كمال دوغان."""
    words = f"3 التركي ADJ\n4 {dash} PUNCT\n5 كمال X NER=B-PER\n6 دوغان X NER=I-PER\n7 . PUNCT"
    assert positions(f"1 وزير NOUN\n2 الدفاع NOUN\n{words}", tables) == [("وزير الدفاع التركي", "كمال دوغان")]
