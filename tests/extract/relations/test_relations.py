"""What one clause says of two actors or places."""

from collections.abc import Iterable

from kg.extract import Tables
from kg.extract.actors.scene import Scene, as_actor, position_referent
from kg.extract.operations.operations import find_operations
from kg.extract.operations.participants import participants
from kg.extract.relations.relations import operation_relations, position_relations, united_relations
from kg.model import Relation
from tests.extract.support import scene


def named(view: Scene, relations: Iterable[Relation]) -> set[tuple[str, str, str]]:
    """Return relations as the names of subject and object around the property."""
    mentions = {r.mention.id: r.mention.name for r in (*view.referents, *map(as_actor, view.referents))}
    return {(mentions[r.subject], r.predicate, r.object if r.literal else mentions[r.object]) for r in relations}


def of_positions(conllu: str, tables: Tables) -> set[tuple[str, str, str]]:
    """Return what the positions of a snippet say."""
    view = scene(conllu, tables)
    return named(view, position_relations(view))


def of_operations(conllu: str, tables: Tables) -> set[tuple[str, str, str]]:
    """Return what follows for the actors of the first operation of a snippet."""
    view = scene(conllu, tables)
    phrase = find_operations(view)[0]
    relations = operation_relations(view, phrase, participants(view, phrase))
    return named(view, (r for r in relations if r.subject != phrase.mention.id))


def test_a_role_before_the_name(tables: Tables) -> None:
    """The role is a literal, as written."""
    snippet = """
    1 وصل VERB
    2 وزير NOUN
    3 الدفاع NOUN
    4 كمال X NER=B-PER
    5 دوغان X NER=I-PER
    6 أمس ADV
    7 . PUNCT
    """
    assert of_positions(snippet, tables) == {("كمال دوغان", "role", "وزير الدفاع")}


def test_a_role_behind_the_name_with_its_body(tables: Tables) -> None:
    """The spokesman belongs to the force that he speaks for."""
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
    assert of_positions(snippet, tables) == {
        ("سمير الحداد", "role", "المتحدث باسم قوات الفجر"),
        ("سمير الحداد", "affiliation", "قوات الفجر"),
    }


def test_a_leader_leads_the_body(tables: Tables) -> None:
    snippet = """
    1 وصل VERB
    2 قائد NOUN
    3 قوات NOUN NER=B-ARM
    4 الفجر NOUN NER=I-ARM
    5 سمير X NER=B-PER
    6 الحداد X NER=I-PER
    7 أمس ADV
    8 . PUNCT
    """
    assert of_positions(snippet, tables) == {
        ("سمير الحداد", "role", "قائد قوات الفجر"),
        ("سمير الحداد", "affiliation", "قوات الفجر"),
        ("سمير الحداد", "leads", "قوات الفجر"),
    }


def test_a_demonym_affiliates_with_a_state_that_is_named(tables: Tables) -> None:
    """The Turkish minister belongs to Turkey, if the article names it; an adjective alone is no mention."""
    snippet = """
    1 وصل VERB
    2 الوزير NOUN
    3 التركي ADJ
    4 كمال X NER=B-PER
    5 دوغان X NER=I-PER
    6 أمس ADV
    7 . PUNCT
    """
    named_too = (
        snippet
        + """
    1 ثم CCONJ
    2 عاد VERB
    3 إلى ADP
    4 تركيا X
    5 . PUNCT
    """
    )
    role = ("كمال دوغان", "role", "الوزير التركي")
    assert of_positions(snippet, tables) == {role}
    assert of_positions(named_too, tables) == {role, ("كمال دوغان", "affiliation", "تركيا")}


def test_an_honorific_is_no_role(tables: Tables) -> None:
    assert of_positions("1 السيد NOUN\n2 هاني X NER=B-PER\n3 الصباغ X NER=I-PER", tables) == set()


def test_a_position_without_a_name_is_the_role_of_whom_it_means(tables: Tables) -> None:
    """The minister has no other name here; his position is what he is called by."""
    snippet = """
    1 غادر VERB
    2 الوزير NOUN
    3 التركي ADJ
    4 أمس ADV
    5 . PUNCT
    """
    view = scene(snippet, tables)
    (role,) = position_relations(view)
    assert (role.subject, role.predicate, role.object) == (
        position_referent(view, view.positions[0], ()).mention.id,
        "role",
        "الوزير التركي",
    )


def test_the_evidence_of_a_role_is_position_and_name(tables: Tables) -> None:
    snippet = """
    1 وصل VERB
    2 وزير NOUN
    3 الدفاع NOUN
    4 كمال X NER=B-PER
    5 دوغان X NER=I-PER
    6 أمس ADV
    7 . PUNCT
    """
    view = scene(snippet, tables)
    (relation,) = position_relations(view)
    assert view.reading.text(relation.begin, relation.end) == "وزير الدفاع كمال دوغان"
    assert relation.literal


def test_who_attacks_fights_the_target(tables: Tables) -> None:
    snippet = """
    1-2 فشل
    1 ف CCONJ
    2 شل VERB
    3 هجوم NOUN
    4 القوات NOUN
    5 العراقية ADJ
    6 على ADP
    7 داعش NOUN
    8 أمس ADV
    9 . PUNCT
    """
    assert of_operations(snippet, tables) == {("القوات العراقية", "fights", "داعش")}


def test_those_who_talk_meet(tables: Tables) -> None:
    snippet = """
    1 بدأت VERB
    2 محادثات NOUN
    3 بين ADP
    4 أوسلو X
    5-6 وأنقرة
    5 و CCONJ
    6 أنقرة NOUN
    7 أمس ADV
    8 . PUNCT
    """
    assert of_operations(snippet, tables) == {("أوسلو", "meets", "أنقرة")}


def test_an_agent_alone_fights_nobody(tables: Tables) -> None:
    snippet = """
    1-2 فشل
    1 ف CCONJ
    2 شل VERB
    3 هجوم NOUN
    4 القوات NOUN
    5 العراقية ADJ
    6 أمس ADV
    7 . PUNCT
    """
    assert of_operations(snippet, tables) == set()


def test_the_evidence_of_a_participant_is_its_sentence(tables: Tables) -> None:
    snippet = """
    1 عاد VERB
    2 الهدوء NOUN
    3 . PUNCT

    1-2 فشل
    1 ف CCONJ
    2 شل VERB
    3 هجوم NOUN
    4 القوات NOUN
    5 العراقية ADJ
    6 أمس ADV
    7 . PUNCT
    """
    view = scene(snippet, tables)
    (phrase,) = find_operations(view)
    (relation,) = operation_relations(view, phrase, participants(view, phrase))
    assert view.reading.text(relation.begin, relation.end) == "فشل هجوم القوات العراقية أمس."
    assert (relation.subject, relation.predicate) == (phrase.mention.id, "conductedBy")


def test_a_president_leads_the_state(tables: Tables) -> None:
    """The article is given back to للرئيس; a foreign minister leads no state."""
    snippet = """
    1 في ADP
    2 النرويج X
    3 دعم NOUN
    4-5 للرئيس
    4 ل ADP
    5 الرئيس NOUN
    6 النرويجي ADJ
    7 هاني X NER=B-PER
    8 و CCONJ
    9 وزير NOUN
    10 الخارجية NOUN
    11 النرويجي ADJ
    12 كمال X NER=B-PER
    """
    said = of_positions(snippet, tables)
    assert ("هاني", "role", "الرئيس النرويجي") in said
    assert {who for who, predicate, _ in said if predicate == "leads"} == {"هاني"}


def test_a_president_without_a_country_is_the_articles(tables: Tables) -> None:
    snippet = "1 في ADP\n2 النرويج X\n3 قال VERB\n4 الرئيس NOUN\n5 هاني X NER=B-PER\n6 أمس ADV"
    assert {("هاني", "affiliation", "النرويج"), ("هاني", "leads", "النرويج")} <= of_positions(snippet, tables)


def test_phrases_of_one_operation_say_together_who_fights_whom(tables: Tables) -> None:
    """شنت القوات هجوما على الموصل … الهجوم ضد داعش: the first says who, the second against whom."""
    first = "1 شنت VERB\n2 القوات NOUN\n3 العراقية ADJ\n4 هجوما NOUN\n5 على ADP\n6 الموصل X\n7 . PUNCT"
    second = "1 بدأ VERB\n2 الهجوم NOUN\n3 على ADP\n4 الموصل X\n5 ضد ADP\n6 داعش X\n7 . PUNCT"
    view = scene(f"{first}\n\n{second}", tables)
    phrases = find_operations(view)
    parts = [participants(view, phrase) for phrase in phrases]
    assert named(view, united_relations(view, phrases, parts)) == {("القوات العراقية", "fights", "داعش")}
