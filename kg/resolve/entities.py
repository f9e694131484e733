"""The parts that are one thing → its entity: id, kind, best name, other names, links."""

from collections import Counter
from collections.abc import Iterable, Sequence

from kg.lexicon import load
from kg.model import Entity, Mention, Part
from kg.resolve.chains import mention_name
from kg.resolve.names import public_name
from kg.resolve.profiles import Profile

# Where as many mentions speak for one kind as for another, the one that says more wins.
_KINDS = ("Person", "State", "ArmedGroup", "Organization", "Group", "Location", "Operation")
# By these rules a name is another one than that of the word lists, not another spelling of it.
_OTHER_NAME = frozenset(("word-list", "capital", "description", "government"))
_WIKIDATA, _GEONAMES = "http://www.wikidata.org/entity/", "https://sws.geonames.org/"


def make_entity(cluster: Sequence[Profile]) -> tuple[Entity, tuple[Part, ...]]:
    """Return the entity of the profiles in `cluster`, and the parts that it is made of.

    Its id is that of the part that says most, which does not depend on which articles are there; the other parts' ids are kept as
    what it replaces.
    """
    first = leading(cluster)
    mentions = sorted((m for profile in cluster for m in profile.mentions), key=lambda m: (m.article, m.begin, m.end, m.id))
    kinds = Counter(mention.kind for mention in mentions)
    kind = min(kinds, key=lambda found: (-kinds[found], _KINDS.index(found)))
    label = _label(mentions, kind, first.key)
    subtypes = Counter(mention.subtype for mention in mentions if mention.subtype)
    links, lat, long = _links(first)
    entity = Entity(
        id=first.id,
        kind=kind,
        label=label,
        alternatives=tuple(sorted({mention_name(mention) for mention in mentions} - {label})),
        mentions=tuple(sorted(mention.id for mention in mentions)),
        subtype=min(subtypes, key=lambda found: (-subtypes[found], found), default=""),
        replaces=tuple(sorted(profile.id for profile in cluster if profile is not first)),
        links=links,
        lat=lat if first.group == "location" else "",
        long=long if first.group == "location" else "",
    )
    return entity, tuple(_part(profile, entity.id) for profile in cluster)


def leading(cluster: Iterable[Profile]) -> Profile:
    """Return the part that gives an entity its id: the one that says most."""
    return min(cluster, key=_most_telling_first)


def _most_telling_first(profile: Profile) -> tuple[bool, bool, int, str]:
    listed = profile.public is not None and profile.public.listed
    return not listed, not profile.key, -len(profile.words), profile.id


def _part(profile: Profile, entity: str) -> Part:
    """Return the record of a profile, with why each of its names has its key."""
    named = {(mention.name, mention.kind) for mention in profile.mentions}
    known = [profile.public, *(public_name(*name) for name in named)]
    rules = {rule for public in known if public and public.key == profile.key for rule in public.rules}
    return Part(profile.id, entity, profile.name, tuple(sorted(rules)), profile.chains)


def _label(mentions: Iterable[Mention], kind: str, key: str) -> str:
    """Return the best name: a spelling of the key, else another public name, else any name.

    Of those that are equally good it is the longest for a person, the most frequent for other things; of an operation not its
    noun alone (الهجوم) if more was said.
    """
    names = Counter((mention_name(mention), mention.kind) for mention in mentions)

    def order(found: tuple[str, str]) -> tuple[bool, bool, bool, bool, bool, int, int, str]:
        public = public_name(*found)
        length = len(found[0].split()) if kind == "Person" else 0
        alias = public is None or not _OTHER_NAME.isdisjoint(public.rules)
        cut = public is not None and "clitic" in public.rules
        bare = kind == "Operation" and " " not in found[0]
        return public is None or public.key != key, cut, alias, public is None, bare, -length, -names[found], found[0]

    return min(names, key=order)[0]


def _links(profile: Profile) -> tuple[tuple[str, ...], str, str]:
    """Return the IRIs of a listed thing in the open gazetteers, and its coordinates; nothing for what is not listed."""
    entry = profile.public.entry if profile.public else ()
    link = load().links.get((entry[0], entry[1], entry[2], entry[3])) if entry else None
    if link is None:
        return (), "", ""
    iris = (_WIKIDATA + link.wikidata if link.wikidata else "", f"{_GEONAMES}{link.geonames}/" if link.geonames else "")
    return tuple(sorted(iri for iri in iris if iri)), link.lat, link.long
