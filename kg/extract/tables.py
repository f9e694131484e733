"""What the rules look up, prepared once from the word lists."""

from dataclasses import dataclass

from kg.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name of the word lists: its folded words, the class of the ontology and, for a place, its type."""

    words: tuple[str, ...]
    kind: str
    subtype: str


@dataclass(frozen=True, slots=True)
class Tables:
    """What the rules look up.

    Attributes:
        lexicon: the word lists.
        names: listed names by their first word, longest first.
        words: folded words of the small sets that rules ask for, by their kind ("time", "complementizer", "break").
    """

    lexicon: Lexicon
    names: dict[str, tuple[ListedName, ...]]
    words: dict[str, frozenset[str]]


def make_tables(lexicon: Lexicon) -> Tables:
    """Return the tables for `lexicon`.

    A text that is both an actor and a place is an actor; a country goes before its capital.
    """
    kinds = {key: ("Location", rows[0].type) for key, rows in lexicon.place_names.items()}
    kinds |= dict.fromkeys(lexicon.capital_names, ("Location", "City"))
    kinds |= {key: ("Location", rows[0].type) for key, rows in lexicon.country_names.items()}
    kinds |= {key: (rows[0].kind, "") for key, rows in lexicon.actor_names.items()}
    names: dict[str, list[ListedName]] = {}
    for key, (kind, subtype) in kinds.items():
        parts = tuple(key.split())
        names.setdefault(parts[0], []).append(ListedName(parts, kind, subtype))
    ordered = {first: tuple(sorted(group, key=lambda n: (-len(n.words), n.words))) for first, group in names.items()}
    return Tables(lexicon, ordered, lexicon.words)
