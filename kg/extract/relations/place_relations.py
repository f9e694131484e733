"""Where a place lies: as the words beside it say, as its own name says, or as the gazetteer knows.

الرقة في سوريا, الرقة والباب في سوريا, الموصل العراقية      place-in-place
سيفاري (منطقة موبتي)                                   place-in-brackets
شنف التابعة لناحية نمرود, أورومتشي عاصمة إقليم شينجيانغ       place-of-place
ميناء درنة شمال شرق ليبيا                               place-in-side
حي السرو جنوبي الموصل, السرو شمالي محافظة نينوى            place-on-side
شمال العراق, إقليم كردستان العراق                         place-in-name
جنوب البلاد, before any country is named                    place-in-homeland
إسلام آباد, where the article names Pakistan              place-in-gazetteer
"""

from collections.abc import Iterator, Sequence

from kg.arabic.letters import fold
from kg.extract.actors.mentions import Referent
from kg.extract.actors.scene import Scene
from kg.extract.reading.candidates import AND, ARTICLE, is_definite
from kg.lexicon import Place
from kg.model import Relation

_WITHIN = frozenset(("\N{ARABIC LETTER BEH}", "\N{ARABIC LETTER FEH}\N{ARABIC LETTER YEH}"))
_OF = "\N{ARABIC LETTER LAM}"
_WIDE = frozenset(("Country", "Region", "Province"))
_BROAD = frozenset(("Country", "Province"))
_CLASSES = frozenset(("Country", "Province", "City", "Town", "Village"))
_CROSSING = frozenset(("Country", "River", "Border"))
_CLOSING = frozenset('"»”')
_BRACKETS = frozenset("(")
_ATTRIBUTE = frozenset(("ADJ", "ADP", "PRON"))
_COMMAS = frozenset("،,")
_QUARTERS = frozenset(("Site", "Region", "Camp", "Base", "Airport"))
_MOST_JOINED = 4
_UNMEASURED = 0.5

_Found = tuple[Referent, int, str]


def place_relations(scene: Scene) -> Iterator[Relation]:
    """Yield locatedIn with the words that say so; where only the gazetteer says it, with the name of the place."""
    units = scene.reading.units
    for index, candidate in enumerate(scene.names):
        found = _outer(scene, candidate.last) if candidate.kind == "Location" else None
        for inner in _joined(scene, index, found[0]) if found else ():
            beside = inner is scene.referents[index]
            if found and _may_lie_in(scene, inner, found[0], beside=beside) and _is_within(inner, found):
                last = units[found[1] - 1]
                span = (inner.mention.begin, max(last.end, inner.mention.end))
                yield _located(scene, inner, found[0], span, found[2])
    for outer, inner in scene.inner:
        if inner.mention.kind != "Location":
            continue
        yield _located(scene, outer, inner, (outer.mention.begin, outer.mention.end), "place-in-name")
    yield from _in_name(scene)
    yield from _of_homeland(scene)
    yield from _listed(scene)


def _in_name(scene: Scene) -> Iterator[Relation]:
    """Yield which town or region the name of a side, airport or other site ends with, if the article names it (مطار أوسلو)."""
    named = {r.words: r for r in reversed(scene.referents) if r.mention.kind == "Location"}
    heads = scene.tables.lexicon.place_head_forms
    for place in named.values():
        rest = next((place.words[n:] for n in range(1, len(place.words)) if place.words[n:] in named), ())
        before = place.words[: len(place.words) - len(rest)] if rest else ()
        sited = bool(before) and all(word in heads for word in before)
        if sited and not any(head.type in _CLASSES for head in heads[before[-1]]):
            yield _located(scene, place, named[rest], (place.mention.begin, place.mention.end), "place-in-name")


def _of_homeland(scene: Scene) -> Iterator[Relation]:
    """Yield in which country a part of the country lies where none was named before it: the first one that the article names."""
    country = next((r for r in scene.referents if r.mention.kind == "Location" and r.mention.subtype == "Country"), None)
    known = {outer.mention.id for outer, _ in scene.inner}
    for place in scene.referents if country is not None else ():
        of_homeland = len(place.words) > 1 and place.words[-1] in scene.tables.words["homeland"]
        if country is not None and of_homeland and place.mention.kind == "Location" and place.mention.id not in known:
            span = (min(country.mention.begin, place.mention.begin), max(country.mention.end, place.mention.end))
            yield _located(scene, place, country, span, "place-in-homeland")


def _outer(scene: Scene, place: int) -> _Found | None:
    """Return the place that what stands behind a place says it lies in, the place after those words, and the rule."""
    ways = (_by_demonym, _by_side, _inside, _in_brackets, _of_place)
    return next((found for way in ways if place < scene.reading.stops[place - 1] and (found := way(scene, place))), None)


def _by_demonym(scene: Scene, place: int) -> _Found | None:
    """A place with the adjective of its country, also behind another adjective (سروج الحدودية التركية)."""
    units = scene.reading.units
    if units[place].upos == "ADJ" and place + 1 < scene.reading.stops[place] and is_definite(units[place]):
        place += units[place].fold not in scene.tables.lexicon.demonym_forms
    demonyms = () if place in scene.name_at else scene.tables.lexicon.demonym_forms.get(units[place].fold, ())
    if not demonyms:
        return None
    named = scene.register.by_country.get(demonyms[0].name, ())
    country = next((r for r in named if r.mention.kind == "Location"), None)
    return (country, place + 1, "place-in-place") if country is not None else None


def _by_side(scene: Scene, place: int) -> _Found | None:
    """A place right before the side of its country or province (ميناء درنة شمال شرق ليبيا; مأرب، شرق اليمن)."""
    units, stop = scene.reading.units, scene.reading.stops[place - 1]
    while place < stop and (units[place].text in _COMMAS or units[place].fold in scene.tables.words["situated"]):
        place += 1
    place += place < stop and units[place].fold in _WITHIN
    if place >= stop or not _is_side(scene, place):
        return None
    if place in scene.name_at:
        return _named(scene, place, "place-in-side")
    while place < stop and _is_side(scene, place):
        place += 1
    return _named(scene, place, "place-on-side") if place < stop else None


def _inside(scene: Scene, place: int) -> _Found | None:
    """A place in another one (الرقة في سوريا), also behind a participle (القاعدة الواقعة في المحافظة)."""
    units, stop = scene.reading.units, scene.reading.stops[place - 1]
    while place < stop - 1 and (units[place].text in _CLOSING or _is_situated(scene, place)):
        place += 1
    if place + 1 >= stop or units[place].fold not in scene.tables.words["inside"] | _WITHIN:
        return None
    return _named(scene, place + 1, "place-in-place")


def _is_situated(scene: Scene, place: int) -> bool:
    return scene.reading.units[place].fold.removeprefix(ARTICLE) in scene.tables.words["situated"]


def _in_brackets(scene: Scene, place: int) -> _Found | None:
    if scene.reading.units[place].text not in _BRACKETS or place + 1 >= scene.reading.stops[place]:
        return None
    return None if _is_side(scene, place + 1) else _named(scene, place + 1, "place-in-brackets")


def _of_place(scene: Scene, place: int) -> _Found | None:
    """What belongs to another place, or is its capital (شنف التابعة لناحية نمرود, عاصمة الإقليم)."""
    units = scene.reading.units
    if place + 1 >= scene.reading.stops[place]:
        return None
    forms = scene.tables.lexicon.relation_forms.get(units[place].fold, ())
    if units[place].fold in scene.tables.words["from"] and units[place + 1].fold in scene.tables.lexicon.place_head_forms:
        return _named(scene, place + 1, "place-of-place")  # الذهيبة من ولاية تطاوين
    if any(row.word.predicate == "memberOf" and row.part == "active" for row in forms):
        return _named(scene, place + 1 + (units[place + 1].fold == _OF), "place-of-place")
    return _named(scene, place + 1, "place-of-place") if units[place].fold in scene.tables.words["capital"] else None


def _is_within(inner: Referent, found: _Found) -> bool:
    """What lies on a side of a province or country is in it, of a town only its quarters and sites are (not سنجار غرب الموصل)."""
    return found[2] != "place-on-side" or found[0].mention.subtype in _BROAD or inner.mention.subtype in _QUARTERS


def _is_side(scene: Scene, place: int) -> bool:
    """What lies south of a town does not lie in it (بادوش (غرب الموصل))."""
    heads = scene.tables.lexicon.place_head_forms.get(scene.reading.units[place].fold, ())
    return any(head.type == "direction" for head in heads)


def _named(scene: Scene, place: int, rule: str) -> _Found | None:
    """Return the place named at a unit, or behind one noun that says what it is (في منطقة موبتي)."""
    headed = 0
    stop = scene.reading.stops[place - 1]
    if place < stop and place not in scene.name_at:
        headed = int(scene.reading.units[place].fold.removeprefix(_OF) in scene.tables.lexicon.place_head_forms)
    name = scene.name_at.get(place + headed) if place + headed < stop else None
    if name is None or scene.names[name].kind != "Location" or scene.names[name].first != place + headed:
        return None
    return scene.referents[name], scene.names[name].last, rule


def _joined(scene: Scene, index: int, outer: Referent) -> Iterator[Referent]:
    """Yield a place, and those that و joins before it, if all of them can lie where it lies (الرقة والباب في سوريا)."""
    yield scene.referents[index]
    for earlier in range(index - 1, max(-1, index - _MOST_JOINED), -1):
        between = range(scene.names[earlier].last, scene.names[earlier + 1].first)
        if scene.names[earlier].kind != "Location" or not _joins(scene, between):
            return
        yield scene.referents[earlier]


def _joins(scene: Scene, between: Sequence[int]) -> bool:
    """Tell whether و joins two places: behind an attribute of the first, before a noun that says what the second is."""
    units = [scene.reading.units[place] for place in between]
    joint = next((number for number, unit in enumerate(units) if unit.fold == AND), -1)
    attributes, heads = units[: max(joint, 0)], units[joint + 1 :]
    classed = all(unit.fold in scene.tables.lexicon.place_head_forms for unit in heads)
    return joint >= 0 and classed and all(unit.upos in _ATTRIBUTE or unit.text in _CLOSING for unit in attributes)


def _may_lie_in(scene: Scene, inner: Referent, outer: Referent, *, beside: bool) -> bool:
    """A country lies in nothing, a province in no town, and no place in a country other than its own.

    What does not stand right beside the words that say so lies there only if it is a site, or the other is wide.
    """
    if outer.words == inner.words or inner.mention.subtype == "Country":
        return False
    if inner.mention.subtype in _BROAD and outer.mention.subtype not in _WIDE:
        return False
    countries = _countries(scene, inner)
    if countries and outer.mention.subtype == "Country" and fold(outer.country) not in countries:
        return False
    return beside or outer.mention.subtype in _WIDE or not countries


def _countries(scene: Scene, place: Referent) -> frozenset[str]:
    """Return the folded names of the countries where the gazetteer has a place of that name."""
    capital_of = scene.tables.lexicon.capital_names.get(" ".join(place.words), ())
    found = {fold(country.name) for country in capital_of}
    for row in _rows(scene, place):
        seen = {row.name}
        within: tuple[Place, ...] = (row,)
        while within and within[0].within and within[0].within not in seen:
            name = within[0].within
            seen.add(name)
            found.update(fold(c.name) for c in scene.tables.lexicon.country_names.get(fold(name), ()))
            within = scene.tables.lexicon.place_names.get(fold(name), ())
    return frozenset(found)


def _rows(scene: Scene, place: Referent) -> tuple[Place, ...]:
    """Return what the gazetteer has by the name of a place, also without its head noun (قاعدة إنجرليك)."""
    listed, lexicon = scene.tables.lexicon.place_names, scene.tables.lexicon
    rest = place.words[1:] if place.words[0] in lexicon.place_head_forms else ()
    return listed.get(" ".join(place.words), ()) or listed.get(" ".join(rest), ())


def _listed(scene: Scene) -> Iterator[Relation]:
    """Yield where the gazetteer has a place, once a place, if the article names just one of the countries that it can lie in."""
    nations = {fold(r.country): r for r in reversed(scene.referents) if r.mention.subtype == "Country" and r.country}
    seen: set[tuple[str, ...]] = set()
    for place in scene.referents:
        if place.mention.kind != "Location" or place.mention.subtype in _CROSSING or place.words in seen:
            continue
        seen.add(place.words)
        outer = [] if _is_side(scene, place.first) else sorted(_countries(scene, place) & nations.keys())
        if len(outer) == 1:
            span = (place.mention.begin, place.mention.end)
            yield _located(scene, place, nations[outer[0]], span, "place-in-gazetteer")


def _located(scene: Scene, inner: Referent, outer: Referent, span: tuple[int, int], rule: str) -> Relation:
    return Relation(scene.reading.article.id, inner.mention.id, "locatedIn", outer.mention.id, *span, rule, _UNMEASURED)
