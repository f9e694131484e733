"""Which mentions become one entity, and what the entity is like."""

from collections.abc import Iterable
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Entity, Extraction, Mention, Resolution, content_id
from kg.resolve import resolve
from kg.resolve.names import GROUPS


def extraction(article: str, *names: str) -> Extraction:
    """Return an extraction of mentions written as `Kind:name`, or as `Kind:name<n` with the n-th mention as antecedent."""
    mentions: list[Mention] = []
    for place, written in enumerate(names):
        kind, _, rest = written.partition(":")
        name, _, antecedent = rest.partition("<")
        id_ = content_id(article, kind, place * 100, place * 100 + len(name))
        earlier = mentions[int(antecedent)].id if antecedent else ""
        span = (place * 100, place * 100 + len(name))
        mentions.append(Mention(id_, article, *span, name, name, kind, "by-hand", 0.8, antecedent=earlier))
    return Extraction(article, tuple(mentions))


def labels(resolution: Resolution) -> list[str]:
    """Return the labels of all entities, sorted."""
    return sorted(entity.label for entity in resolution.entities)


def only(resolution: Resolution) -> Entity:
    """Return the one entity there is."""
    (entity,) = resolution.entities
    return entity


def test_an_antecedent_decides_within_an_article() -> None:
    one = extraction("a", "Person:آدم الشامي", "Person:الشامي<0", "Person:الوزير<1")
    assert only(resolve([one])).alternatives == ("الشامي", "الوزير")


def test_the_same_last_name_in_two_articles_is_two_people() -> None:
    found = resolve(
        [
            extraction("a", "Person:آدم الشامي", "Person:الشامي<0"),
            extraction("b", "Person:سلمى الشامي", "Person:الشامي<0"),
            extraction("c", "Person:الشامي"),
            extraction("d", "Person:الشامي"),
        ]
    )
    assert labels(found) == ["آدم الشامي", "الشامي", "الشامي", "سلمى الشامي"]


def test_a_full_name_is_one_person_in_all_articles_whatever_its_spelling() -> None:
    found = resolve(
        [
            extraction("a", "Person:أبو بكر الشامي"),
            extraction("b", "Person:الشامي", "Person:أبي بكر الشامى<0"),
            extraction("c", "Person:ابوبكر الشامي"),
        ]
    )
    assert len(only(found).mentions) == 4


@pytest.mark.parametrize("name", ["أبو بكر", "عبد الله", "مصدر عسكري", "الوزير التركي", "متحدث باسم الشرطة"])
def test_one_name_or_a_description_is_not_enough_to_join_persons(name: str) -> None:
    assert len(resolve([extraction("a", f"Person:{name}"), extraction("b", f"Person:{name}")]).entities) == 2


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        ("State", "أنقرة", "تركيا"),
        ("Location", "سورية", "سوريا"),
        ("ArmedGroup", "داعش", "تنظيم الدولة الإسلامية"),
        ("ArmedGroup", "القوات العراقية", "القوات العراقيه"),
        ("Organization", "وزارة الدفاع الروسية", "وزارة الدفاع الروسية"),
        ("Operation", "معركة عدن", "معركة عدن"),
    ],
)
def test_names_that_mean_one_thing_everywhere_join_articles(kind: str, first: str, second: str) -> None:
    assert len(resolve([extraction("a", f"{kind}:{first}"), extraction("b", f"{kind}:{second}")]).entities) == 1


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("ArmedGroup", "الجيش"),
        ("ArmedGroup", "قوات عراقية"),
        ("Organization", "الحكومة"),
        ("Organization", "وزارة الدفاع"),
        ("State", "الحكومة"),
        ("Location", "المدينة"),
        ("Operation", "الهجوم"),
        ("Operation", "غارة على عدن"),
    ],
)
def test_names_that_mean_another_thing_elsewhere_do_not(kind: str, name: str) -> None:
    assert len(resolve([extraction("a", f"{kind}:{name}"), extraction("b", f"{kind}:{name}")]).entities) == 2


def test_a_short_form_does_not_join_what_the_full_name_keeps_apart() -> None:
    found = resolve(
        [
            extraction("a", "Organization:حركة شباب مدينة الواحة", "Organization:الحركة<0"),
            extraction("b", "Organization:حركة نساء مدينة الواحة", "Organization:الحركة<0"),
        ]
    )
    assert labels(found) == ["حركة شباب مدينة الواحة", "حركة نساء مدينة الواحة"]


def test_a_location_and_an_actor_of_one_name_stay_two_things() -> None:
    found = resolve([extraction("a", "State:تركيا", "Location:تركيا<0", "Location:تركيا")])
    assert sorted((entity.kind, len(entity.mentions)) for entity in found.entities) == [("Location", 2), ("State", 1)]


def test_the_most_frequent_kind_wins_then_the_one_that_says_more() -> None:
    assert only(resolve([extraction("a", "Organization:حماس", "ArmedGroup:حماس<0", "ArmedGroup:حماس<0")])).kind == "ArmedGroup"
    assert only(resolve([extraction("a", "Group:حماس", "ArmedGroup:حماس<0")])).kind == "ArmedGroup"


def test_the_label_of_a_person_is_the_longest_name() -> None:
    entity = only(resolve([extraction("a", "Person:هدى العلي", "Person:العلي<0", "Person:العلي<0", "Person:هدى سليم العلي<0")]))
    assert entity.label == "هدى سليم العلي"


def test_the_label_of_other_things_is_the_most_frequent_name_that_says_what_it_is() -> None:
    entity = only(resolve([extraction("a", "State:أنقرة", "State:أنقرة<0", "State:تركيا<0")]))
    assert (entity.label, entity.alternatives) == ("تركيا", ("أنقرة",))
    entity = only(resolve([extraction("a", "Location:غابة الواحه", "Location:غابة الواحة<0", "Location:غابة الواحة<0")]))
    assert entity.label == "غابة الواحة"


def test_the_subtype_is_the_most_frequent_one() -> None:
    one = extraction("a", "Location:غابة الواحة", "Location:غابة الواحة<0", "Location:غابة الواحة<0")
    types = ("", "Site", "Site")
    one = replace(one, mentions=tuple(replace(m, subtype=t) for m, t in zip(one.mentions, types, strict=True)))
    assert only(resolve([one])).subtype == "Site"


def test_further_articles_do_not_change_the_id() -> None:
    articles = [
        extraction("a", "State:أنقرة", "Person:هدى العلي", "Operation:الهجوم"),
        extraction("b", "State:تركيا", "Person:العلي", "Person:هدى العلي<1"),
        extraction("c", "State:تركيا", "State:الجمهورية التركية<0", "Operation:الهجوم"),
    ]
    before = {entity.id for entity in resolve(articles[:1]).entities}
    assert before <= {entity.id for entity in resolve(articles).entities}


def test_an_antecedent_that_is_not_there_is_a_defect() -> None:
    one = extraction("a", "Person:هدى العلي")
    with pytest.raises(KeyError):
        resolve([replace(one, mentions=(replace(one.mentions[0], antecedent="nowhere"),))])


def test_nothing_gives_nothing() -> None:
    assert resolve([]) == Resolution((), {})


NAMES = st.sampled_from(
    ["تركيا", "أنقرة", "سوريا", "الجيش", "هدى العلي", "العلي", "داعش", "حماس", "الرقة", "الهجوم", "معركة الرقة", "؟"]
)


@st.composite
def extractions(draw: st.DrawFn) -> list[Extraction]:
    """A few articles of a few mentions, some with an antecedent."""
    result = []
    for article in range(draw(st.integers(0, 4))):
        names: list[str] = []
        for place in range(draw(st.integers(0, 6))):
            antecedent = draw(st.sampled_from(["", *(f"<{earlier}" for earlier in range(place))]))
            names.append(f"{draw(st.sampled_from(sorted(GROUPS)))}:{draw(NAMES)}{antecedent}")
        result.append(extraction(str(article), *names))
    return result


def mentions(read: Iterable[Extraction]) -> dict[str, Mention]:
    """Return all mentions by id."""
    return {mention.id: mention for one in read for mention in one.mentions}


@given(extractions())
def test_entities_are_a_partition_of_the_mentions(read: list[Extraction]) -> None:
    found = resolve(read)
    assert sorted(mention for entity in found.entities for mention in entity.mentions) == sorted(mentions(read))
    assert found.entity_of == {mention: entity.id for entity in found.entities for mention in entity.mentions}
    assert len({entity.id for entity in found.entities}) == len(found.entities)


@given(extractions())
def test_an_entity_has_mentions_of_one_group_and_is_named_by_them(read: list[Extraction]) -> None:
    by_id = mentions(read)
    for entity in resolve(read).entities:
        own = [by_id[mention] for mention in entity.mentions]
        assert {GROUPS[mention.kind] for mention in own} == {GROUPS[entity.kind]}
        assert {entity.label, *entity.alternatives} == {mention.name for mention in own}


@given(extractions(), st.randoms(use_true_random=False))
def test_the_order_of_articles_changes_nothing(read: list[Extraction], random: Random) -> None:
    shuffled = list(read)
    random.shuffle(shuffled)
    assert resolve(shuffled) == resolve(read)
