"""Why two spellings may be of one name: each letter in which they differ is explained, or it is not.

Foreign names are spelled by ear. Where Arabic has no letter for a sound, writers choose differently (ماكغورك, ماكجورك), and short
vowels of the other language are written or not (ترامب, ترمب). In Arabic names the same differences make another name (سعد, سعيد;
جمال, كمال), so only words that look foreign may differ in them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from kg.lexicon import load

_ALEF, _WAW, _YEH, _HEH = (
    "\N{ARABIC LETTER ALEF}",
    "\N{ARABIC LETTER WAW}",
    "\N{ARABIC LETTER YEH}",
    "\N{ARABIC LETTER HEH}",
)
_LAM, _NOON, _TEH, _SHEEN = (
    "\N{ARABIC LETTER LAM}",
    "\N{ARABIC LETTER NOON}",
    "\N{ARABIC LETTER TEH}",
    "\N{ARABIC LETTER SHEEN}",
)
_VOWELS = frozenset((_ALEF, _WAW, _YEH))
_ENDINGS = frozenset((_ALEF, _HEH))
_GHAIN, _JEEM = "\N{ARABIC LETTER GHAIN}", "\N{ARABIC LETTER JEEM}"
_ARTICLE = _ALEF + _LAM
_PLURALS = (_WAW + _NOON, _YEH + _NOON)

# Letters that stand for one foreign sound: g; k; t; s and z; th.
_SOUNDS = (
    frozenset((_GHAIN, _JEEM, "\N{ARABIC LETTER KAF}", "\N{ARABIC LETTER QAF}")),
    frozenset((_TEH, "\N{ARABIC LETTER TAH}", "\N{ARABIC LETTER THEH}")),
    frozenset(("\N{ARABIC LETTER SEEN}", "\N{ARABIC LETTER SAD}", "\N{ARABIC LETTER ZAIN}", "\N{ARABIC LETTER THEH}")),
    frozenset(("\N{ARABIC LETTER DAL}", "\N{ARABIC LETTER DAD}", "\N{ARABIC LETTER THAL}")),
)
_ONE_SOUND = {letter: min(sound) for sound in reversed(_SOUNDS) for letter in sound}
# Letters that foreign names are hardly ever spelled with.
_NATIVE = frozenset(
    (
        "\N{ARABIC LETTER HAH}",
        "\N{ARABIC LETTER AIN}",
        "\N{ARABIC LETTER SAD}",
        "\N{ARABIC LETTER DAD}",
        "\N{ARABIC LETTER ZAH}",
        "\N{ARABIC LETTER THAL}",
    )
)

#: Rule → what one letter that it explains takes from the likeness of two words; "letter" is what no rule explains.
COSTS = {
    "foreign-letters": 0.03,
    "long-vowels": 0.03,
    "doubled-letter": 0.03,
    "final-letter": 0.03,
    "case-ending": 0.0,
    "initial": 0.25,
    "letter": 0.5,
}
_CONSONANTS = 3  # a word with fewer has too many neighbours: بول, باول, بيل


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two spellings are one word: `score` in [0, 1], and the rules that explain the difference, in order."""

    score: float
    rules: tuple[str, ...] = ()


def looks_arabic(word: str) -> bool:
    """Tell whether a folded word is spelled as only Arabic names are: with the article, or with certain letters.

    >>> looks_arabic("الحسني"), looks_arabic("الكسندر"), looks_arabic("لافروف")
    (True, False, False)
    """
    article = word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 1 and word not in load().given_names
    return article or not _NATIVE.isdisjoint(word)


def likeness(first: str, second: str, *, foreign: bool = True, given_names: bool = True) -> Likeness:
    """Return how far two folded words are one word in two spellings; which is first changes nothing.

    Args:
        foreign: whether what is known beside the words leaves it open that they are foreign.
        given_names: whether two listed given names are two, however alike (ستيفان, ستافان).

    >>> likeness("ماكغورك", "ماكجورك"), likeness("ترامب", "ترمب")
    (Likeness(score=0.97, rules=('foreign-letters',)), Likeness(score=0.97, rules=('long-vowels',)))
    >>> likeness("سعد", "سعيد").score, likeness("جمال", "كمال").score, likeness("ج", "جورج").rules
    (0.0, 0.0, ('initial',))
    """
    if first == second:
        return Likeness(1.0)
    short, long = sorted((first, second), key=lambda word: (len(word), word))
    if len(short) == 1:
        return Likeness(1 - COSTS["initial"], ("initial",)) if long.startswith(short) else Likeness(0.0)
    given = load().given_names
    # Two given names are two, but for the hard g of some countries (أنجيلا, أنغيلا).
    if given_names and short in given and long in given and short.replace(_JEEM, _GHAIN) != long.replace(_JEEM, _GHAIN):
        return Likeness(0.0)
    if short[:-2] == long[:-2] and short[-2:] in _PLURALS and long[-2:] in _PLURALS:
        return Likeness(1.0, ("case-ending",))
    rules = _explain(short, long, foreign=foreign)
    return Likeness(round(max(0.0, 1 - sum(COSTS[rule] for rule in rules)), 2), tuple(dict.fromkeys(rules)))


def joined_likeness(first: Sequence[str], second: Sequence[str], *, foreign: bool = True) -> Likeness:
    """Return how far two names are one name whose words are written apart differently.

    >>> joined_likeness(("لو", "دريان"), ("لودريان",))
    Likeness(score=0.97, rules=('written-apart',))
    """
    found = likeness("".join(first), "".join(second), foreign=foreign)
    return Likeness(round(found.score - 0.03, 2), ("written-apart", *found.rules)) if found.score else found


def skeleton(word: str) -> str:
    """Return what all spellings of a folded word that `likeness` explains have in common, for finding them.

    >>> skeleton("ماكغورك") == skeleton("ماكجورك"), skeleton("ترامب") == skeleton("ترمب")
    (True, True)
    """
    bare = word.removeprefix(_ARTICLE) if len(word) > len(_ARTICLE) + 1 else word
    letters = [_ONE_SOUND.get(letter, letter) for letter in bare.replace(_TEH + _SHEEN, _SHEEN) if letter not in _VOWELS]
    kept = [letter for place, letter in enumerate(letters) if place == 0 or letter != letters[place - 1]]
    text = "".join(kept)
    return text.removesuffix(_HEH) or bare


def _explain(first: str, second: str, *, foreign: bool) -> list[str]:
    """Return the rule of each letter in which two words differ."""
    foreign = foreign and not _is_native(first, second)
    edits = Levenshtein.editops(first, second)
    rules = [_rule(edit.tag, first, second, edit.src_pos, edit.dest_pos) for edit in edits]
    return [rule if foreign or rule == "final-letter" else "letter" for rule in rules]


def _is_native(first: str, second: str) -> bool:
    """Tell whether words look Arabic, or have too few letters to look like anything."""
    few = min(len(skeleton(first)), len(skeleton(second))) < _CONSONANTS
    return few or (looks_arabic(first) and looks_arabic(second))


def _rule(tag: str, first: str, second: str, place: int, other: int) -> str:
    if tag == "replace":
        return _replacing(first, second, place, other)
    word, at = (first, place) if tag == "delete" else (second, other)
    letter, last = word[at], at == len(word) - 1
    if letter in _VOWELS or (letter in _ENDINGS and last):
        return "long-vowels"
    if letter in word[max(0, at - 1) : at] + word[at + 1 : at + 2]:
        return "doubled-letter"
    return "foreign-letters" if word[at : at + 2] == _TEH + _SHEEN else "letter"


def _replacing(first: str, second: str, place: int, other: int) -> str:
    old, new = first[place], second[other]
    if place == len(first) - 1 and other == len(second) - 1 and {old, new} <= _ENDINGS:
        return "final-letter"
    if {old, new} <= _VOWELS:
        return "long-vowels"
    return "foreign-letters" if any({old, new} <= sound for sound in _SOUNDS) else "letter"
