"""Arabic names in Latin letters, for readers who do not read Arabic script.

    letters ─► consonants and long vowels ─► short vowels where consonants cannot meet ─► capitals

The text does not say the short vowels, so they are a guess: an `a` wherever two consonants cannot meet. Consonants follow ALA-LC
without its dots and macrons; the article is `al-`, also before sun letters. Good for reading and searching, not for citing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.arabic.letters import strip_marks

_ALEF, _WAW, _YEH = "\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER YEH}"
_LAM, _HEH, _TEH_MARBUTA = "\N{ARABIC LETTER LAM}", "\N{ARABIC LETTER HEH}", "\N{ARABIC LETTER TEH MARBUTA}"
_ALEF_HAMZA, _ALEF_HAMZA_BELOW = "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}", "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}"

_AIN, _BEH, _DAL = "\N{ARABIC LETTER AIN}", "\N{ARABIC LETTER BEH}", "\N{ARABIC LETTER DAL}"
_HAH, _MEEM, _NOON = "\N{ARABIC LETTER HAH}", "\N{ARABIC LETTER MEEM}", "\N{ARABIC LETTER NOON}"

_ARTICLE = _ALEF + _LAM
# Parts of so many names that a guess at their vowels would be seen everywhere.
_KNOWN = {
    _ALEF + _LAM + _LAM + _HEH: "Allah",
    _AIN + _BEH + _DAL: "ʿAbd",
    _BEH + _NOON: "bin",
    _ALEF + _BEH + _NOON: "Ibn",
    _MEEM + _HAH + _MEEM + _DAL: "Muhammad",
}

_CONSONANTS = {
    "\N{ARABIC LETTER HAMZA}": "ʾ",
    "\N{ARABIC LETTER WAW WITH HAMZA ABOVE}": "ʾ",
    "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}": "ʾ",
    _BEH: "b",
    "\N{ARABIC LETTER TEH}": "t",
    "\N{ARABIC LETTER THEH}": "th",
    "\N{ARABIC LETTER JEEM}": "j",
    _HAH: "h",
    "\N{ARABIC LETTER KHAH}": "kh",
    _DAL: "d",
    "\N{ARABIC LETTER THAL}": "dh",
    "\N{ARABIC LETTER REH}": "r",
    "\N{ARABIC LETTER ZAIN}": "z",
    "\N{ARABIC LETTER SEEN}": "s",
    "\N{ARABIC LETTER SHEEN}": "sh",
    "\N{ARABIC LETTER SAD}": "s",
    "\N{ARABIC LETTER DAD}": "d",
    "\N{ARABIC LETTER TAH}": "t",
    "\N{ARABIC LETTER ZAH}": "z",
    _AIN: "ʿ",
    "\N{ARABIC LETTER GHAIN}": "gh",
    "\N{ARABIC LETTER FEH}": "f",
    "\N{ARABIC LETTER QAF}": "q",
    "\N{ARABIC LETTER KAF}": "k",
    _LAM: "l",
    _MEEM: "m",
    _NOON: "n",
    _HEH: "h",
    "\N{ARABIC LETTER PEH}": "p",
    "\N{ARABIC LETTER TCHEH}": "ch",
    "\N{ARABIC LETTER JEH}": "zh",
    "\N{ARABIC LETTER GAF}": "g",
    "\N{ARABIC LETTER VEH}": "v",
    "\N{ARABIC LETTER KEHEH}": "k",
}
_VOWELS = {
    _ALEF: "a",
    _ALEF_HAMZA: "a",
    _ALEF_HAMZA_BELOW: "i",
    "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}": "a",
    "\N{ARABIC LETTER ALEF WASLA}": "a",
    "\N{ARABIC LETTER ALEF MAKSURA}": "a",
}
# Letters that are a consonant beside a vowel, else a vowel.
_GLIDES = {_WAW: ("w", "u"), _YEH: ("y", "i"), "\N{ARABIC LETTER FARSI YEH}": ("y", "i")}
# A long vowel that opens a word: أوباما, إيران; other readings (أوس) are rarer in news.
_OPENINGS = {_ALEF_HAMZA + _WAW: "u", _ALEF + _WAW: "u", _ALEF_HAMZA_BELOW + _YEH: "i", _ALEF + _YEH: "i"}
# Endings that are said with a vowel before their glide: سوريا, الإسلامية.
_ENDINGS = (_YEH + _ALEF, _YEH + _TEH_MARBUTA)

_SIGNS = str.maketrans(
    {"\N{ARABIC COMMA}": ",", "\N{ARABIC SEMICOLON}": ";", "\N{ARABIC QUESTION MARK}": "?"}
    | {chr(zero + n): str(n) for zero in (0x0660, 0x06F0) for n in range(10)}
)
_WORD = re.compile("[\u0620-\u064a\u066e-\u06d3]+")
_UNCAPITALIZED = ("ʾ", "ʿ")


@dataclass(frozen=True, slots=True)
class _Sound:
    latin: str
    vowel: bool


def transliterate(text: str) -> str:
    """Return `text` with its Arabic words in Latin letters and its Arabic digits in ASCII; vowel marks go, all else stays.

    >>> transliterate("الرقة")
    'al-Raqa'
    >>> transliterate("خليل جبران")
    'Khalil Jabran'
    >>> transliterate("عبد الله، ٢٠١٦")
    'ʿAbd Allah, 2016'
    """
    return _WORD.sub(lambda word: _latin_word(word.group()), strip_marks(text)).translate(_SIGNS)


def _latin_word(word: str) -> str:
    if word in _KNOWN:
        return _KNOWN[word]
    if word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 1:
        return "al-" + _latin_stem(word.removeprefix(_ARTICLE))
    return _latin_stem(word)


def _latin_stem(word: str) -> str:
    spoken = "".join(_with_short_vowels(_sounds(word)))
    skipped = 1 if spoken.startswith(_UNCAPITALIZED) else 0
    return spoken[:skipped] + spoken[skipped:].capitalize()


def _sounds(word: str) -> list[_Sound]:
    sounds: list[_Sound] = []
    opening = _OPENINGS.get(word[:2], "") if len(word) > 2 and not _says_vowel(word[2]) else ""
    if opening:
        sounds.append(_Sound(opening, vowel=True))
    for place in range(2 if opening else 0, len(word)):
        after_vowel = bool(sounds) and sounds[-1].vowel
        sounds += _sound(word, place, after_vowel=after_vowel)
    return sounds


def _sound(word: str, place: int, *, after_vowel: bool) -> list[_Sound]:
    """Return what the letter at `place` sounds like: one sound, or two for a glide with its vowel."""
    letter, following = word[place], word[place + 1 : place + 2]
    if letter == _TEH_MARBUTA:
        return [_Sound("h", vowel=False) if after_vowel else _Sound("a", vowel=True)]
    if letter in _VOWELS:
        return [_Sound(_VOWELS[letter], vowel=True)]
    if letter not in _GLIDES:
        return [_Sound(_CONSONANTS.get(letter, letter), vowel=False)]
    consonant, vowel = _GLIDES[letter]
    if place > 0 and not after_vowel and word[place:] in _ENDINGS:
        return [_Sound(vowel, vowel=True), _Sound(consonant, vowel=False)]
    if place == 0 or after_vowel or (following and _says_vowel(following)):
        return [_Sound(consonant, vowel=False)]
    return [_Sound(vowel, vowel=True)]


def _says_vowel(letter: str) -> bool:
    return letter in _VOWELS or letter == _TEH_MARBUTA


def _with_short_vowels(sounds: Sequence[_Sound]) -> Iterator[str]:
    """Yield the sounds with an `a` after each consonant that can neither open the next syllable nor close the last."""
    after_vowel = False
    for place, sound in enumerate(sounds):
        yield sound.latin
        following = sounds[place + 1 : place + 2]
        before_consonant = bool(following) and not following[0].vowel
        closes_syllable = after_vowel and place + 2 < len(sounds)
        needs_vowel = not sound.vowel and before_consonant and not closes_syllable
        if needs_vowel:
            yield "a"
        after_vowel = sound.vowel or needs_vowel
