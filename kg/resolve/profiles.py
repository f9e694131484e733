"""Chains → profiles: what is one thing by its name alone, with all that can tell it from others or join it to them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.arabic.keys import name_key
from kg.arabic.letters import fold
from kg.lexicon import load
from kg.model import Chain, Extraction, Mention, content_id
from kg.resolve.chains import chains_of, make_chain, mention_name
from kg.resolve.names import BY_COUNTRY, GROUPS, IN_COUNTRY, PublicName, public_name
from kg.resolve.setting import Setting, setting_of

_LEAST_WORDS = 2  # as a role, نظيره الفرنسي is not of an office; as the name of an operation, one word is none


@dataclass(frozen=True, slots=True)
class Profile:
    """The chains that have one key, and what is known of them together.

    Attributes:
        id: of the part that they make, see `kg.model.Part`.
        group: of `GROUPS`.
        key: under which the thing is known in all articles; empty when it is known in its own only.
        public: what its most telling name means; None when there is no key.
        name: the most telling name, for people.
        mentions: in text order.
        words: of the name by which it is compared, folded; none for what has no name that could be another's spelling.
        roles: what its bearers are, folded, with countries by name.
        country: the one that all its articles are about; empty when there is none.
    """

    id: str
    group: str
    key: str
    public: PublicName | None
    name: str
    mentions: tuple[Mention, ...]
    chains: tuple[Chain, ...]
    words: tuple[str, ...]
    roles: frozenset[str]
    country: str

    @property
    def sort(self) -> str:
        """What it can be compared with: things of the same sort, "Person", "State", "body", "location" or "operation"."""
        kinds = Counter(mention.kind for mention in self.mentions)
        kind = min(kinds, key=lambda found: (-kinds[found], found))
        return kind if kind in ("Person", "State") else "body" if self.group == "actor" else self.group

    @property
    def articles(self) -> frozenset[str]:
        """The articles that it is mentioned in."""
        return frozenset(chain.article for chain in self.chains)


@dataclass(frozen=True, slots=True)
class _Found:
    """A chain with what its names mean."""

    chain: Chain
    mentions: tuple[Mention, ...]
    public: PublicName | None
    name: str
    country: str


def profiles_of(extractions: Iterable[Extraction], apart: Collection[str] = ()) -> tuple[Profile, ...]:
    """Return the profiles, by id; the order of `extractions` changes nothing.

    Args:
        apart: ids of chains that a user has taken out of what they are by name.

    Raises:
        KeyError: an antecedent is no mention of its article.
    """
    parts: defaultdict[tuple[str, str, str], list[_Found]] = defaultdict(list)
    roles: defaultdict[str, set[str]] = defaultdict(set)
    for extraction in sorted(extractions, key=lambda one: one.article):
        for found in _chains(extraction):
            key = found.public.key if found.public and found.chain.id not in apart else ""
            parts[GROUPS[found.mentions[0].kind], key, "" if key else found.chain.id].append(found)
        for relation in extraction.relations:
            if relation.predicate == "role" and relation.literal:
                roles[relation.subject].add(relation.object)
    made = (_profile(group, key, members, roles) for (group, key, _), members in parts.items())
    return tuple(sorted(made, key=lambda profile: profile.id))


def _chains(extraction: Extraction) -> Iterable[_Found]:
    mentions = sorted(extraction.mentions, key=lambda mention: (mention.begin, mention.end, mention.id))
    setting = setting_of(mentions)
    for chain in chains_of(mentions):
        public, name = _most_telling(chain, setting)
        yield _Found(make_chain(chain), tuple(chain), public, name, setting.main)


def _most_telling(chain: Iterable[Mention], setting: Setting) -> tuple[PublicName | None, str]:
    """Return what the name that says most means: one on the word lists before others, then the longest; and that name."""
    names = sorted({(name, mention.kind) for mention in chain for name in _forms(mention)})
    known = [(found, name) for name, kind in names if (found := public_name(name, kind, setting))]
    if known:
        return min(known, key=lambda pair: (not pair[0].listed, -len(pair[1].split()), pair[0].key, pair[1]))
    return None, min((mention_name(mention) for mention in chain), key=lambda name: (-len(name.split()), name))


def _forms(mention: Mention) -> tuple[str, ...]:
    """Return the name, and for an operation its words as they stand too: quotation marks tell a name that it was given."""
    return (mention.name, mention.exact) if mention.kind == "Operation" else (mention.name,)


def _profile(group: str, key: str, members: Sequence[_Found], roles: Mapping[str, set[str]]) -> Profile:
    names = sorted((-len(found.name.split()), found.name) for found in members)
    name = names[0][1]
    mentions = tuple(mention for found in members for mention in found.mentions)
    countries = {found.country for found in members}
    said = {role for mention in mentions for text in roles.get(mention.id, ()) if (role := role_key(text))}
    public = min((found.public for found in members if found.public), key=_surest) if key else None
    return Profile(
        id=content_id(group, key) if key else members[0].chain.id,
        group=group,
        key=key,
        public=public,
        name=name,
        mentions=mentions,
        chains=tuple(sorted((found.chain for found in members), key=lambda chain: chain.id)),
        words=()
        if public and BY_COUNTRY in public.rules
        else _compared_words(key, name, mentions[0].kind, listed=bool(public and public.listed)),
        roles=frozenset(said),
        country=countries.pop() if len(countries) == 1 else "",
    )


def _surest(public: PublicName) -> tuple[bool, bool, tuple[str, ...], tuple[str, ...]]:
    return not public.listed, BY_COUNTRY in public.rules, public.entry, public.rules


def _compared_words(key: str, name: str, kind: str, *, listed: bool) -> tuple[str, ...]:
    """Return the words of the key, or of the name that a listed thing has here.

    Of what has no key, a person's last name or initials (أنان, ج. كيري) are a name; what follows the noun of an operation may be.
    """
    lexicon, words = load(), name_key(name).words
    if key:
        return words if listed else tuple(key.partition(IN_COUNTRY)[0].split())
    if kind == "Operation":
        return words[1:] if len(words) >= _LEAST_WORDS + 1 else ()
    named = kind == "Person" and words and not (words[0] in lexicon.title_forms and words[0] not in lexicon.given_names)
    return words if named and (len(words) == 1 or len(words[0]) == 1) else ()


def role_key(role: str) -> str:
    """Return an office in one spelling, with its country; empty when it names no country and so is many people's.

    >>> role_key("وزير الدفاع الأميركي") == role_key("وزير الدفاع الأمريكي")
    True
    >>> role_key("وزير الدفاع"), role_key("نظيره الفرنسي")
    ('', '')
    """
    lexicon, words, of_country = load(), [], False
    for word in fold(role).split():
        countries = lexicon.demonym_forms.get(word, ()) or lexicon.country_names.get(word, ())
        of_country = of_country or len(countries) == 1
        words.append(fold(countries[0].name) if len(countries) == 1 else word)
    return " ".join(words) if of_country and len(words) > _LEAST_WORDS else ""
