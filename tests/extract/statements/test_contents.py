"""Where reported content begins, and whether it is quoted; where it ends is in test_contents_end.py."""

import pytest

from kg.extract import Tables
from kg.extract.statements.contents import bounded
from tests.extract.support import cues_with_content, scene


def contents(conllu: str, tables: Tables) -> list[tuple[str, str]]:
    """Return each cue with what it reports; nothing where it reports nothing."""
    return [(verb, text) for verb, _, text in cues_with_content(conllu, tables)]


def only(conllu: str, tables: Tables) -> tuple[str, str, bool]:
    """Return of the one cue how its content opens, the content and whether it is quoted."""
    ((_, content, text),) = cues_with_content(conllu, tables)
    assert content is not None
    return content.opening, text, content.direct


def test_a_clause_after_an(tables: Tables) -> None:
    """The complementizer أن is no part of the content."""
    snippet = """
    1 أعلن VERB
    2 الصباغ NOUN NER=B-PER
    3 أن SCONJ
    4 المعبر NOUN
    5 مفتوح ADJ
    """
    assert only(snippet, tables) == ("that", "المعبر مفتوح", False)


def test_a_clause_after_inna_with_its_pronoun(tables: Tables) -> None:
    """The pronoun of إنه belongs to the complementizer's token, so it goes too."""
    snippet = """
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3-4 إنه
    3 إن SCONJ
    4 ه PRON
    5 زار VERB
    6 المخيم NOUN
    """
    assert only(snippet, tables) == ("that", "زار المخيم", False)


def test_a_clause_after_bi_anna(tables: Tables) -> None:
    """بأن is ب with أن."""
    snippet = """
    1 أفاد VERB
    2 الصباغ NOUN NER=B-PER
    3-4 بأن
    3 ب ADP
    4 أن SCONJ
    5 الطريق NOUN
    6 مغلق ADJ
    """
    assert only(snippet, tables) == ("that", "الطريق مغلق", False)


def test_a_preposition_before_the_complementizer(tables: Tables) -> None:
    """أشار إلى أن: the clause is the content, not أن with it."""
    snippet = """
    1 أشار VERB
    2 الصباغ NOUN NER=B-PER
    3 إلى ADP
    4 أن SCONJ
    5 الطريق NOUN
    6 مغلق ADJ
    """
    assert only(snippet, tables)[1:] == ("الطريق مغلق", False)


@pytest.mark.parametrize("clitic", ["ل", "ك"])
def test_because_and_as_if_open_no_content(clitic: str, tables: Tables) -> None:
    """لأن gives a reason and كأن a likeness, they report nothing."""
    snippet = f"""
    1 تحدث VERB
    2 الصباغ X NER=B-PER
    3-4 {clitic}أن
    3 {clitic} ADP
    4 أن SCONJ
    5 الوقت NOUN
    6 مناسب ADJ
    7 . PUNCT
    """
    assert contents(snippet, tables) == [("تحدث", "")]


def test_a_name_spelled_like_the_complementizer(tables: Tables) -> None:
    """(ان بي سي) is a broadcaster."""
    snippet = """
    1 قالت VERB
    2 قناة NOUN NER=B-ORG
    3 ( PUNCT NER=I-ORG
    4 ان SCONJ NER=I-ORG
    5 بي X NER=I-ORG
    6 سي X NER=I-ORG
    7 ) PUNCT NER=I-ORG
    8 إن SCONJ
    9 المعبر NOUN
    10 مفتوح ADJ
    11 . PUNCT
    """
    assert only(snippet, tables) == ("that", "المعبر مفتوح", False)


def test_a_clause_after_a_colon(tables: Tables) -> None:
    snippet = """
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3 : PUNCT
    4 المعبر NOUN
    5 مفتوح ADJ
    """
    assert only(snippet, tables) == ("colon", "المعبر مفتوح", False)


def test_a_complementizer_after_a_colon(tables: Tables) -> None:
    """Desks write قال: إن … as well."""
    snippet = """
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3 : PUNCT
    4 إن SCONJ
    5 المعبر NOUN
    6 مفتوح ADJ
    """
    assert only(snippet, tables)[1:] == ("المعبر مفتوح", False)


def test_a_quotation_after_a_colon(tables: Tables) -> None:
    """The quotation marks are no part of the content."""
    snippet = """
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3 : PUNCT
    4 « PUNCT
    5 المعبر NOUN
    6 مفتوح ADJ
    7 أمام ADP
    8 الجميع NOUN
    9 » PUNCT
    """
    assert only(snippet, tables) == ("colon", "المعبر مفتوح أمام الجميع", True)


def test_a_quotation_without_a_colon(tables: Tables) -> None:
    snippet = """
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3 « PUNCT
    4 المعبر NOUN
    5 مفتوح ADJ
    6 أمام ADP
    7 الجميع NOUN
    8 » PUNCT
    """
    assert only(snippet, tables) == ("quote", "المعبر مفتوح أمام الجميع", True)


def test_a_quotation_after_the_complementizer(tables: Tables) -> None:
    snippet = """
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3 إن SCONJ
    4 « PUNCT
    5 المعبر NOUN
    6 مفتوح ADJ
    7 أمام ADP
    8 الجميع NOUN
    9 » PUNCT
    """
    assert only(snippet, tables) == ("that", "المعبر مفتوح أمام الجميع", True)


def test_a_colon_inside_a_quotation_opens_nothing(tables: Tables) -> None:
    snippet = """
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3 « PUNCT
    4 شرطنا X
    5 واحد ADJ
    6 : PUNCT
    7 المعبر NOUN
    8 مفتوح ADJ
    9 أمام ADP
    10 الجميع NOUN
    11 » PUNCT
    """
    assert only(snippet, tables) == ("quote", "شرطنا واحد: المعبر مفتوح أمام الجميع", True)


@pytest.mark.parametrize(
    ("verb", "preposition", "noun"),
    [("أشار", "إلى", "تحسن"), ("شدد", "على", "ضرورة"), ("أعرب", "عن", "قلق"), ("حذر", "من", "خطورة"), ("شكك", "في", "جدوى")],
)
def test_a_noun_after_the_verbs_preposition(verb: str, preposition: str, noun: str, tables: Tables) -> None:
    """Each verb takes its own preposition, and what stands behind it is the content."""
    snippet = f"""
    1 {verb} VERB
    2 الصباغ X NER=B-PER
    3 {preposition} ADP
    4 {noun} NOUN
    5 الوضع NOUN
    6 . PUNCT
    """
    assert only(snippet, tables)[1:] == (f"{noun} الوضع", False)


def test_a_preposition_on_its_noun(tables: Tables) -> None:
    """ب is written on the noun (ندد بالهجوم)."""
    snippet = """
    1 ندد VERB
    2 الصباغ NOUN NER=B-PER
    3-4 بإغلاق
    3 ب ADP
    4 إغلاق NOUN
    5 المعبر NOUN
    """
    assert only(snippet, tables)[1:] == ("إغلاق المعبر", False)


def test_a_preposition_that_the_verb_does_not_take(tables: Tables) -> None:
    """قال على الهواء says where, not what."""
    snippet = """
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3 على ADP
    4 الهواء NOUN
    5 إن SCONJ
    6 المعبر NOUN
    7 مفتوح ADJ
    """
    assert only(snippet, tables) == ("that", "المعبر مفتوح", False)


def test_a_preposition_inside_a_name_opens_nothing(tables: Tables) -> None:
    """In المتحدث باسم the ب belongs to the title, though أفاد takes one."""
    snippet = """
    1 أفاد VERB
    2 المتحدث NOUN
    3-4 باسم
    3 ب ADP
    4 اسم NOUN
    5 قوات NOUN NER=B-ARM
    6 التحالف NOUN NER=I-ARM
    7-8 بأن
    7 ب ADP
    8 أن SCONJ
    9 المعبر NOUN
    10 مفتوح ADJ
    """
    assert only(snippet, tables) == ("that", "المعبر مفتوح", False)


def test_an_object(tables: Tables) -> None:
    """What is announced, denied or condemned may be a noun of action."""
    snippet = """
    1 أعلن VERB
    2 الصباغ NOUN NER=B-PER
    3 بدء NOUN
    4 الحملة NOUN
    """
    assert only(snippet, tables) == ("object", "بدء الحملة", False)


def test_the_parsers_object(tables: Tables) -> None:
    snippet = """
    1 نفت VERB _ 0 root
    2 تركيا X _ 1 nsubj
    3 علاقتها NOUN _ 1 obj
    4 بالحادث NOUN _ 3 nmod
    5 . PUNCT _ 1 punct
    """
    assert only(snippet, tables) == ("object", "علاقتها بالحادث", False)


def test_a_time_is_no_object(tables: Tables) -> None:
    """أعلن أمس أن …: the time stands where an object could."""
    snippet = """
    1 أعلن VERB _ 0 root
    2 أمس NOUN _ 1 obj
    3 أن SCONJ _ 5 mark
    4 المعبر NOUN _ 5 nsubj
    5 مفتوح ADJ _ 1 ccomp
    6 . PUNCT _ 1 punct
    """
    assert only(snippet, tables) == ("that", "المعبر مفتوح", False)


def test_a_verb_that_takes_no_object(tables: Tables) -> None:
    snippet = """
    1 قال VERB _ 0 root
    2 الصباغ X NER=B-PER 1 nsubj
    3 كلمة NOUN _ 1 obj
    4 قصيرة ADJ _ 3 amod
    5 . PUNCT _ 1 punct
    """
    assert contents(snippet, tables) == [("قال", "")]


def test_a_verb_with_nothing_behind_its_speaker(tables: Tables) -> None:
    assert contents("1 قال VERB\n2 الصباغ X NER=B-PER\n3 . PUNCT", tables) == [("قال", "")]


def test_a_second_verb_takes_the_content(tables: Tables) -> None:
    """Of two verbs before one أن the nearer one reports."""
    snippet = """
    1 تحدث VERB
    2 الصباغ NOUN NER=B-PER
    3-4 وأكد
    3 و CCONJ
    4 أكد VERB
    5 أن SCONJ
    6 المعبر NOUN
    7 مفتوح ADJ
    """
    assert contents(snippet, tables) == [("تحدث", ""), ("أكد", "المعبر مفتوح")]


def test_a_noun_reports_only_a_clause(tables: Tables) -> None:
    """تأكيد الحكومة أن … reports; what else depends on the noun does not say what was confirmed."""
    with_clause = """
    1 لم PART
    2 يقنع VERB
    3 تأكيد NOUN
    4 الحكومة NOUN
    5 أن SCONJ
    6 الطريق NOUN
    7 مفتوح ADJ
    """
    without = """
    1 لم PART
    2 يقنع VERB
    3 تأكيد NOUN
    4 الحكومة NOUN
    5 أحدا ADV
    """
    assert contents(with_clause, tables) == [("تأكيد", "الطريق مفتوح")]
    assert contents(without, tables) == [("تأكيد", "")]


def test_a_marked_word_quotes_nothing(tables: Tables) -> None:
    """«الجماعة» in marks is a name; the clause that it begins is indirect."""
    snippet = """
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3 إن SCONJ
    4 « PUNCT
    5 الجماعة NOUN
    6 » PUNCT
    7 غادرت VERB
    8 المدينة NOUN
    9 أمس ADV
    """
    assert only(snippet, tables) == ("that", "الجماعة» غادرت المدينة أمس", False)


def test_a_quoted_name_before_the_content_is_no_quotation(tables: Tables) -> None:
    """صحيفة «الفجر الجديد» is the speaker."""
    snippet = """
    1 ذكرت VERB
    2 صحيفة NOUN
    3 « PUNCT
    4 الفجر NOUN NER=B-ORG
    5 الجديد ADJ NER=I-ORG
    6 » PUNCT
    7 أن SCONJ
    8 المعبر NOUN
    9 مفتوح ADJ
    """
    assert only(snippet, tables) == ("that", "المعبر مفتوح", False)


def test_an_article_cut_off_behind_the_complementizer(tables: Tables) -> None:
    assert contents("1 قال VERB\n2 الصباغ X NER=B-PER\n3 إن SCONJ", tables) == [("قال", "")]


def test_a_paragraph_cut_off_behind_the_complementizer(tables: Tables) -> None:
    """The first line of a page may be cut: قال الصباغ إن …"""
    words = "1 قال VERB\n2 الصباغ X NER=B-PER\n3 إن SCONJ\n\n# newpar\n1 عادت VERB\n2 القافلة NOUN\n3 . PUNCT"
    assert contents(words, tables) == [("قال", "")]


def test_the_window_holds_the_speaker(tables: Tables) -> None:
    snippet = """
    1 قال VERB
    2 الوزير NOUN
    3 الصباغ NOUN NER=B-PER
    4 أمس ADV
    5 إن SCONJ
    6 المعبر NOUN
    7 مفتوح ADJ
    """
    ((_, content, _),) = cues_with_content(snippet, tables)
    assert content is not None
    units = scene(snippet, tables).reading.units[slice(*content.window)]
    assert [unit.text for unit in units] == ["الوزير", "الصباغ", "أمس"]


def test_content_of_nothing_but_marks_is_none(tables: Tables) -> None:
    reading = scene("1 قال VERB\n2 : PUNCT\n3 « PUNCT\n4 » PUNCT", tables).reading
    assert bounded(reading, 1, 4, "colon", (1, 1)) is None


def test_brackets_belong_to_the_content(tables: Tables) -> None:
    """Outer quotation marks are trimmed, brackets are not."""
    reading = scene("1 « PUNCT\n2 ( PUNCT\n3 نعم PART\n4 ) PUNCT\n5 » PUNCT\n6 . PUNCT", tables).reading
    content = bounded(reading, 0, 6, "colon", (0, 0))
    assert content is not None
    assert reading.text(content.begin, content.end) == "(نعم)"
