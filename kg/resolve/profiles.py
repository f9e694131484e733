"""Chains → profiles: what is one thing by its name alone, with all that can tell it from others or join it to them."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from kg.arabic.keys import name_key
from kg.arabic.letters import fold
from kg.lexicon import load
from kg.model import Chain, Extraction, Mention, Operation, Relation, content_id
from kg.resolve.chains import chains_of, make_chain, mention_name
from kg.resolve.names import BY_COUNTRY, GROUPS, IN_COUNTRY, PublicName, public_name
from kg.resolve.setting import Setting, setting_of

_LEAST_WORDS = 2  # as a role, نظيره الفرنسي is not of an office; as the name of an operation, one word is none


@dataclass(frozen=True, slots=True)
class Found:
    """A chain with what its names mean and what its article says of it.

    Attributes:
        part: id of the part that it belongs to, see `kg.model.Part`.
        group: of `GROUPS`.
        key: under which it is known in all articles; empty when it is known in its own only.
        mentions: in text order.
        public: what its most telling name means; None when that is another thing in each article.
        name: the most telling name, for people.
        country: the one that its article is about; empty when there is none.
        operations: what is said of its mentions.
        relations: whose subject is one of its mentions.
        objects: for each of `relations`, the part that it leads to; empty for a literal.
    """

    part: str
    group: str
    key: str
    chain: Chain
    mentions: tuple[Mention, ...]
    public: PublicName | None
    name: str
    country: str
    operations: tuple[Operation, ...] = ()
    relations: tuple[Relation, ...] = ()
    objects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """The chains that have one key, and what is known of them together.

    Attributes:
        id: of the part that they make.
        group, key: as in `Found`.
        public: what its most telling name means; None when there is no key.
        name: the most telling name, for people.
        sort: what it can be compared with: things of the same sort, "Person", "State", "body", "location" or "operation".
        words: of the name by which it is compared, folded; none for what has no name that could be another's spelling.
        roles: what its bearers are, folded, with countries by name.
        country: the one that all its articles are about; empty when there is none.
        articles: that it is mentioned in.
        mentions, chains: none in what is only compared.
    """

    id: str
    group: str
    key: str
    public: PublicName | None
    name: str
    sort: str
    words: tuple[str, ...]
    roles: frozenset[str]
    country: str
    articles: frozenset[str]
    mentions: tuple[Mention, ...] = ()
    chains: tuple[Chain, ...] = ()


def found_in(extraction: Extraction, apart: Collection[str] = ()) -> tuple[Found, ...]:
    """Return the chains of an article, in text order.

    Args:
        apart: ids of chains that a user has taken out of what they are by name.

    Raises:
        KeyError: an antecedent is no mention of the article.
    """
    mentions = sorted(extraction.mentions, key=lambda mention: (mention.begin, mention.end, mention.id))
    setting = setting_of(mentions)
    found = [_found(chain, setting, apart) for chain in chains_of(mentions)]
    place_of = {mention.id: place for place, one in enumerate(found) for mention in one.mentions}
    operations: list[list[Operation]] = [[] for _ in found]
    relations: list[list[Relation]] = [[] for _ in found]
    for operation in extraction.operations:
        operations[place_of[operation.mention]].append(operation)
    for relation in extraction.relations:
        relations[place_of[relation.subject]].append(relation)
    return tuple(
        replace(
            one,
            operations=tuple(operations[place]),
            relations=tuple(relations[place]),
            objects=tuple("" if said.literal else found[place_of[said.object]].part for said in relations[place]),
        )
        for place, one in enumerate(found)
    )


def _found(mentions: Sequence[Mention], setting: Setting, apart: Collection[str]) -> Found:
    chain, group = make_chain(mentions), GROUPS[mentions[0].kind]
    public, name = _most_telling(mentions, setting)
    key = public.key if public and chain.id not in apart else ""
    part = content_id(group, key) if key else chain.id
    return Found(part, group, key, chain, tuple(mentions), public, name, setting.main)


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


def profile_of(members: Sequence[Found]) -> Profile:
    """Return the profile of the chains of one part.

    Args:
        members: by article and place in it.
    """
    first = members[0]
    name = min((-len(found.name.split()), found.name) for found in members)[1]
    mentions = tuple(mention for found in members for mention in found.mentions)
    countries = {found.country for found in members}
    said = {relation.object for found in members for relation in found.relations if _is_role(relation)}
    public = min((found.public for found in members if found.public), key=_surest) if first.key else None
    return Profile(
        id=first.part,
        group=first.group,
        key=first.key,
        public=public,
        name=name,
        sort=_sort(mentions, first.group),
        words=()
        if public and BY_COUNTRY in public.rules
        else _compared_words(first.key, name, mentions[0].kind, listed=bool(public and public.listed)),
        roles=frozenset(role for text in said if (role := role_key(text))),
        country=countries.pop() if len(countries) == 1 else "",
        articles=frozenset(found.chain.article for found in members),
        mentions=mentions,
        chains=tuple(sorted((found.chain for found in members), key=lambda chain: chain.id)),
    )


def _is_role(relation: Relation) -> bool:
    return relation.predicate == "role" and relation.literal


def _sort(mentions: Iterable[Mention], group: str) -> str:
    kinds = Counter(mention.kind for mention in mentions)
    kind = min(kinds, key=lambda found: (-kinds[found], found))
    return kind if kind in ("Person", "State") else "body" if group == "actor" else group


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
