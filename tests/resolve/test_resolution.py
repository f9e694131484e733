"""Which mentions become one entity, and what the entity is like."""

from collections.abc import Iterable
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Decision, Entity, Extraction, Feature, Mention, Resolution
from kg.resolve import resolve
from kg.resolve.compare import compare
from kg.resolve.names import GROUPS
from kg.resolve.profiles import Profile
from tests.resolve.support import extraction


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


def test_the_label_of_an_operation_is_more_than_its_noun_where_more_was_said() -> None:
    entity = only(resolve([extraction("a", "Operation:هجوم على البلدة", "Operation:الهجوم<0", "Operation:الهجوم<0")]))
    assert (entity.label, entity.alternatives) == ("هجوم على البلدة", ("الهجوم",))


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
    [
        "تركيا",
        "أنقرة",
        "سوريا",
        "الجيش",
        "هدى العلي",
        "هدى سليم العلي",
        "العلي",
        "جون برادلين",
        "جون برادلن",
        "داعش",
        "حماس",
        "الرقة",
        "الهجوم",
        "معركة الرقة",
        "؟",
    ]
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


@settings(deadline=None)
@given(extractions())
def test_entities_are_a_partition_of_the_mentions(read: list[Extraction]) -> None:
    found = resolve(read)
    assert sorted(mention for entity in found.entities for mention in entity.mentions) == sorted(mentions(read))
    assert found.entity_of == {mention: entity.id for entity in found.entities for mention in entity.mentions}
    assert len({entity.id for entity in found.entities}) == len(found.entities)


@settings(deadline=None)
@given(extractions())
def test_an_entity_has_mentions_of_one_group_and_is_named_by_them(read: list[Extraction]) -> None:
    by_id = mentions(read)
    for entity in resolve(read).entities:
        own = [by_id[mention] for mention in entity.mentions]
        assert {GROUPS[mention.kind] for mention in own} == {GROUPS[entity.kind]}
        assert {entity.label, *entity.alternatives} == {mention.name for mention in own}


@settings(deadline=None)
@given(extractions(), st.randoms(use_true_random=False))
def test_the_order_of_articles_changes_nothing(read: list[Extraction], random: Random) -> None:
    shuffled = list(read)
    random.shuffle(shuffled)
    assert resolve(shuffled) == resolve(read)


@settings(deadline=None)
@given(extractions(), st.integers(0, 3))
def test_an_article_that_is_added_keeps_every_id(read: list[Extraction], left_out: int) -> None:
    before = resolve(read[:left_out] + read[left_out + 1 :])
    after = resolve(read)
    kept = {entity.id for entity in after.entities} | {old for entity in after.entities for old in entity.replaces}
    assert {entity.id for entity in before.entities} <= kept


@settings(deadline=None)
@given(extractions(), st.data())
def test_a_decision_holds_and_one_that_is_dropped_leaves_nothing(read: list[Extraction], data: st.DataObject) -> None:
    plain = resolve(read)
    ids = [entity.id for entity in plain.entities]
    if len(ids) < 2:
        return
    first, second = data.draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True))
    joined = resolve(read, [Decision("same", first, second)])
    group = {entity.id: GROUPS[entity.kind] for entity in plain.entities}
    together = [entity for entity in joined.entities if {first, second} <= {entity.id, *entity.replaces}]
    assert len(together) == (group[first] == group[second])
    assert bool(joined.problems) == (group[first] != group[second])
    assert resolve(read, []) == plain


def test_a_user_keeps_two_bearers_of_one_name_apart_and_takes_it_back() -> None:
    read = [extraction(article, "Person:سامي الدروبي", "Person:الدروبي<0") for article in "abc"]
    chains = {chain.article: chain.id for part in resolve(read).parts for chain in part.chains}
    decided = resolve(read, [Decision("different", chains["a"], chains["b"])])
    assert sorted(len(entity.mentions) for entity in decided.entities) == [2, 4]
    assert only(resolve(read)).id in {entity.id for entity in decided.entities}
    assert chains["b"] in {entity.id for entity in decided.entities}


def test_a_user_undoes_a_merge_of_two_spellings() -> None:
    read = [extraction("a", "Person:جون برادلين"), extraction("b", "Person:جون برادلن")]
    merged = only(resolve(read))
    decided = resolve(read, [Decision("different", merged.id, *merged.replaces)])
    assert {entity.id for entity in decided.entities} == {merged.id, *merged.replaces}
    assert [one.decided for one in decided.comparisons] == ["user"]


def test_what_a_user_keeps_apart_is_not_joined_through_a_third() -> None:
    read = [extraction("a", "Person:جون برادلين"), extraction("b", "Person:جون برادلن"), extraction("c", "Person:جون بيرادلين")]
    first, second, _ = sorted(part.id for part in resolve(read).parts)
    decided = resolve(read, [Decision("different", first, second)])
    assert len(decided.entities) == 2
    assert "refused" in {one.verdict for one in decided.comparisons}


def test_of_two_decisions_that_contradict_each_other_the_stricter_holds() -> None:
    read = [
        extraction(article, f"Person:{name}")
        for article, name in zip("abc", ("هدى العلي", "سامي الدروبي", "آدم خوري"), strict=True)
    ]
    one, two, three = (part.id for part in resolve(read).parts)
    asked = [Decision("same", one, two), Decision("same", two, three), Decision("different", one, three)]
    found = resolve(read, asked)
    assert len(found.entities) == 2
    assert len(found.problems) == 1


def test_a_decision_about_what_is_not_there_is_a_problem_and_changes_nothing() -> None:
    read = [extraction("a", "Person:هدى العلي")]
    asked = [Decision("same", "0" * 16, resolve(read).entities[0].id, "سامي الدروبي", "هدى العلي")]
    found = resolve(read, asked)
    assert [problem.where for problem in found.problems] == ["سامي الدروبي"]
    assert found.entities == resolve(read).entities


def test_a_last_name_joins_a_full_name_in_the_same_office() -> None:
    office = {0: "وزير الدفاع الأردني"}
    full, short = extraction("a", "Person:سامي الدروبي", roles=office), extraction("b", "Person:الدروبي", roles=office)
    assert len(only(resolve([full, short])).mentions) == 2
    assert len(resolve([full, extraction("b", "Person:الدروبي")]).entities) == 2
    assert len(resolve([full, extraction("b", "Person:الدروبي", roles={0: "وزير الدفاع المصري"})]).entities) == 2


def test_a_last_name_that_could_be_either_of_two_joins_neither() -> None:
    office = {0: "وزير الدفاع الأردني"}
    read = [
        extraction(article, f"Person:{name}", roles=office)
        for article, name in zip("abc", ("سامي خوري", "هدى خوري", "خوري"), strict=True)
    ]
    assert len(resolve(read).entities) == 3


@pytest.mark.parametrize("name", ["مجلس النواب", "القوات الحكومية", "التحالف", "الجيش", "وزارة الدفاع"])
def test_a_body_that_every_country_has_is_known_by_the_country_of_the_article(name: str) -> None:
    def about(article: str, *places: str) -> Extraction:
        return extraction(article, f"Organization:{name}", *(f"Location:{place}" for place in places))

    def count(*read: Extraction) -> int:
        return sum(entity.kind != "Location" for entity in resolve(read).entities)

    assert count(about("a", "تشاد", "نجامينا"), about("b", "تشاد", "تشاد")) == 1
    assert count(about("a", "تشاد", "نجامينا"), about("b", "بوليفيا", "لاباز")) == 2
    assert count(about("a", "تشاد", "نجامينا"), about("b")) == 2


def test_a_place_with_namesakes_is_the_one_in_the_country_of_the_article() -> None:
    libya, lebanon = extraction("a", "Location:طرابلس", "Location:ليبيا"), extraction("b", "Location:طرابلس", "Location:لبنان")
    unknown = extraction("c", "Location:طرابلس")
    found = [entity for entity in resolve([libya, lebanon, unknown]).entities if entity.label == "طرابلس"]
    assert len(found) == 3
    assert sorted(bool(entity.links) for entity in found) == [False, True, True]
    assert len({entity.lat for entity in found}) == 3


def test_a_listed_thing_has_links_and_a_place_coordinates() -> None:
    linked = {entity.kind: entity for entity in resolve([extraction("a", "State:الأردن", "Location:عمان")]).entities}
    assert "http://www.wikidata.org/entity/Q810" in linked["State"].links
    assert linked["State"].lat == ""
    assert (round(float(linked["Location"].lat)), round(float(linked["Location"].long))) == (32, 36)


def test_the_name_of_a_country_that_is_another_ones_capital_means_the_one_that_the_article_is_about() -> None:
    jordan, oman = extraction("a", "Location:عمان", "State:الأردن"), extraction("b", "Location:عمان", "Location:مسقط")
    places = [entity for entity in resolve([jordan, oman, extraction("c", "Location:عمان")]).entities if entity.label == "عمان"]
    assert sorted(sum("wikidata" in link for link in entity.links) for entity in places) == [0, 1, 1]
    assert len({entity.links for entity in places}) == 3


def test_a_named_operation_is_one_in_all_articles_with_and_without_quotation_marks() -> None:
    quoted, plain = extraction("a", "Operation:عملية «درع الصحراء»"), extraction("b", "Operation:عملية درع الصحراء")
    again, other = extraction("c", "Operation:عملية “درع الصحراء”"), extraction("d", "Operation:عملية «فجر الصحراء»")
    assert len(only(resolve([quoted, plain, again])).mentions) == 3
    assert len(resolve([quoted, other]).entities) == 2
    assert len(resolve([plain, extraction("e", "Operation:عملية درع الصحراء")]).entities) == 2


def test_what_is_not_listed_has_no_links() -> None:
    assert only(resolve([extraction("a", "Organization:جمعية نساء الواحة")])).links == ()


def test_a_preposition_taken_for_a_letter_of_the_name_changes_nothing() -> None:
    found = only(resolve([extraction("a", "ArmedGroup:بداعش"), extraction("b", "ArmedGroup:داعش")]))
    assert found.label == "داعش"


def test_the_work_does_not_grow_with_the_square_of_the_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many people of one last name are compared with no one by it."""
    compared: list[tuple[Profile, Profile]] = []

    def noting(first: Profile, second: Profile) -> tuple[Feature, ...]:
        compared.append((first, second))
        return compare(first, second)

    monkeypatch.setattr("kg.resolve.update.compare", noting)
    letters = "بتثجحخدرزسشصضطعغفقكلمنه"
    names = [f"{letters[n % 23]}{letters[n // 23]}ر{letters[(n * 7) % 23]} الدروبي" for n in range(200)]
    found = resolve([extraction(str(n), f"Person:{name}") for n, name in enumerate(names)])
    assert len(found.parts) == 200
    assert len(compared) <= 200


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("ستيفان دي ميستورا", "ستافان دي ميستورا", 1),
        ("كارل فون شتاين", "كارلا فون شتاين", 2),
        ("حسن محمد علي", "حسين محمد علي", 2),
        ("ستيفان ميستورا", "ستافان ميستورا", 2),
    ],
)
def test_a_given_name_is_spelled_by_ear_only_where_two_other_names_agree(first: str, second: str, count: int) -> None:
    assert len(resolve([extraction("a", f"Person:{first}"), extraction("b", f"Person:{second}")]).entities) == count
