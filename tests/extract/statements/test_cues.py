"""Which words report speech."""

import pytest

from kg.extract import Tables
from kg.extract.reading.reading import read
from kg.extract.statements.cues import ReportingCue, find_cues
from tests.extract.support import parsed


def cues(conllu: str, tables: Tables) -> list[tuple[str, str]]:
    """Return the cues of a snippet with their forms."""
    reading = read(*parsed(conllu))
    return [(reading.units[cue.place].text, cue.form) for cue in find_cues(reading, tables)]


def only_cue(conllu: str, tables: Tables) -> ReportingCue:
    """Return the one cue there is."""
    (cue,) = find_cues(read(*parsed(conllu)), tables)
    return cue


@pytest.mark.parametrize(
    ("verb", "form", "gender", "number"),
    [
        ("أعلن", "perfect", "Masc", "Sing"),
        ("أعلنت", "perfect", "Fem", "Sing"),
        ("أعلنوا", "perfect", "Masc", "Plur"),
        ("يعلن", "imperfect", "Masc", "Sing"),
        ("تعلن", "imperfect", "Fem", "Sing"),
        ("سيعلن", "imperfect", "Masc", "Sing"),
    ],
)
def test_verbs(verb: str, form: str, gender: str, number: str, tables: Tables) -> None:
    """Perfect, imperfect and future report; the form tells gender and number."""
    cue = only_cue(f"1 {verb} VERB\n2 أن SCONJ\n3 المعبر NOUN\n4 مفتوح ADJ", tables)
    assert (cue.form, cue.gender, cue.number, cue.verb.act) == (form, gender, number, "announce")


def test_an_accusative_participle_after_a_clause(tables: Tables) -> None:
    """مؤكدا أن … carries on for the subject of the clause before it."""
    snippet = """
    1 غادر VERB
    2 الوزير NOUN
    3 عدن NOUN
    4 ، PUNCT
    5 مؤكدا ADJ
    6 أن SCONJ
    7 المرفأ NOUN
    8 مفتوح ADJ
    9 . PUNCT
    """
    assert cues(snippet, tables) == [("مؤكدا", "participle")]


def test_a_feminine_participle_has_no_alef(tables: Tables) -> None:
    """مشيرة ends in teh marbuta, so its accusative is not written; the tagger's gender must do."""
    assert cues("1 غادرت VERB\n2 مشيرة ADJ _ 0 root Gender=Fem\n3 إلى ADP\n4 ذلك PRON", tables) == [("مشيرة", "participle")]


def test_a_participle_with_the_article_is_an_attribute(tables: Tables) -> None:
    """الأنباء المؤكدة are confirmed news: nobody confirms anything here."""
    assert cues("1 الأنباء NOUN\n2 المؤكدة ADJ _ 0 root Gender=Fem", tables) == []


def test_a_participle_inside_a_clause_is_an_adjective(tables: Tables) -> None:
    """خبر مؤكد is a certain report: no comma before it, no accusative alef."""
    assert cues("1 وصل VERB\n2 خبر NOUN\n3 مؤكد ADJ", tables) == []


def test_a_feminine_participle_behind_its_noun_is_an_adjective(tables: Tables) -> None:
    """أنباء مؤكدة are confirmed news; only the noun before tells it from an adverbial participle."""
    assert cues("1 وصلت VERB\n2 أنباء NOUN\n3 مؤكدة ADJ _ 2 amod Gender=Fem\n4 عن ADP\n5 هدنة NOUN", tables) == []


def test_a_verbal_noun(tables: Tables) -> None:
    """تأكيد الحكومة أن … reports like its verb."""
    snippet = """
    1 لم PART
    2 يقنع VERB
    3 تأكيد NOUN
    4 الحكومة NOUN
    5 أن SCONJ
    6 الطريق NOUN
    7 مفتوح ADJ
    8 أحدا ADV
    9 . PUNCT
    """
    assert cues(snippet, tables) == [("تأكيد", "noun")]


def test_a_conjunction_left_on_the_verb(tables: Tables) -> None:
    """The models do not always split وأضاف."""
    assert cues("1 وأضاف VERB\n2 أن SCONJ\n3 المعبر NOUN", tables) == [("وأضاف", "perfect")]


def test_a_superlative_is_no_verb(tables: Tables) -> None:
    """أبرز المعارضين are the most prominent ones; as a verb أبرز (pointed out) is rare."""
    snippet = """
    1 التقى VERB
    2 أبرز ADJ
    3 المعارضين NOUN
    4 في ADP
    5 بيروت X
    6 . PUNCT
    """
    assert cues(snippet, tables) == []


@pytest.mark.parametrize("following", ["أن SCONJ", "إن SCONJ", ": PUNCT", "« PUNCT"])
def test_what_follows_tells_a_verb_that_the_tagger_missed(following: str, tables: Tables) -> None:
    """Before أن, a colon or a quotation mark the word can only be a verb of saying."""
    assert cues(f"1 أوضح ADJ\n2 {following}\n3 المعبر NOUN\n4 مفتوح ADJ", tables) == [("أوضح", "perfect")]


def test_an_imperfect_after_an_reports_nothing(tables: Tables) -> None:
    """من دون أن يعلن says that nothing was announced."""
    snippet = """
    1 غادر VERB
    2 الوفد NOUN
    3 من ADP
    4 دون ADP
    5 أن SCONJ
    6 يعلن VERB
    7 موعدا NOUN
    8 جديدا ADJ
    9 . PUNCT
    """
    assert cues(snippet, tables) == []


def test_a_perfect_after_an_reports(tables: Tables) -> None:
    """بعد أن أعلن المجلس … tells of an announcement that was made."""
    snippet = """
    1 غادر VERB
    2 الوفد NOUN
    3 بعد ADP
    4 أن SCONJ
    5 أعلن VERB
    6 المجلس NOUN
    7 أن SCONJ
    8 المعبر NOUN
    9 مغلق ADJ
    10 . PUNCT
    """
    assert cues(snippet, tables) == [("أعلن", "perfect")]


def test_a_word_behind_its_own_preposition_is_a_noun(tables: Tables) -> None:
    """لنقل الجرحى: to carry, not to report, though the tagger sees a verb."""
    assert cues("1 وصلت VERB\n2-3 لنقل\n2 ل ADP\n3 نقل VERB\n4 الجرحى NOUN", tables) == []


def test_a_verb_inside_a_long_quotation_is_the_speakers(tables: Tables) -> None:
    """What the quoted person reports is content, not a cue."""
    snippet = """
    1 قال VERB
    2 الصباغ NOUN
    3 : PUNCT
    4 « PUNCT
    5 أكد VERB
    6 لنا X
    7 الجيران NOUN
    8 أن SCONJ
    9 الطريق NOUN
    10 مغلق ADJ
    11 » PUNCT
    12 . PUNCT
    """
    assert cues(snippet, tables) == [("قال", "perfect")]


def test_a_verb_in_marks_of_distance_is_a_cue(tables: Tables) -> None:
    """Marks round a single word («يزعم») hold it at a distance; they quote nobody."""
    snippet = """
    1 « PUNCT
    2 يزعم VERB
    3 » PUNCT
    4 المجلس NOUN
    5 أن SCONJ
    6 الطريق NOUN
    7 مغلق ADJ
    8 . PUNCT
    """
    assert cues(snippet, tables) == [("يزعم", "imperfect")]


def test_the_reading_that_agrees_with_the_tagger_wins(tables: Tables) -> None:
    """ذكر is a verb (mentioned) and its verbal noun; نقل too."""
    assert cues("1 ذكر VERB\n2 الموقع NOUN\n3 أن SCONJ", tables) == [("ذكر", "perfect")]
    assert cues("1 جاء VERB\n2 ذكر NOUN\n3 الموقع NOUN", tables) == [("ذكر", "noun")]


def test_cues_stand_in_text_order(tables: Tables) -> None:
    snippet = """
    1 قال VERB
    2 الصباغ NOUN
    3 إن SCONJ
    4 المعبر NOUN
    5 مفتوح ADJ
    6 ، PUNCT
    7-8 وأضاف
    7 و CCONJ
    8 أضاف VERB
    9 أن SCONJ
    10 القافلة NOUN
    11 وصلت VERB
    12 ، PUNCT
    13 مشيرا ADJ
    14 إلى ADP
    15 تحسن NOUN
    16 الوضع NOUN
    17 . PUNCT
    """
    assert cues(snippet, tables) == [("قال", "perfect"), ("أضاف", "perfect"), ("مشيرا", "participle")]
