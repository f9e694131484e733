"""Names of actors and places: the models' marks, mended and completed by the word lists."""

import pytest

from kg.extract import Tables
from kg.extract.actors.names import find_names, name_of
from kg.extract.reading.candidates import Candidate
from kg.extract.reading.reading import Reading, read
from tests.extract.support import parsed


def found(conllu: str, tables: Tables) -> tuple[Reading, tuple[Candidate, ...]]:
    """Return the reading of a snippet and its candidates."""
    article, sentences = parsed(conllu)
    reading = read(article, sentences)
    return reading, find_names(reading, sentences, tables)


def names(conllu: str, tables: Tables) -> list[tuple[str, str]]:
    """Return name and kind of each candidate."""
    reading, candidates = found(conllu, tables)
    return [(name_of(reading, c.first, c.last), c.kind) for c in candidates]


def places(conllu: str, tables: Tables) -> list[tuple[str, str]]:
    """Return name and type of each place."""
    reading, candidates = found(conllu, tables)
    return [(name_of(reading, c.first, c.last), c.subtype) for c in candidates if c.kind == "Location"]


def test_a_clitic_is_cut(tables: Tables) -> None:
    """The models mark بالرقة with its preposition; the name stands on الرقة."""
    snippet = """
    1 وقعت VERB
    2 الاشتباكات NOUN
    3-4 بالرقة _ NER=B-LOC
    3 ب ADP
    4 الرقة NOUN
    5 أمس ADV
    6 . PUNCT
    """
    reading, (candidate,) = found(snippet, tables)
    unit = reading.units[candidate.first]
    assert (reading.text(unit.begin, unit.end), candidate.kind) == ("الرقة", "Location")


def test_the_article_after_li_is_restored(tables: Tables) -> None:
    """In للرقة the article has lost its alef; the name stands alone as الرقة."""
    snippet = """
    1 وصلت VERB
    2 المساعدات NOUN
    3-4 للرقة _ NER=B-LOC
    3 ل ADP
    4 الرقة NOUN
    5-7 وللموصل
    5 و CCONJ
    6 ل ADP
    7 الموصل NOUN
    8 . PUNCT
    """
    assert names(snippet, tables) == [("الرقة", "Location"), ("الموصل", "Location")]


def test_marks_are_no_part_of_a_name(tables: Tables) -> None:
    """Quotation marks and vowel marks go; the hyphen of a double name stays."""
    snippet = """
    1 « PUNCT NER=B-ORG
    2 الدّولة NOUN NER=I-ORG
    3 الجديدة ADJ NER=I-ORG
    4 » PUNCT NER=I-ORG
    5 و CCONJ
    6 جان-لوك X NER=B-PER
    7 فارنييه X NER=I-PER
    """
    assert names(snippet, tables) == [("الدولة الجديدة", "Organization"), ("جان-لوك فارنييه", "Person")]


def test_a_title_is_cut_from_a_person(tables: Tables) -> None:
    """The models take الرئيس into the name."""
    snippet = """
    1 استقبل VERB
    2 الرئيس NOUN NER=B-PER
    3 سمير X NER=I-PER
    4 الحداد X NER=I-PER
    5 وفدا X
    6 . PUNCT
    """
    assert names(snippet, tables) == [("سمير الحداد", "Person")]


def test_a_given_name_that_is_a_title_too_stays(tables: Tables) -> None:
    """أمير means prince, and many are called so."""
    snippet = """
    1 استقبل VERB
    2 أمير X NER=B-PER
    3 الحداد X NER=I-PER
    4 وفدا NOUN
    5 . PUNCT
    """
    assert names(snippet, tables) == [("أمير الحداد", "Person")]


def test_a_prepositional_phrase_is_cut_from_a_person(tables: Tables) -> None:
    """قال هاني الصباغ للصحافيين: the models run on over the people spoken to."""
    snippet = """
    1 قال VERB
    2 هاني X NER=B-PER
    3 الصباغ NOUN NER=I-PER
    4-5 للصحافيين _ NER=I-PER
    4 ل ADP
    5 الصحافيين NOUN
    6 إن SCONJ
    7 الطريق NOUN
    8 مغلق ADJ
    9 . PUNCT
    """
    assert names(snippet, tables)[0] == ("هاني الصباغ", "Person")


def test_a_verb_is_cut_from_a_person(tables: Tables) -> None:
    snippet = """
    1 هاني X NER=B-PER
    2 الصباغ X NER=I-PER
    3 يعلن VERB NER=I-PER
    4 موقفه NOUN
    """
    assert names(snippet, tables) == [("هاني الصباغ", "Person")]


def test_a_list_overrides_the_models(tables: Tables) -> None:
    """Small models call داعش a place."""
    snippet = """
    1 انسحب VERB
    2 داعش X NER=B-LOC
    3 من ADP
    4 هناك ADV
    5 . PUNCT
    """
    _, (candidate,) = found(snippet, tables)
    assert (candidate.kind, candidate.rule) == ("ArmedGroup", "list-armedgroup")
    assert candidate.confidence > 0.85


def test_the_lists_know_what_the_models_miss(tables: Tables) -> None:
    snippet = """
    1 اجتمع VERB
    2 مجلس NOUN
    3 الأمن NOUN
    4 أمس ADV
    5-6 بشأن
    5 ب ADP
    6 شأن NOUN
    7 الموصل NOUN
    8 . PUNCT
    """
    assert names(snippet, tables) == [("مجلس الأمن", "Organization"), ("الموصل", "Location")]


def test_the_longest_listed_name_wins(tables: Tables) -> None:
    """الجيش السوري الحر fights الجيش السوري."""
    snippet = """
    1 تقدم VERB
    2 الجيش NOUN
    3 السوري ADJ
    4 الحر ADJ
    5 في ADP
    6 حلب NOUN
    7 . PUNCT
    """
    assert names(snippet, tables)[0] == ("الجيش السوري الحر", "ArmedGroup")


def test_a_marked_name_keeps_its_span_over_a_listed_part(tables: Tables) -> None:
    """A person may be called after a city."""
    snippet = """
    1 قال VERB
    2 سعيد X NER=B-PER
    3 بغداد NOUN NER=I-PER
    4 إن SCONJ
    5 الطريق NOUN
    6 مغلق ADJ
    7 . PUNCT
    """
    assert names(snippet, tables) == [("سعيد بغداد", "Person")]


def test_a_longer_marked_place_has_the_type_of_the_listed_one(tables: Tables) -> None:
    """The old town of الموصل is of a city."""
    assert places("1 دخلوا VERB\n2 الموصل X NER=B-LOC\n3 القديمة ADJ NER=I-LOC", tables) == [("الموصل القديمة", "City")]


@pytest.mark.parametrize(
    ("snippet", "expected"),
    [
        ("1 صور NOUN\n2 حديثة ADJ", []),
        ("1 دخلوا VERB\n2 حديثة ADJ NER=B-LOC\n3 أمس ADV", [("حديثة", "Location")]),
        ("1 مدينة NOUN\n2 القائم X", [("القائم", "Location")]),
        ("1 الوضع NOUN\n2 القائم ADJ", []),
        ("1 هذه DET\n2 القاعدة NOUN\n3 واضحة ADJ", []),
        ("1 عنصر NOUN\n2 من ADP\n3 تنظيم NOUN\n4 القاعدة NOUN", [("تنظيم القاعدة", "ArmedGroup")]),
    ],
)
def test_a_homograph_needs_support(snippet: str, expected: list[tuple[str, str]], tables: Tables) -> None:
    """حديثة means new, القائم standing, القاعدة the rule: that they are names a head noun or the models must say too."""
    assert names(snippet, tables) == expected


def test_a_month_is_no_name(tables: Tables) -> None:
    """The models take آذار for a place."""
    assert names("1 في ADP\n2 آذار NOUN NER=B-LOC", tables) == []


def test_a_lone_adjective_is_no_name(tables: Tables) -> None:
    assert names("1 وصل VERB\n2 سريعا ADJ NER=B-PER", tables) == []


def test_a_named_operation(tables: Tables) -> None:
    snippet = """
    1 انتهت VERB
    2 عملية NOUN
    3 « PUNCT
    4 عاصفة NOUN NER=B-OPR
    5 الربيع NOUN NER=I-OPR
    6 » PUNCT
    7 أمس ADV
    8 . PUNCT
    """
    assert names(snippet, tables) == [("عاصفة الربيع", "Operation")]


@pytest.mark.parametrize(
    ("head", "name", "subtype"), [("قرية", "السرو", "Village"), ("مدينة", "السرو", "City"), ("محافظة", "السرو", "Province")]
)
def test_a_place_head_names_what_follows(head: str, name: str, subtype: str, tables: Tables) -> None:
    """What stands behind قرية is a village, though no list has it; the head only classes it."""
    assert places(f"1 دخلوا VERB\n2 {head} NOUN\n3 {name} NOUN\n4 أمس ADV", tables) == [(name, subtype)]


@pytest.mark.parametrize("following", ["صغيرة ADJ", "الهجوم NOUN", "عراقية ADJ", "نائية NOUN", ". PUNCT", "الوزير NOUN"])
def test_what_no_place_is_called(following: str, tables: Tables) -> None:
    """Adjectives, demonyms, events and titles behind a place head are no names."""
    assert places(f"1 دخلوا VERB\n2 قرية NOUN\n3 {following}", tables) == []


@pytest.mark.parametrize(
    ("head", "name", "subtype"), [("فندق", "الفيروز", "Site"), ("مطار", "الضبعة", "Airport"), ("مخيم", "السرو", "Camp")]
)
def test_the_head_of_a_site_belongs_to_its_name(head: str, name: str, subtype: str, tables: Tables) -> None:
    """الفيروز alone is turquoise, فندق الفيروز a hotel."""
    assert places(f"1 دخلوا VERB\n2 {head} NOUN\n3 {name} NOUN\n4 أمس ADV", tables) == [(f"{head} {name}", subtype)]


def test_a_direction_is_no_part_of_a_place(tables: Tables) -> None:
    """شرق حلب is east of it."""
    assert places("1 دخلوا VERB\n2 بلدة NOUN\n3 السرو NOUN\n4 شرق NOUN\n5 حلب X", tables) == [("السرو", "Town"), ("حلب", "City")]


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("1 الفصائل NOUN\n2 العراقية ADJ", "الفصائل العراقية", "ArmedGroup"),
        ("1 الفصائل NOUN\n2 المسلحة ADJ\n3 العراقية ADJ", "الفصائل المسلحة العراقية", "ArmedGroup"),
        ("1 الفصائل NOUN\n2 الكردية ADJ\n3 السورية ADJ", "الفصائل الكردية السورية", "ArmedGroup"),
        ("1 السلطات NOUN\n2 النرويجية ADJ", "السلطات النرويجية", "State"),
        ("1 الصحيفة NOUN\n2 النرويجية ADJ", "الصحيفة النرويجية", "Organization"),
        ("1 حكومة NOUN\n2 مالي X\n3 الجديدة ADJ\n4 . PUNCT", "حكومة مالي", "State"),
    ],
)
def test_a_head_noun_with_a_demonym_names_a_group(words: str, name: str, kind: str, tables: Tables) -> None:
    """A group is named by what it is and whose; a government stands for its state."""
    assert names(words, tables) == [(name, kind)]


def test_a_government_at_the_end_of_an_article(tables: Tables) -> None:
    assert names("1 حكومة NOUN\n2 مالي X", tables) == [("حكومة مالي", "State")]


def test_a_demonym_that_does_not_agree_belongs_to_the_word_before(tables: Tables) -> None:
    """مدير الشرطة النرويجي: the director is Norwegian; the adjective is masculine, the police feminine."""
    assert ("الشرطة النرويجي", "ArmedGroup") not in names("1 مدير NOUN\n2 الشرطة NOUN\n3 النرويجي ADJ", tables)


def test_a_head_noun_inside_a_title_is_no_group(tables: Tables) -> None:
    """وزير الخارجية النرويجية is a woman, not her ministry."""
    assert names("1 وزيرة NOUN\n2 الخارجية NOUN\n3 النرويجية ADJ", tables) == []


@pytest.mark.parametrize(
    ("snippet", "kinds"),
    [
        ("1 محادثات NOUN\n2 بين ADP\n3 موسكو X\n4-5 وواشنطن\n4 و CCONJ\n5 واشنطن X", ["State", "State"]),
        ("1 تحالف NOUN\n2 بقيادة NOUN\n3 النرويج X", ["State"]),
        ("1 اتهمت VERB _ 0 root\n2 موسكو X _ 1 nsubj\n3 الصحيفة NOUN _ 1 obj", ["State", "Organization"]),
        ("1 أعلنت VERB _ 0 root\n2 النرويج X _ 1 nsubj\n3 موقفها NOUN _ 1 obj", ["State"]),
        ("1 عاد VERB\n2 إلى ADP\n3 موسكو X", ["Location"]),
        ("1 عاد VERB\n2 من ADP\n3 موسكو X", ["Location"]),
        ("1 عاد VERB\n2 إلى ADP\n3 النرويج X", ["Location"]),
    ],
)
def test_a_country_or_capital_that_acts_is_a_state(snippet: str, kinds: list[str], tables: Tables) -> None:
    """Behind بين or بقيادة and as a subject موسكو is the Russian state; behind إلى it is a city."""
    assert [kind for _, kind in names(snippet, tables)] == kinds


@pytest.mark.parametrize(
    "snippet",
    [
        "1 زار VERB _ 0 root\n2 موسكو X _ 1 obj",
        "1 ضواحي NOUN _ 0 root\n2 موسكو X _ 1 nmod",
        "1 غادر VERB _ 0 root\n2 موسكو X _ 1 obj",
    ],
)
def test_a_capital_that_is_visited_is_a_city(snippet: str, tables: Tables) -> None:
    """One visits and leaves a city; its suburbs are not those of a state."""
    assert names(snippet, tables) == [("موسكو", "Location")]


def test_a_quoted_place_behind_a_word_for_a_paper_is_the_paper(tables: Tables) -> None:
    """«بغداد» is a newspaper where صحيفة stands before it."""
    snippet = """
    1 ذكرت VERB
    2 صحيفة NOUN
    3 « PUNCT
    4 بغداد X
    5 » PUNCT
    6 أن SCONJ
    7 المعبر NOUN
    8 مفتوح ADJ
    9 . PUNCT
    """
    _, (candidate,) = found(snippet, tables)
    assert (candidate.kind, candidate.rule) == ("Organization", "quoted-medium")


def test_an_unquoted_capital_behind_that_word_is_none(tables: Tables) -> None:
    snippet = """
    1 صدرت VERB
    2 صحيفة NOUN
    3 في ADP
    4 الرياض NOUN
    5 . PUNCT
    """
    assert names(snippet, tables) == [("الرياض", "Location")]


def test_a_place_head_that_the_models_mark_only_classes(tables: Tables) -> None:
    """قرية السرو is السرو, a village, whoever has marked it."""
    assert places("1 دخلوا VERB\n2 قرية NOUN NER=B-LOC\n3 السرو NOUN NER=I-LOC", tables) == [("السرو", "Village")]


def test_quotation_marks_inside_a_listed_name(tables: Tables) -> None:
    """تنظيم «داعش» is on the lists without its marks."""
    assert names("1 تنظيم NOUN\n2 « PUNCT\n3 داعش X\n4 » PUNCT", tables) == [("تنظيم داعش", "ArmedGroup")]


def test_a_clitic_that_nobody_split_off(tables: Tables) -> None:
    """The name of بداعش and ولندن begins behind the first letter, and so does its span."""
    reading, (candidate,) = found("1 تلحق VERB\n2 بداعش X NER=B-ARM", tables)
    assert candidate.clitic == 1
    assert name_of(reading, candidate.first, candidate.last, clitic=candidate.clitic) == "داعش"


def test_a_name_that_was_split_in_two(tables: Tables) -> None:
    """The parser takes the first letter of بعقوبة for a preposition."""
    snippet = "1 في ADP\n2-3 بعقوبة\n2 ب ADP\n3 عقوبة NOUN\n4 . PUNCT"
    assert names(snippet, tables) == [("بعقوبة", "Location")]


@pytest.mark.parametrize(
    "snippet",
    [
        "1 الكولونيل NOUN NER=B-PER",
        "1 أميركي ADJ NER=B-PER\n2 تركي ADJ NER=I-PER",
        "1 حزب NOUN NER=B-ARM",
    ],
)
def test_what_models_take_for_a_name(snippet: str, tables: Tables) -> None:
    """A title, adjectives of countries or a head noun alone name nobody."""
    assert names(snippet, tables) == []


def test_what_comes_behind_a_name_is_cut(tables: Tables) -> None:
    snippet = "1 سمير X NER=B-PER\n2 الحداد X NER=I-PER\n3 المعروف ADJ NER=I-PER"
    assert names(snippet, tables) == [("سمير الحداد", "Person")]


def test_two_bodies_that_the_models_join(tables: Tables) -> None:
    snippet = "1 الأمم NOUN NER=B-ORG\n2 المتحدة ADJ NER=I-ORG\n3-4 والمجتمع _ NER=I-ORG\n3 و CCONJ\n4 المجتمع NOUN"
    assert names(snippet, tables) == [("الأمم المتحدة", "Organization")]


def test_a_homograph_that_is_joined_to_a_place(tables: Tables) -> None:
    """In الباب والرقة the door is a town."""
    assert names("1 الباب NOUN\n2-3 والرقة\n2 و CCONJ\n3 الرقة X", tables) == [("الباب", "Location"), ("الرقة", "Location")]


def test_a_place_that_is_somebody_s_last_name(tables: Tables) -> None:
    """برناردينو ليون … أكد ليون: the man, but في ليون the town."""
    snippet = "1 سافر VERB\n2 سمير X NER=B-PER\n3 باريس X NER=I-PER\n4 و CCONJ\n5 أكد VERB\n6 باريس X\n7 في ADP\n8 باريس X"
    assert names(snippet, tables) == [("سمير باريس", "Person"), ("باريس", "Person"), ("باريس", "Location")]


def test_the_head_noun_tells_the_kind_of_what_the_models_marked(tables: Tables) -> None:
    for words, kind in (("مجلس", "Organization"), ("كتيبة", "ArmedGroup")):
        for tag in ("ORG", "ARM"):
            snippet = f"1 {words} NOUN NER=B-{tag}\n2 السنبلة NOUN NER=I-{tag}"
            assert names(snippet, tables) == [(f"{words} السنبلة", kind)]


@pytest.mark.parametrize(
    ("snippet", "expected"),
    [
        ("1 المقاتلين NOUN\n2 الأكراد X\n3 السوريين ADJ", [("المقاتلين الأكراد السوريين", "Group")]),
        ("1 الفنانين NOUN\n2 الأجانب ADJ\n3 و CCONJ\n4 المصريين X", []),
        ("1 قال VERB\n2 الأكراد X", [("الأكراد", "Group")]),
    ],
)
def test_a_people_as_an_adjective(snippet: str, expected: list[tuple[str, str]], tables: Tables) -> None:
    assert names(snippet, tables) == expected
