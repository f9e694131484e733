"""The values of a question's parameters: `$name` in a query stands for a name that the user gives.

A parameter is a variable written with `$`, so that the file of a question is SPARQL as it stands. What takes its place is a
regular expression that matches the name in any usual spelling, as a string literal. Nothing of what the user writes reaches the
query but the letters of the name.
"""

import re
from collections import defaultdict
from collections.abc import Mapping

from kg.arabic.letters import fold, fold_letters
from kg.errors import QueryError

_PARAMETER = re.compile(r"\$(\w+)")
_ANY = "*"


def _spellings() -> dict[str, str]:
    """Return for each folded letter a class of all letters that fold to it."""
    found: defaultdict[str, str] = defaultdict(str)
    for letter in map(chr, range(0x0621, 0x06D4)):
        if fold(letter):
            found[fold_letters(letter)] += letter
    return {letter: f"[{variants}]" for letter, variants in found.items() if len(variants) > 1}


_SPELLINGS = _spellings()
# What folding drops and what it takes for a space, as the inside of a class of letters; no letter is in both, so that no text
# makes the search long. Spelled out, because engines differ in what \w and \p mean.
_MARKS = "\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c"
_BLANKS = (
    r"\s!-/:-@\[-`{-~"
    "\u00a0-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u060c\u061b\u061f\u066a-\u066d\u06d4"
    "\u2000-\u200a\u2010-\u2029\u202f-\u205f\u206a-\u206f"
)


def parameters(sparql: str) -> tuple[str, ...]:
    """Return the names of the parameters of a query, in order.

    >>> parameters("SELECT ?x { ?x ?p ?o . FILTER(REGEX(?o, $from) || REGEX(?o, $to)) }")
    ('from', 'to')
    """
    return tuple(dict.fromkeys(_PARAMETER.findall(sparql)))


def fill(sparql: str, values: Mapping[str, str]) -> str:
    """Return a query with a name for each of its parameters.

    Args:
        values: parameter → name; `*` stands for any run of letters.

    Raises:
        QueryError: a parameter has no value or an empty one, or there is no such parameter.

    >>> fill("ASK { ?x rdfs:label ?y . FILTER(REGEX(?y, $name)) }", {"name": "*"})
    'ASK { ?x rdfs:label ?y . FILTER(REGEX(?y, "^.*$")) }'
    """
    wanted = parameters(sparql)
    for name in values:
        if name not in wanted:
            raise QueryError(f"there is no parameter {name!r}; {_advice(wanted)}")
    missing = [name for name in wanted if not values.get(name, "").strip()]
    if missing:
        raise QueryError(f"{' and '.join(missing)} must be given; {_advice(wanted)}")
    return _PARAMETER.sub(lambda match: _literal(name_pattern(values[match[1]])), sparql)


def name_pattern(name: str) -> str:
    """Return a regular expression for the labels that folding makes equal to `name`, in which `*` matches anything.

    It keeps to what the expressions of XPath, Python, Java, PCRE and Rust have in common.

    Raises:
        QueryError: nothing is left of the name.

    >>> bool(re.search(name_pattern("الرقة"), "الرَّقّه")), bool(re.search(name_pattern("الرقة"), "ريف الرقة"))
    (True, False)
    >>> bool(re.search(name_pattern("*الرقة"), "ريف الرقة"))
    True
    """
    pieces = [_piece(fold(piece)) for piece in name.split(_ANY)]
    if not any(pieces) and _ANY not in name:
        raise QueryError(f"{name!r} has no letters to look for")
    return f"^{'.*'.join(pieces)}$"


def _piece(words: str) -> str:
    if not words:
        return ""
    spelled = (f"[{_MARKS}]*".join(_SPELLINGS.get(letter, letter) for letter in word) for word in words.split())
    around = f"[{_MARKS}{_BLANKS}]*"
    return around + f"[{_MARKS}]*[{_BLANKS}]{around}".join(spelled) + around


def _advice(wanted: tuple[str, ...]) -> str:
    given = " ".join(f"--set {name}=NAME" for name in wanted)
    return f"give {given} (* stands for anything)" if wanted else "this query has none"


def _literal(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
