"""How far an operation has come, and when it is."""

import pytest

from kg.extract import Tables
from kg.extract.operations.circumstances import mood_of, status_of, when_of
from kg.extract.operations.operations import find_operations
from tests.extract.support import scene


def status(conllu: str, tables: Tables) -> str:
    """Return the status of the first operation of a snippet."""
    view = scene(conllu, tables)
    return status_of(view, find_operations(view)[0])


def when(conllu: str, tables: Tables) -> str:
    """Return the time of the first operation of a snippet, as written."""
    view = scene(conllu, tables)
    time = when_of(view, find_operations(view)[0])
    return "" if time is None else time.text


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("انتهت VERB", "كليا ADV", "completed"),
        ("بدأت VERB", "فعلا ADV", "ongoing"),
        ("ستبدأ VERB", "فعلا ADV", "planned"),
        ("ينبغي VERB", "فعلا ADV", "called-for"),
        ("هذه DET", "المقبلة ADJ", "planned"),
        ("هذه DET", "المستمرة ADJ", "ongoing"),
        ("هذه DET", "العنيفة ADJ", ""),
    ],
)
def test_a_cue_before_or_behind(before: str, after: str, expected: str, tables: Tables) -> None:
    """A verb before the event noun, or an adjective behind it."""
    assert status(f"1 {before}\n2 معركة NOUN\n3 الموصل X\n4 {after}\n5 . PUNCT", tables) == expected


def test_a_cue_of_two_words_whose_preposition_is_split_off(tables: Tables) -> None:
    """استعدادا ل is a cue; the ل stands on the event noun."""
    snippet = """
    1 حشدوا VERB
    2 استعدادا NOUN
    3-4 لمعركة
    3 ل ADP
    4 معركة NOUN
    5 الموصل X
    """
    assert status(snippet, tables) == "planned"


def test_what_the_phrase_itself_says_counts_first(tables: Tables) -> None:
    """بدأت الاستعدادات … المعركة المرتقبة: the battle is still to come."""
    snippet = """
    1 انتهت VERB
    2 الهدنة NOUN
    3 قبل ADP
    4 معركة NOUN
    5 مرتقبة ADJ
    6 في ADP
    7 الموصل X
    """
    view = scene(snippet, tables)
    battle = next(phrase for phrase in find_operations(view) if phrase.kind == "Battle")
    assert status_of(view, battle) == "planned"


def test_another_sentence_says_nothing(tables: Tables) -> None:
    assert status("1 معركة NOUN\n2 الموصل X\n3 عنيفة ADJ\n4 . PUNCT\n\n1 انتهت VERB\n2 الدراسة NOUN", tables) == ""


def test_a_call_with_its_subject_between(tables: Tables) -> None:
    """دعا الصباغ إلى …: Arabic puts the subject between verb and preposition."""
    snippet = """
    1 دعا VERB
    2 الصباغ X NER=B-PER
    3 إلى ADP
    4 محادثات NOUN
    5 سلام NOUN
    6 جديدة ADJ
    7 . PUNCT
    """
    assert status(snippet, tables) == "called-for"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("3 أمس ADV", "أمس"),
        ("3 يوم NOUN\n4 الثلاثاء NOUN\n5 الماضي ADJ", "يوم الثلاثاء الماضي"),
        ("3 خلال ADP\n4 الأيام NOUN\n5 المقبلة ADJ", "خلال الأيام المقبلة"),
        ("3 مساء NOUN\n4 أمس ADV\n5 في ADP\n6 المدينة NOUN", "مساء أمس"),
        ("3 في ADP\n4 المدينة NOUN", ""),
    ],
)
def test_the_time_behind_an_operation(words: str, expected: str, tables: Tables) -> None:
    """The expression as written, without a preposition that begins something else."""
    assert when(f"1 معركة NOUN\n2 الموصل X\n{words}", tables) == expected


def test_a_time_in_another_sentence_is_another_time(tables: Tables) -> None:
    assert when("1 معركة NOUN\n2 الموصل X\n3 عنيفة ADJ\n4 . PUNCT\n\n1 عادوا VERB\n2 أمس ADV", tables) == ""


def mood(conllu: str, tables: Tables) -> str:
    """Return the mood of the first operation of a snippet."""
    view = scene(conllu, tables)
    return mood_of(view, find_operations(view)[0])


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("1 لم PART\n2 تبدأ VERB", "negated"),
        ("1 نفى VERB\n2 بشدة ADV", "negated"),
        ("1 إلغاء NOUN\n2 كل DET", "negated"),
        ("1 إذا SCONJ\n2 بدأت VERB", "hypothetical"),
        ("1 مخاوف NOUN\n2 من ADP", "hypothetical"),
        ("1 بدأت VERB\n2 فعلا ADV", ""),
        ("1 لم PART\n2 ، PUNCT", ""),
    ],
)
def test_what_is_not_asserted(before: str, expected: str, tables: Tables) -> None:
    """Negation, denial and condition before the event in its own clause."""
    assert mood(f"{before}\n3 معركة NOUN\n4 الموصل X\n5 . PUNCT", tables) == expected


@pytest.mark.parametrize(("verb", "expected"), [("قصفت", "completed"), ("تقصف", "ongoing"), ("ستقصف", "planned")])
def test_the_tense_of_the_operations_verb(verb: str, expected: str, tables: Tables) -> None:
    """Where no cue says more."""
    assert status(f"1 {verb} VERB\n2 القوات NOUN\n3 العراقية ADJ\n4 مدينة NOUN\n5 الموصل NOUN\n6 . PUNCT", tables) == expected


def test_a_time_before_an_operation(tables: Tables) -> None:
    """بدأت أمس معركة الموصل."""
    assert when("1 بدأت VERB\n2 أمس ADV\n3 معركة NOUN\n4 الموصل X\n5 . PUNCT", tables) == "أمس"
