"""The word lists: the loader, and what holds of every file."""

import csv
from pathlib import Path

import pytest

import kg.lexicon
from kg.arabic.letters import fold
from kg.errors import SettingsError
from kg.lexicon import Cue, Lexicon, Place, ReportingVerb, load, parse_rows

FOLDER = Path(kg.lexicon.__file__).parent
# The columns that make a row unique; names are compared folded, words of grammar as written (أن, إن).
KEYS = {
    "actor_heads": 1,
    "actors": 1,
    "carriers": 1,
    "countries": 1,
    "cues": 1,
    "events": 1,
    "first_names": 1,
    "homographs": 1,
    "links": 4,
    "local_names": 2,
    "words/actors": 2,
    "words/operations": 2,
    "words/relations": 2,
    "words/resolve": 2,
    "words/shared": 2,
    "words/statements": 2,
    "numbers": 1,
    "place_heads": 1,
    "places": 4,
    "relation_words": 9,
    "relations": 3,
    "reporting": 4,
    "status": 1,
    "times": 3,
    "titles": 1,
    "tolls": 3,
}
# What a news desk needs at least.
LEAST = {
    "actors": 300,
    "events": 120,
    "first_names": 900,
    "places": 700,
    "reporting": 150,
    "titles": 180,
}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


ROOT = FOLDER.parent
PACKAGES = ("actors", "operations", "relations", "statements")


def rows_of(name: str) -> list[list[str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


@pytest.mark.parametrize("name", KEYS)
def test_rows_are_sorted(name: str) -> None:
    rows = rows_of(name)
    assert rows == sorted(rows)


@pytest.mark.parametrize(("name", "width"), KEYS.items())
def test_rows_are_unique(name: str, width: int) -> None:
    same = str if name.startswith("words/") else fold
    keys = [tuple(map(same, row[:width])) for row in rows_of(name)]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("name", [name for name in KEYS if name.startswith("words/")])
def test_words_stand_in_the_list_of_the_package_that_asks_for_them(name: str) -> None:
    """A kind that several packages ask for is shared; one that nobody asks for is not listed."""
    sources = {package: _source(ROOT / "extract" / package) for package in PACKAGES} | {
        "resolve": _source(ROOT / "resolve"),
        "": (ROOT / "extract" / "tables.py").read_text("utf-8") + _source(ROOT / "extract" / "reading"),
    }
    package = name.removeprefix("words/")
    for kind in {row[0] for row in rows_of(name)}:
        asking = {where for where, source in sources.items() if f'"{kind}"' in source}
        assert package in asking or (package == "shared" and len(asking) > 1), kind


def _source(folder: Path) -> str:
    return "".join(path.read_text("utf-8") for path in sorted(folder.rglob("*.py")))


def test_a_kind_of_words_is_in_one_list_only() -> None:
    kinds = [kind for name in KEYS if name.startswith("words/") for kind in {row[0] for row in rows_of(name)}]
    assert len(kinds) == len(set(kinds))


@pytest.mark.parametrize(("name", "least"), LEAST.items())
def test_lists_are_long_enough(name: str, least: int) -> None:
    assert len(rows_of(name)) >= least


@pytest.mark.parametrize("name", KEYS)
def test_cells_hold_no_doubled_alternatives_and_no_vowel_marks(name: str) -> None:
    for row in rows_of(name):
        for cell in row:
            parts = cell.split("|")
            assert len(parts) == len(set(parts)), row
            assert not any("\N{ARABIC FATHATAN}" <= letter <= "\N{ARABIC SUKUN}" for letter in cell), row


def test_every_place_lies_within_something_listed(lexicon: Lexicon) -> None:
    names = {place.name for place in lexicon.places} | {country.name for country in lexicon.countries}
    assert [place for place in lexicon.places if place.within and place.within not in names] == []


def test_no_place_lies_within_itself(lexicon: Lexicon) -> None:
    """Names repeat (البيضاء is a city and a province of Yemen), so a place may lie within a namesake of another type only."""
    assert [place for place in lexicon.places if place.within == place.name] == []


def test_coordinates_are_on_earth(lexicon: Lexicon) -> None:
    for place in lexicon.places:
        assert bool(place.lat) == bool(place.long), place
        if place.lat:
            assert -90 <= float(place.lat) <= 90, place
            assert -180 <= float(place.long) <= 180, place


def test_wikidata_ids_are_well_formed_and_not_shared(lexicon: Lexicon) -> None:
    ids = [country.wikidata for country in lexicon.countries if country.wikidata]
    assert all(qid[0] == "Q" and qid[1:].isdigit() for qid in ids)
    assert len(ids) == len(set(ids))


def test_all_states_are_there(lexicon: Lexicon) -> None:
    """193 members of the United Nations, its two observers, and the states that news treats alike (Taiwan, Kosovo)."""
    assert sum(country.type == "Country" for country in lexicon.countries) == 197


def test_look_ups_are_keyed_by_folded_forms(lexicon: Lexicon) -> None:
    for look_up in (
        lexicon.reporting_forms,
        lexicon.cue_forms,
        lexicon.event_forms,
        lexicon.title_forms,
        lexicon.country_names,
        lexicon.capital_names,
        lexicon.demonym_forms,
        lexicon.place_names,
        lexicon.place_head_forms,
        lexicon.actor_names,
        lexicon.actor_head_forms,
        lexicon.given_names,
        lexicon.relation_cues,
        lexicon.relation_forms,
        lexicon.status_cues,
    ):
        assert [key for key in look_up if not key or fold(key) != key] == []
        assert all(look_up.values())


def test_homographs_are_names_of_the_lists(lexicon: Lexicon) -> None:
    names = (lexicon.place_names, lexicon.actor_names, lexicon.country_names, lexicon.capital_names, lexicon.given_names)
    assert [form for form in sorted(lexicon.homographs) if not any(form in table for table in names)] == []


@pytest.mark.parametrize(
    ("surface", "verb", "kind"),
    [
        ("قالت", "قال", "perfect"),
        ("قالوا", "قال", "perfect"),
        ("أكدت", "أكد", "perfect"),
        ("يؤكدون", "أكد", "imperfect"),
        ("مؤكدا", "أكد", "participle"),
        ("تأكيده", "أكد", "noun"),
        ("نفت", "نفى", "perfect"),
        ("نفوا", "نفى", "perfect"),
        ("ينفون", "نفى", "imperfect"),
        ("ستعلن", "أعلن", "imperfect"),
        ("دعوا", "دعا", "perfect"),
        ("داعيا", "دعا", "participle"),
        ("مشيرة", "أشار", "participle"),
        ("يشر", "أشار", "imperfect"),
        ("وصفتها", "وصف", "perfect"),
        ("اتهامات", "اتهم", "noun"),
        ("تصريحاته", "صرح", "noun"),
    ],
)
def test_reporting_forms(lexicon: Lexicon, surface: str, verb: str, kind: str) -> None:
    found = {(form.verb.perfect, form.form.kind) for form in lexicon.reporting_forms[fold(surface)]}
    assert (verb, kind) in found


@pytest.mark.parametrize("surface", ["المتوقع", "المعلنة", "المتهم"])
def test_participles_with_the_article_do_not_report(lexicon: Lexicon, surface: str) -> None:
    assert "participle" not in {form.form.kind for form in lexicon.reporting_forms.get(fold(surface), ())}


@pytest.mark.parametrize(
    ("surface", "noun", "kind"),
    [
        ("سيهاجم", "هجوم", "Attack"),
        ("الهجمات", "هجوم", "Attack"),
        ("هجومين", "هجوم", "Attack"),
        ("غارتان", "غارة", "Airstrike"),
        ("قصفت", "قصف", "Airstrike"),
        ("معركة", "معركة", "Battle"),
        ("المعارك", "معركة", "Battle"),
        ("يحاصرون", "حصار", "Siege"),
        ("اجتماعه", "اجتماع", "Meeting"),
        ("اتصالا هاتفيا", "اتصال هاتفي", "Meeting"),
        ("وقف إطلاق النار", "وقف إطلاق النار", "Negotiation"),
    ],
)
def test_event_forms(lexicon: Lexicon, surface: str, noun: str, kind: str) -> None:
    assert (noun, kind) in {(form.event.noun, form.event.kind) for form in lexicon.event_forms[fold(surface)]}


@pytest.mark.parametrize(
    ("surface", "title"),
    [
        ("الرئيس", "رئيس"),
        ("وزراء الخارجية", "وزير الخارجية"),
        ("وزير خارجية", "وزير الخارجية"),
        ("وزيرة الدفاع", "وزير الدفاع"),
        ("المتحدثة", "متحدث"),
        ("المسؤولين", "مسؤول"),
        ("الأمين العام", "أمين عام"),
    ],
)
def test_title_forms(lexicon: Lexicon, surface: str, title: str) -> None:
    assert title in {form.title.title for form in lexicon.title_forms[fold(surface)]}


@pytest.mark.parametrize(
    ("surface", "country"),
    [("الأميركية", "الولايات المتحدة"), ("الروس", "روسيا"), ("السوريين", "سوريا"), ("تركيا", ""), ("العراقيات", "العراق")],
)
def test_demonym_forms(lexicon: Lexicon, surface: str, country: str) -> None:
    found = {row.name for row in lexicon.demonym_forms.get(fold(surface), ())}
    assert found == ({country} if country else set())


def test_names_and_aliases_are_found(lexicon: Lexicon) -> None:
    assert [row.name for row in lexicon.country_names[fold("أميركا")]] == ["الولايات المتحدة"]
    assert [row.name for row in lexicon.capital_names[fold("أنقرة")]] == ["تركيا"]
    assert [row.kind for row in lexicon.actor_names[fold("داعش")]] == ["ArmedGroup"]
    assert {row.within for row in lexicon.place_names[fold("طرابلس")]} == {"ليبيا", "لبنان"}
    assert [row.type for row in lexicon.place_head_forms[fold("مدينة")]] == ["City"]
    assert [row.gender for row in lexicon.given_names[fold("خديجة")]] == ["female"]


def test_parse_rows_splits_alternatives() -> None:
    text = "name,aliases,type,within,lat,long\nالرقة,رقة|الرقه,City,سوريا,35.9,39.0\n"
    assert parse_rows(text, Place, file="places.csv") == (Place("الرقة", ("رقة", "الرقه"), "City", "سوريا", "35.9", "39.0"),)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("cue\nبحسب\n", "x.csv:1"),
        ("cue,kind\nبحسب,according-to\nوفق\n", "x.csv:3"),
        ("cue,kind\nبحسب,guessing\n", "x.csv:2"),
        ("cue,kind\nبحسب,\n", "x.csv:2"),
        ("cue,kind\n بحسب,quoting\n", "x.csv:2"),
        ("", "x.csv:1"),
    ],
)
def test_a_malformed_row_names_file_and_line(text: str, place: str) -> None:
    with pytest.raises(SettingsError, match=rf"^{place}: "):
        parse_rows(text, Cue, file="x.csv")


def test_every_construction_is_of_the_closed_list() -> None:
    row = "قال,قالت,يقول,قائل,قول,say,neutral,{}\n"
    header = "perfect,perfect_f,imperfect,participle,noun,act,distance,construction\n"
    assert parse_rows(header + row.format("أن|direct"), ReportingVerb, file="x.csv")[0].construction == ("أن", "direct")
    with pytest.raises(SettingsError, match="construction"):
        parse_rows(header + row.format("أن|لأن"), ReportingVerb, file="x.csv")


def test_every_link_is_of_something_listed(lexicon: Lexicon) -> None:
    listed = {
        *(("places", row.name, row.type, row.within) for row in lexicon.places),
        *(("countries", row.name, "", "") for row in lexicon.countries),
        *(("capitals", row.capital, "", "") for row in lexicon.countries),
        *(("actors", row.name, "", "") for row in lexicon.actors),
    }
    assert sorted(set(lexicon.links) - listed) == []


def test_links_are_well_formed_and_no_id_is_two_places(lexicon: Lexicon) -> None:
    for link in lexicon.links.values():
        assert not link.wikidata or (link.wikidata[0] == "Q" and link.wikidata[1:].isdigit()), link
        assert not link.geonames or link.geonames.isdigit(), link
        assert bool(link.lat) == bool(link.long), link
        assert link.wikidata or link.geonames, link
    places = [link.geonames for link in lexicon.links.values() if link.list == "places"]
    assert len(places) == len(set(places))


def test_links_and_the_coordinates_of_places_agree(lexicon: Lexicon) -> None:
    for place in lexicon.places:
        link = lexicon.links.get(("places", place.name, place.type, place.within))
        if link and place.lat:
            assert abs(float(link.lat) - float(place.lat)) < 0.6, place
            assert abs(float(link.long) - float(place.long)) < 0.6, place


def test_what_a_local_name_means_is_listed(lexicon: Lexicon) -> None:
    for row in (row for rows in lexicon.local_names.values() for row in rows):
        assert bool(row.home) == bool(row.meaning), row
        assert not row.home or (fold(row.home) in lexicon.country_names and fold(row.meaning) in lexicon.actor_names), row
