"""Who speaks."""

import pytest

from kg.extract import Tables
from kg.extract.statements.statements import find_statements
from tests.extract.statements.test_statements import contents
from tests.extract.support import scene


def speakers(conllu: str, tables: Tables) -> list[tuple[str, ...]]:
    """Return for each statement the names of those who speak, as written."""
    return [tuple(r.mention.name for r in reported.speakers) for reported in find_statements(scene(conllu, tables))]


def people(conllu: str, tables: Tables) -> list[tuple[str, ...]]:
    """Return for each statement whom its speakers stand for: the first mention that they refer back to."""
    view = scene(conllu, tables)
    reported = find_statements(view)
    mentions = {r.mention.id: r.mention for r in (*view.referents, *(s for item in reported for s in item.speakers))}

    def first(identifier: str) -> str:
        mention = mentions[identifier]
        return first(mention.antecedent) if mention.antecedent else mention.name

    return [tuple(first(speaker.mention.id) for speaker in item.speakers) for item in reported]


def test_the_subject_behind_the_verb(tables: Tables) -> None:
    """قال الصباغ إن …: the common order."""
    snippet = """
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3 إن SCONJ
    4 المعبر NOUN
    5 مفتوح ADJ
    """
    assert speakers(snippet, tables) == [("الصباغ",)]


def test_the_subject_before_the_verb(tables: Tables) -> None:
    """الصباغ قال إن …: the order of headlines."""
    snippet = """
    1 الصباغ NOUN NER=B-PER
    2 قال VERB
    3 إن SCONJ
    4 المعبر NOUN
    5 مفتوح ADJ
    """
    assert speakers(snippet, tables) == [("الصباغ",)]


def test_the_subject_between_kana_and_qad(tables: Tables) -> None:
    """وكان الصباغ قد أعلن أن …: the pluperfect."""
    snippet = """
    1-2 وكان
    1 و CCONJ
    2 كان AUX
    3 الصباغ X NER=B-PER
    4 قد PART
    5 أعلن VERB
    6 أن SCONJ
    7 المعبر NOUN
    8 مفتوح ADJ
    """
    assert speakers(snippet, tables) == [("الصباغ",)]


def test_kana_that_the_tagger_calls_a_verb(tables: Tables) -> None:
    """The lemma tells that it is an auxiliary."""
    snippet = """
    1 كانت VERB _ 0 root _ كان
    2 منصور X NER=B-PER
    3 أعلنت VERB
    4 أن SCONJ
    5 المعبر NOUN
    6 مفتوح ADJ
    """
    assert speakers(snippet, tables) == [("منصور",)]


def test_a_title_before_the_name(tables: Tables) -> None:
    snippet = """
    1 قال VERB
    2 وزير NOUN
    3 الدفاع NOUN
    4 التركي ADJ
    5 كمال X NER=B-PER
    6 دوغان X NER=I-PER
    7 إن SCONJ
    8 المعبر NOUN
    9 مفتوح ADJ
    """
    assert speakers(snippet, tables) == [("كمال دوغان",)]


def test_a_title_behind_the_name(tables: Tables) -> None:
    snippet = """
    1 قال VERB
    2 الحداد X NER=B-PER
    3 ، PUNCT
    4 المتحدث NOUN
    5-6 باسم
    5 ب ADP
    6 اسم NOUN
    7 قوات NOUN NER=B-ARM
    8 الفجر NOUN NER=I-ARM
    9 ، PUNCT
    10 إن SCONJ
    11 المعبر NOUN
    12 مفتوح ADJ
    """
    assert speakers(snippet, tables) == [("الحداد",)]


def test_a_subject_with_its_apposition_before_the_verb(tables: Tables) -> None:
    snippet = """
    1 الحداد NOUN NER=B-PER
    2 ، PUNCT
    3 وزير NOUN
    4 الدفاع NOUN
    5 ، PUNCT
    6 قال VERB
    7 إن SCONJ
    8 المعبر NOUN
    9 مفتوح ADJ
    """
    assert speakers(snippet, tables) == [("الحداد",)]


def test_a_subject_with_an_apposition_that_ends_in_a_name(tables: Tables) -> None:
    snippet = """
    1 الحداد NOUN NER=B-PER
    2 ، PUNCT
    3 المتحدث NOUN
    4-5 باسم
    4 ب ADP
    5 اسم NOUN
    6 قوات NOUN NER=B-ARM
    7 الفجر NOUN NER=I-ARM
    8 ، PUNCT
    9 قال VERB
    10 إن SCONJ
    11 المعبر NOUN
    12 مفتوح ADJ
    """
    assert speakers(snippet, tables) == [("الحداد",)]


def test_a_place_of_speech_before_the_verb_is_no_subject(tables: Tables) -> None:
    """في بغداد قال …: what stands behind a preposition does not speak."""
    snippet = """
    1 في ADP
    2 بغداد NOUN
    3 قال VERB
    4 الصباغ NOUN NER=B-PER
    5 إن SCONJ
    6 المعبر NOUN
    7 مفتوح ADJ
    8 . PUNCT

    # newpar
    1 في ADP
    2 بغداد X
    3 قال VERB
    4 إن SCONJ
    5 المعبر NOUN
    6 مغلق ADJ
    """
    assert speakers(snippet, tables) == [("الصباغ",), ("الصباغ",)]


def test_a_time_between_verb_and_speaker(tables: Tables) -> None:
    """قال صباح الأحد الصباغ إن …"""
    snippet = """
    1 قال VERB
    2 صباح NOUN
    3 الأحد NOUN
    4 الصباغ NOUN NER=B-PER
    5 إن SCONJ
    6 المعبر NOUN
    7 مفتوح ADJ
    """
    assert speakers(snippet, tables) == [("الصباغ",)]


def test_a_noun_between_verb_and_name_is_another_speaker(tables: Tables) -> None:
    """قالت شقيقة الصباغ إن …: his sister says it, who is no listed name."""
    snippet = """
    1 قالت VERB
    2 شقيقة NOUN
    3 الصباغ NOUN NER=B-PER
    4 إن SCONJ
    5 المعبر NOUN
    6 مفتوح ADJ
    """
    assert speakers(snippet, tables) == [("شقيقة الصباغ",)]


def test_the_people_spoken_to_do_not_speak(tables: Tables) -> None:
    """قال لها الصباغ إن …: a pronoun behind its preposition may stand between."""
    snippet = """
    1 قال VERB
    2-3 لها
    2 ل ADP
    3 ها PRON
    4 الصباغ X NER=B-PER
    5 إن SCONJ
    6 المعبر NOUN
    7 مفتوح ADJ
    """
    assert speakers(snippet, tables) == [("الصباغ",)]


def test_a_dropped_subject_is_the_last_speaker(tables: Tables) -> None:
    """وأضاف أن …: a verb alone goes on with who spoke before."""
    snippet = """
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3 إن SCONJ
    4 المعبر NOUN
    5 مفتوح ADJ
    6 . PUNCT

    1-2 وأضاف
    1 و CCONJ
    2 أضاف VERB
    3 أن SCONJ
    4 القافلة NOUN
    5 وصلت VERB
    """
    assert speakers(snippet, tables) == [("الصباغ",), ("الصباغ",)]


def test_a_name_inside_content_is_no_last_speaker(tables: Tables) -> None:
    """Who is talked about does not go on to talk."""
    snippet = """
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3 إن SCONJ
    4 منصور NOUN NER=B-PER
    5 غادرت VERB
    6 المدينة NOUN
    7 . PUNCT

    1-2 وأضاف
    1 و CCONJ
    2 أضاف VERB
    3 أن SCONJ
    4 القافلة NOUN
    5 وصلت VERB
    """
    assert speakers(snippet, tables) == [("الصباغ",), ("الصباغ",)]


def test_a_participle_goes_on_with_the_speaker_of_its_sentence(tables: Tables) -> None:
    snippet = """
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3 إن SCONJ
    4 المعبر NOUN
    5 مفتوح ADJ
    6 ، PUNCT
    7 مشيرا ADJ
    8 إلى ADP
    9 تحسن NOUN
    10 الوضع NOUN
    """
    assert speakers(snippet, tables) == [("الصباغ",), ("الصباغ",)]


def test_a_participle_behind_a_verb_that_reports_nothing_itself(tables: Tables) -> None:
    """أكد الصباغ ذلك، مشيرا إلى …: the first verb names who speaks."""
    snippet = """
    1 أكد VERB
    2 الصباغ NOUN NER=B-PER
    3 ذلك PRON
    4 ، PUNCT
    5 مشيرا ADJ
    6 إلى ADP
    7 تحسن NOUN
    8 الوضع NOUN
    """
    assert speakers(snippet, tables) == [("الصباغ",)]


def test_a_participle_behind_a_verb_that_is_no_verb_of_saying(tables: Tables) -> None:
    """غادر الصباغ عدن، مؤكدا أن …: who left confirms."""
    snippet = """
    1 غادر VERB _ 0 root
    2 الصباغ NOUN NER=B-PER 1 nsubj
    3 عدن NOUN _ 2 nmod
    4 ، PUNCT _ 3 punct
    5 مؤكدا ADJ _ 1 xcomp
    6 أن SCONJ _ 8 mark
    7 المرفأ NOUN _ 8 nsubj
    8 مفتوح ADJ _ 1 ccomp
    """
    assert speakers(snippet, tables) == [("الصباغ",)]


def test_joint_speakers(tables: Tables) -> None:
    """قال الصباغ ومنصور إن …: both say it."""
    snippet = """
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3-4 ومنصور _ NER=B-PER
    3 و CCONJ
    4 منصور NOUN
    5 إن SCONJ
    6 المعبر NOUN
    7 مفتوح ADJ
    """
    assert speakers(snippet, tables) == [("الصباغ", "منصور")]


def test_joint_speakers_of_a_headline(tables: Tables) -> None:
    """أوسلو وأنقرة: … has no verb."""
    snippet = """
    # newpar = headline
    1 أوسلو X
    2-3 وأنقرة
    2 و CCONJ
    3 أنقرة X
    4 : PUNCT
    5 المعبر NOUN
    6 مفتوح ADJ
    """
    assert speakers(snippet, tables) == [("أوسلو", "أنقرة")]


def test_an_according_to_phrase_names_the_source(tables: Tables) -> None:
    snippet = """
    1 المعبر NOUN
    2 مفتوح ADJ
    3 أمام ADP
    4 القوافل NOUN
    5 ، PUNCT
    6 وفق ADP
    7 وكالة NOUN
    8 رويترز X
    """
    assert speakers(snippet, tables) == [("وكالة رويترز",)]


def test_a_source_without_a_name(tables: Tables) -> None:
    snippet = """
    1 قال VERB
    2 مصدر NOUN
    3 عسكري ADJ
    4 عراقي ADJ
    5 إن SCONJ
    6 المعبر NOUN
    7 مفتوح ADJ
    """
    assert speakers(snippet, tables) == [("مصدر عسكري عراقي",)]


def test_nobody_is_named(tables: Tables) -> None:
    """A first sentence without a subject."""
    snippet = """
    1 وأضاف VERB
    2 أن SCONJ
    3 القافلة NOUN
    4 وصلت VERB
    """
    assert speakers(snippet, tables) == [()]


def test_a_statement_paper_is_nobody_new(tables: Tables) -> None:
    """أضاف البيان أن …: the paper goes on for who issued it."""
    snippet = """
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3 إن SCONJ
    4 المعبر NOUN
    5 مفتوح ADJ
    6 . PUNCT

    1-2 وأضاف
    1 و CCONJ
    2 أضاف VERB
    3 البيان NOUN
    4 أن SCONJ
    5 القافلة NOUN
    6 وصلت VERB
    """
    assert speakers(snippet, tables) == [("الصباغ",), ("الصباغ",)]


def test_a_group_that_no_list_knows(tables: Tables) -> None:
    """The parser's subject speaks, if its ending tells of people."""
    snippet = """
    1 قال VERB _ 0 root
    2 صيادون NOUN _ 1 nsubj Number=Plur
    3 محليون ADJ _ 2 amod
    4 إن SCONJ _ 6 mark
    5 المعبر NOUN _ 6 nsubj
    6 مفتوح ADJ _ 1 ccomp
    """
    (reported,) = find_statements(scene(snippet, tables))
    assert [(r.mention.name, r.mention.kind) for r in reported.speakers] == [("صيادون محليون", "Group")]


def test_a_thing_that_no_list_knows_does_not_speak(tables: Tables) -> None:
    """قالت الدراسة إن …: a paper is nobody who speaks."""
    snippet = """
    1 قالت VERB _ 0 root
    2 الدراسة NOUN _ 1 nsubj
    3 إن SCONJ _ 5 mark
    4 المعبر NOUN _ 5 nsubj
    5 مفتوح ADJ _ 1 ccomp
    """
    assert speakers(snippet, tables) == [()]


def test_a_capital_that_speaks_is_the_state(tables: Tables) -> None:
    snippet = """
    1 قالت VERB _ 0 root
    2 أوسلو X _ 1 nsubj
    3 إن SCONJ _ 5 mark
    4 المعبر NOUN _ 5 nsubj
    5 مفتوح ADJ _ 1 ccomp
    """
    (reported,) = find_statements(scene(snippet, tables))
    assert [(r.mention.name, r.mention.kind) for r in reported.speakers] == [("أوسلو", "State")]


@pytest.mark.parametrize(
    ("again", "first"),
    [
        ("2 الوزير NOUN", "كمال دوغان"),
        ("2 الوزير NOUN\n3 التركي ADJ", "كمال دوغان"),
        ("2 دوغان X NER=B-PER", "كمال دوغان"),
        ("2 المسؤول NOUN\n3 التركي ADJ", "كمال دوغان"),
        ("2 الوزير NOUN\n3 النرويجي ADJ", "الوزير النرويجي"),
        ("2 الصباغ X NER=B-PER", "الصباغ"),
    ],
)
def test_who_spoke_is_taken_up_again(again: str, first: str, tables: Tables) -> None:
    """A title, a last name or a general word with the demonym refers back; another country or name does not."""
    words = len(again.splitlines())
    snippet = f"""
    1 قال VERB
    2 وزير NOUN
    3 الدفاع NOUN
    4 التركي ADJ
    5 كمال X NER=B-PER
    6 دوغان X NER=I-PER
    7 إن SCONJ
    8 المعبر NOUN
    9 مفتوح ADJ
    10 . PUNCT

    # newpar
    1 قال VERB
    {again}
    {words + 2} إن SCONJ
    {words + 3} القافلة NOUN
    {words + 4} وصلت VERB
    """
    assert people(snippet, tables) == [("كمال دوغان",), (first,)]


def test_the_source_is_taken_up_again(tables: Tables) -> None:
    """المصدر is the unnamed source before."""
    snippet = """
    1 قال VERB
    2 مصدر NOUN
    3 عسكري ADJ
    4 عراقي ADJ
    5 إن SCONJ
    6 المعبر NOUN
    7 مفتوح ADJ
    8 . PUNCT

    # newpar
    1 أكد VERB
    2 المصدر NOUN
    3 أن SCONJ
    4 القافلة NOUN
    5 وصلت VERB
    """
    assert people(snippet, tables) == [("مصدر عسكري عراقي",), ("مصدر عسكري عراقي",)]


def test_a_verb_that_the_models_took_for_a_noun_with_its_pronoun(tables: Tables) -> None:
    """اتهم is not وات and هم."""
    snippet = """
    1-2 اتهم
    1 ات NOUN
    2 هم PRON
    3 الصباغ X NER=B-PER
    4 الشركة NOUN
    5-6 بتدمير
    5 ب ADP
    6 تدمير NOUN
    7 الجسر NOUN
    """
    assert people(snippet, tables) == [("الصباغ",)]
    assert contents(snippet, tables) == [("perfect-ب", "تدمير الجسر")]


def test_a_paper_named_again_speaks_for_who_issued_it(tables: Tables) -> None:
    """أضاف البيان: whatever the gender of the issuer."""
    snippet = """
    1 قالت VERB
    2 وزارة NOUN NER=B-ORG
    3 الصحة NOUN NER=I-ORG
    4 في ADP
    5 بيان NOUN
    6 إن SCONJ
    7 المعبر NOUN
    8 مفتوح ADJ
    9 . PUNCT

    1 قال VERB
    2 الصباغ X NER=B-PER
    3 إن SCONJ
    4 الطريق NOUN
    5 آمن ADJ
    6 . PUNCT

    1 وأضاف VERB
    2 البيان NOUN
    3 أن SCONJ
    4 القافلة NOUN
    5 وصلت VERB
    """
    assert people(snippet, tables)[-1] == ("وزارة الصحة",)


def test_what_stands_in_a_paper(tables: Tables) -> None:
    """جاء في بيان لوزارة الصحة أن …"""
    snippet = """
    1 جاء VERB
    2 في ADP
    3 بيان NOUN
    4-5 لوزارة _ NER=B-ORG
    4 ل ADP
    5 وزارة NOUN
    6 الصحة NOUN NER=I-ORG
    7 أن SCONJ
    8 المعبر NOUN
    9 مفتوح ADJ
    """
    assert people(snippet, tables) == [("وزارة الصحة",)]
    assert contents(snippet, tables) == [("perfect-that", "المعبر مفتوح")]


def test_a_source_in_the_same_words_is_the_same(tables: Tables) -> None:
    """Two mentions of مصدر أمني are one person; another source would be brought in with other words."""
    snippet = """
    1 قال VERB
    2 مصدر NOUN
    3 أمني ADJ
    4 إن SCONJ
    5 المعبر NOUN
    6 مفتوح ADJ
    7 . PUNCT

    1 أعلن VERB
    2 مصدر NOUN
    3 أمني ADJ
    4 أن SCONJ
    5 القافلة NOUN
    6 وصلت VERB
    """
    first, second = people(snippet, tables)
    assert first == second == ("مصدر أمني",)


def test_a_source_does_not_take_in_what_it_tells(tables: Tables) -> None:
    """أفادت مصادر بسقوط قتلى: the noun behind ب is told."""
    snippet = """
    1 أفادت VERB
    2 مصادر NOUN
    3-4 بسقوط
    3 ب ADP
    4 سقوط NOUN
    5 قتلى NOUN
    """
    assert people(snippet, tables) == [("مصادر",)]
    assert contents(snippet, tables) == [("perfect-ب", "سقوط قتلى")]


def test_how_a_source_speaks_is_no_statement(tables: Tables) -> None:
    """قال مسؤول رفض الكشف عن هويته إن …: neither cue nor name."""
    snippet = """
    1 قال VERB
    2 مسؤول NOUN
    3 تركي ADJ
    4 رفض NOUN
    5 الكشف NOUN
    6 عن ADP
    7-8 هويته
    7 هوية NOUN
    8 ه PRON
    9 إن SCONJ
    10 المعبر NOUN
    11 مفتوح ADJ
    """
    assert people(snippet, tables) == [("مسؤول تركي",)]
    assert contents(snippet, tables) == [("perfect-that", "المعبر مفتوح")]


def test_a_plural_has_its_subject_before_it(tables: Tables) -> None:
    """لكن كثيرين حثوا أنقرة على …: what stands behind is whom they urge."""
    snippet = """
    1 لكن CCONJ
    2 كثيرين NOUN
    3 حثوا VERB
    4 أنقرة X NER=B-LOC
    5 على ADP
    6 ضبط NOUN
    7 النفس NOUN
    """
    assert people(snippet, tables) == [("كثيرين",)]


def test_the_actor_of_the_clause_before_goes_on(tables: Tables) -> None:
    """قتل الصباغ …، وقال إن: not who spoke last."""
    snippet = """
    1 أعلنت VERB
    2 ليبيا X NER=B-LOC
    3 أن SCONJ
    4 المعبر NOUN
    5 مفتوح ADJ
    6 . PUNCT

    1 زار VERB
    2 الصباغ X NER=B-PER
    3 القرية NOUN
    4 ، PUNCT
    5-6 وقال
    5 و CCONJ
    6 قال VERB
    7 إن SCONJ
    8 الطريق NOUN
    9 آمن ADJ
    """
    assert people(snippet, tables)[-1] == ("الصباغ",)


def test_media_are_named_whole(tables: Tables) -> None:
    """وسائل إعلام محلية: إعلام is no action behind وسائل."""
    snippet = """
    1 ذكرت VERB
    2 وسائل NOUN
    3 إعلام NOUN
    4 محلية ADJ
    5 أن SCONJ
    6 المعبر NOUN
    7 مفتوح ADJ
    """
    assert people(snippet, tables) == [("وسائل إعلام محلية",)]
    assert contents(snippet, tables) == [("perfect-that", "المعبر مفتوح")]


def test_a_heading_word_is_no_source(tables: Tables) -> None:
    """سياسيا، قالت ليبيا إن …: not a politician."""
    snippet = """
    1 سياسيا NOUN
    2 ، PUNCT
    3 قالت VERB
    4 ليبيا X NER=B-LOC
    5 إن SCONJ
    6 المعبر NOUN
    7 مفتوح ADJ
    """
    assert people(snippet, tables) == [("ليبيا",)]


def test_whom_one_asks_may_stand_right_behind_the_verb(tables: Tables) -> None:
    """وطالب الحكومة بالإسراع: a verb in the masculine asks a government."""
    snippet = """
    1 قال VERB
    2 الصباغ X NER=B-PER
    3 إن SCONJ
    4 المعبر NOUN
    5 مفتوح ADJ
    6 . PUNCT

    1 طالب VERB
    2 الحكومة NOUN
    3-4 بالإسراع
    3 ب ADP
    4 الإسراع NOUN
    5 في ADP
    6 التحقيق NOUN
    """
    assert people(snippet, tables)[-1] == ("الصباغ",)


def test_what_is_heard_has_no_speaker(tables: Tables) -> None:
    """كانت معلومات قد تحدثت عن …, ذكرت تقارير أن …"""
    snippet = """
    1 معلومات NOUN
    2 قد PART
    3 تحدثت VERB
    4 عن ADP
    5 اجتماعات NOUN
    6 سرية ADJ
    7 . PUNCT

    1 ذكرت VERB
    2 تقارير NOUN
    3 أن SCONJ
    4 المعبر NOUN
    5 مفتوح ADJ
    """
    assert people(snippet, tables) == [(), ()]
    assert [text for _, text in contents(snippet, tables)] == ["اجتماعات سرية", "المعبر مفتوح"]


def test_whose_speech_a_sentence_begins_with(tables: Tables) -> None:
    """في خطاب الصباغ، أكد أن …"""
    snippet = """
    1 في ADP
    2 خطاب NOUN
    3 الصباغ X NER=B-PER
    4 أمس ADV
    5 ، PUNCT
    6 أكد VERB
    7 أن SCONJ
    8 المعبر NOUN
    9 مفتوح ADJ
    """
    assert people(snippet, tables) == [("الصباغ",)]


def test_a_word_before_a_person_with_its_preposition_is_a_verb(tables: Tables) -> None:
    """عبر كيري عن أمله: not the preposition."""
    snippet = """
    1 عبر ADP
    2 الصباغ X NER=B-PER
    3 عن ADP
    4-5 أمله
    4 أمل NOUN
    5 ه PRON
    6 في ADP
    7 السلام NOUN
    """
    assert people(snippet, tables) == [("الصباغ",)]


def test_a_verb_behind_a_comma_may_be_the_contents_own(tables: Tables) -> None:
    """قال إن الحزب، يرفض …: without it the clause has no verb."""
    snippet = """
    1 قال VERB
    2 الصباغ X NER=B-PER
    3 إن SCONJ
    4 الحزب NOUN
    5 ، PUNCT
    6 يرفض VERB
    7 الانسحاب NOUN
    8 . PUNCT
    """
    assert contents(snippet, tables)[0] == ("perfect-that", "الحزب، يرفض الانسحاب")


def test_a_headline_with_venue_and_time_before_the_colon(tables: Tables) -> None:
    """الصباغ في خطابه أمس: …"""
    snippet = """
    # newpar = headline
    1 الصباغ X NER=B-PER
    2 في ADP
    3-4 خطابه
    3 خطاب NOUN
    4 ه PRON
    5 أمس ADV
    6 : PUNCT
    7 المعبر NOUN
    8 مفتوح ADJ
    """
    assert people(snippet, tables) == [("الصباغ",)]
    assert contents(snippet, tables) == [("headline-colon", "المعبر مفتوح")]


def test_a_paper_named_in_marks(tables: Tables) -> None:
    """قالت صحيفة "حرية" إن …"""
    snippet = """
    1 قالت VERB
    2 صحيفة NOUN
    3 " PUNCT
    4 حرية X NER=B-ORG
    5 " PUNCT
    6 إن SCONJ
    7 المعبر NOUN
    8 مفتوح ADJ
    """
    assert people(snippet, tables) == [("حرية",)]


def test_two_dots_part_the_speaker_of_a_headline(tables: Tables) -> None:
    """ليبيا.. الصباغ يدعو إلى …: not the country."""
    snippet = """
    # newpar = headline
    1 ليبيا X NER=B-LOC
    2 . PUNCT SpaceAfter=No
    3 . PUNCT
    4 الصباغ X NER=B-PER
    5 يدعو VERB
    6 إلى ADP
    7 تشكيل NOUN
    8 حكومة NOUN
    """
    assert people(snippet, tables) == [("الصباغ",)]


def test_a_paper_of_a_group_named_by_its_last_word(tables: Tables) -> None:
    """انتقد بيان للنصرة خطة …, where the article has named جبهة النصرة."""
    snippet = """
    1 انسحبت VERB
    2 جبهة NOUN NER=B-ARM
    3 النصرة NOUN NER=I-ARM
    4 . PUNCT

    1 انتقد VERB
    2 بيان NOUN
    3-4 للنصرة
    3 ل ADP
    4 النصرة NOUN
    5 أن SCONJ
    6 المعبر NOUN
    7 مفتوح ADJ
    """
    assert people(snippet, tables) == [("جبهة النصرة",)]
