"""The noun phrases that can speak, and whom a phrase without a name stands for."""

import pytest

from kg.extract import Tables
from kg.extract.actors.mentions import Referent
from kg.extract.actors.scene import as_actor, phrase_at, position_referent
from tests.extract.support import scene


def person(conllu: str, tables: Tables, *, so_far: int = 0) -> tuple[str, str]:
    """Return the words of the last position and the name that it refers back to.

    Args:
        so_far: how many of the names before have spoken.
    """
    view = scene(conllu, tables)
    found = position_referent(view, view.positions[-1], view.referents[:so_far])
    name_of = {referent.mention.id: referent.mention.name for referent in view.referents}
    return found.mention.name, name_of.get(found.mention.antecedent, "")


def test_a_name_or_position_is_found_at_its_first_word(tables: Tables) -> None:
    """The person of a position that stands beside a name is the one who is named."""
    view = scene("1 الوزير NOUN\n2 هاني X NER=B-PER\n3 الصباغ X NER=I-PER\n4 زار VERB", tables)
    found = [phrase_at(view, place, ()) for place in range(4)]
    assert [referent.mention.name if referent else "" for referent in found] == ["هاني الصباغ", "هاني الصباغ", "", ""]


@pytest.mark.parametrize("words", ["1 عاصفة NOUN NER=B-OPR\n2 الربيع NOUN NER=I-OPR", "1 عدن X"])
def test_what_cannot_speak(words: str, tables: Tables) -> None:
    """Operations, and places that stand for no state."""
    assert phrase_at(scene(words, tables), 0, ()) is None


def test_a_country_that_acts_is_its_state(tables: Tables) -> None:
    """The mention of the state stands where that of the place stands, but is another one."""
    (place,) = scene("1 إلى ADP\n2 النرويج X", tables).referents
    state = as_actor(place)
    assert (state.mention.kind, state.mention.begin, state.mention.end) == ("State", place.mention.begin, place.mention.end)
    assert state.mention.id != place.mention.id


@pytest.mark.parametrize("words", ["1 عدن X", "1 هاني X NER=B-PER", "1 الفصائل NOUN\n2 العراقية ADJ"])
def test_a_city_or_actor_stays_what_it_is(words: str, tables: Tables) -> None:
    (referent,) = scene(words, tables).referents
    assert as_actor(referent) is referent


def test_a_title_stands_for_its_holder(tables: Tables) -> None:
    snippet = """
    1 غادر VERB
    2 وزير NOUN
    3 الدفاع NOUN
    4 التركي ADJ
    5 كمال X NER=B-PER
    6 دوغان X NER=I-PER
    7 أمس ADV
    8 . PUNCT

    1 عاد VERB
    2 الوزير NOUN
    3 التركي ADJ
    4 اليوم NOUN
    5 . PUNCT
    """
    assert person(snippet, tables) == ("الوزير التركي", "كمال دوغان")


def test_a_title_of_another_country_is_a_new_person(tables: Tables) -> None:
    snippet = """
    1 غادر VERB
    2 وزير NOUN
    3 الدفاع NOUN
    4 التركي ADJ
    5 كمال X NER=B-PER
    6 دوغان X NER=I-PER
    7 أمس ADV
    8 . PUNCT

    1 عاد VERB
    2 الوزير NOUN
    3 النرويجي ADJ
    4 اليوم NOUN
    5 . PUNCT
    """
    assert person(snippet, tables) == ("الوزير النرويجي", "")


def test_a_title_before_its_holder_refers_to_nobody(tables: Tables) -> None:
    snippet = """
    1 عاد VERB
    2 الوزير NOUN
    3 التركي ADJ
    4 اليوم NOUN
    5 . PUNCT
    """
    assert person(snippet, tables) == ("الوزير التركي", "")


def test_several_people_refer_to_nobody(tables: Tables) -> None:
    snippet = """
    1 غادر VERB
    2 الوزير NOUN
    3 كمال X NER=B-PER
    4 دوغان X NER=I-PER
    5 أمس ADV
    6 . PUNCT

    1 عاد VERB
    2 الوزراء NOUN
    """
    assert person(snippet, tables) == ("الوزراء", "")


def test_a_definite_source_is_the_one_who_spoke(tables: Tables) -> None:
    """المصدر takes up مصدر عسكري, if that has spoken."""
    view = scene("1 قال VERB\n2 مصدر NOUN\n3 عسكري ADJ\n4 ذلك PRON\n\n1 أكد VERB\n2 المصدر NOUN", tables)
    source = phrase_at(view, 1, ())
    assert source is not None
    assert position_referent(view, view.positions[1], [source]).mention.antecedent == source.mention.id
    assert position_referent(view, view.positions[1], ()).mention.antecedent == ""


def test_an_indefinite_source_is_a_new_one(tables: Tables) -> None:
    """مصدر أمني after مصدر أمني is somebody else."""
    snippet = """
    1 غادر VERB
    2 هاني X NER=B-PER
    3 الصباغ NOUN NER=I-PER
    4 أمس ADV
    5 . PUNCT

    1 أكد VERB
    2 مصدر NOUN
    3 أمني ADJ
    4 ذلك PRON
    5 . PUNCT
    """
    assert person(snippet, tables, so_far=1) == ("مصدر أمني", "")


def test_a_source_of_a_headline_is_named_in_the_text(tables: Tables) -> None:
    """مسؤول: … in the headline, المسؤول هاني الصباغ below."""
    snippet = """
    # newpar = headline
    1 مسؤول NOUN
    2 : PUNCT
    3 المعبر NOUN
    4 مفتوح ADJ

    # newpar
    1 غادر VERB
    2 مسؤول NOUN
    3 الحدود NOUN
    4 هاني X NER=B-PER
    5 الصباغ X NER=I-PER
    """
    view = scene(snippet, tables)
    found = position_referent(view, view.positions[0], ())
    assert found.mention.antecedent == view.referents[-1].mention.id


def test_several_people_are_a_group(tables: Tables) -> None:
    view = scene("1 قال VERB\n2 وزراء NOUN\n3 أتراك ADJ", tables)
    found: Referent | None = phrase_at(view, 1, ())
    assert found is not None
    assert found.mention.kind == "Group"


@pytest.mark.xfail(strict=True, reason="a title wins over a group of that spelling")
def test_the_opposition_is_a_body(tables: Tables) -> None:
    """المعارضة is the opposition, rarely a woman who opposes."""
    found: Referent | None = phrase_at(scene("1 هاجمت VERB\n2 المعارضة NOUN\n3 المدينة NOUN", tables), 1, ())
    assert found is not None
    assert found.mention.kind == "Organization"


def test_several_sources_speak_as_one(tables: Tables) -> None:
    """مسؤولون أتراك is one source to the reader."""
    found = phrase_at(scene("1 قال VERB\n2 مسؤولون NOUN\n3 أتراك ADJ", tables), 1, ())
    assert found is not None
    assert found.mention.kind == "Person"


def test_one_word_for_people_is_nobody(tables: Tables) -> None:
    assert phrase_at(scene("1 هاجم VERB\n2 عناصر NOUN\n3 أمس ADV", tables), 1, ()) is None


def test_members_speak_for_their_group(tables: Tables) -> None:
    found = phrase_at(scene("1 قال VERB\n2 مقاتلو NOUN\n3 طالبان X", tables), 1, ())
    assert found is not None
    assert found.mention.name == "طالبان"


def test_the_source_is_the_one_without_a_name(tables: Tables) -> None:
    """ضابط عسكري … المصدر: an officer who was not named is the source."""
    view = scene("1 قال VERB\n2 ضابط NOUN\n3 نرويجي ADJ\n\n1 أضاف VERB\n2 المصدر NOUN", tables)
    officer = position_referent(view, view.positions[0], ())
    assert position_referent(view, view.positions[1], (officer,)).mention.antecedent == officer.mention.id


def test_a_title_may_stand_before_the_name(tables: Tables) -> None:
    """A headline has وزير الدفاع الأميركي, the text then وزير الدفاع الأميركي سمير الحداد."""
    snippet = """
    1 التقى VERB
    2 وزير NOUN
    3 الدفاع NOUN
    4 الأميركي ADJ
    5 . PUNCT

    1 قال VERB
    2 وزير NOUN
    3 الدفاع NOUN
    4 سمير X NER=B-PER
    5 الحداد X NER=I-PER
    """
    view = scene(snippet, tables)
    found = position_referent(view, view.positions[0], ())
    assert found.mention.antecedent == view.referents[-1].mention.id


@pytest.mark.parametrize("first", ["متحدث", "ناطق"])
def test_a_spokesman_is_named_later(first: str, tables: Tables) -> None:
    snippet = f"""
    # newpar = headline
    1 {first} NOUN
    2-3 باسم
    2 ب ADP
    3 اسم NOUN
    4 الأمم NOUN
    5 المتحدة ADJ
    6 يرحب VERB

    # newpar = paragraph
    1 قال VERB
    2 هاني X NER=B-PER
    3 الصباغ X NER=I-PER
    4 المتحدث NOUN
    5-6 باسم
    5 ب ADP
    6 اسم NOUN
    7 الأمم NOUN
    8 المتحدة ADJ
    """
    view = scene(snippet, tables)
    found = position_referent(view, view.positions[0], ())
    assert found.mention.antecedent in {r.mention.id for r in view.referents if r.mention.name == "هاني الصباغ"}


@pytest.mark.parametrize(("title", "known"), [("نائب", True), ("وزير", False)])
def test_an_indefinite_title_is_that_of_whoever_is_named_behind_it(title: str, known: bool, tables: Tables) -> None:
    snippet = f"""
    # newpar = headline
    1 الجلسة NOUN
    2 تبدأ VERB

    # newpar = paragraph
    1 انتقد VERB
    2 {title} NOUN
    3 أمس ADV
    4 الخطة NOUN
    5 . PUNCT
    6 قال VERB
    7 النائب NOUN
    8 هاني X NER=B-PER
    9 الصباغ X NER=I-PER
    """
    view = scene(snippet, tables)
    assert bool(position_referent(view, view.positions[0], ()).mention.antecedent) is known
