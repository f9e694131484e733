"""Letter-level normalisation of Arabic text.

Two forms are made here, for two readers:

- `fold` makes the form in which names are compared (matching, queries, scoring). It loses information on purpose.
- `model_text` makes the form that the models read: no vowel marks, one kind of quotation mark, ASCII digits. It keeps, for each
  character, its place in the original text, because every fact must lead back there.

`fold_letters` is the part of `fold` that keeps the length, for searching a text without losing its offsets.
"""

import re
import unicodedata
from dataclasses import dataclass

_LETTERS = str.maketrans(
    {
        "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}": "\N{ARABIC LETTER ALEF}",
        "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}": "\N{ARABIC LETTER ALEF}",
        "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}": "\N{ARABIC LETTER ALEF}",
        "\N{ARABIC LETTER ALEF WASLA}": "\N{ARABIC LETTER ALEF}",
        "\N{ARABIC LETTER ALEF MAKSURA}": "\N{ARABIC LETTER YEH}",
        "\N{ARABIC LETTER TEH MARBUTA}": "\N{ARABIC LETTER HEH}",
        "\N{ARABIC LETTER WAW WITH HAMZA ABOVE}": "\N{ARABIC LETTER WAW}",
        "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}": "\N{ARABIC LETTER YEH}",
        "\N{ARABIC LETTER FARSI YEH}": "\N{ARABIC LETTER YEH}",
        "\N{ARABIC LETTER KEHEH}": "\N{ARABIC LETTER KAF}",
    }
)

# Short vowels, shadda, sukun, superscript alef, tatweel; bidirectional and zero-width format characters.
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]")
_PUNCTUATION = re.compile(r"[^\w\s]|_")
# What is not read letter by letter: marks, and presentation forms (one code point for a joined letter or a whole ligature).
_UNEVEN = re.compile(f"({_MARKS.pattern}+)|[\ufb50-\ufefc]")

_MODEL_CHARACTERS = str.maketrans(
    dict.fromkeys("“”„‟«»‹›〝〞＂", '"')
    | dict.fromkeys("‘’‚‛`´", "'")
    | {chr(0x0660 + n): str(n) for n in range(10)}
    | {chr(0x06F0 + n): str(n) for n in range(10)}
    | {
        "\N{ARABIC LETTER FARSI YEH}": "\N{ARABIC LETTER YEH}",
        "\N{ARABIC LETTER KEHEH}": "\N{ARABIC LETTER KAF}",
        "\N{ARABIC LETTER ALEF WASLA}": "\N{ARABIC LETTER ALEF}",
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{HORIZONTAL ELLIPSIS}": ".",
        "\N{NO-BREAK SPACE}": " ",
        "\t": " ",
    }
)


@dataclass(frozen=True, slots=True)
class ModelText:
    """The text as the models read it, with the way back.

    Attributes:
        text: the normalised text.
        origin: for each character of `text`, the code point of the original that it came from; one entry more, the length of the
            original, closes the list, so that `origin[end]` is defined for an end offset too.
    """

    text: str
    origin: tuple[int, ...]

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """Return the half-open span in the original for a non-empty span of the normalised text."""
        return self.origin[begin], self.origin[end - 1] + 1


def fold_letters(text: str) -> str:
    """Return `text` with the spelling variants of letters made one; same length.

    >>> fold_letters("أنقرة")
    'انقره'
    """
    return text.translate(_LETTERS)


def fold(text: str) -> str:
    """Return the form in which names are compared; idempotent.

    Short vowels, tatweel, direction marks and punctuation go; hamza seats, alef maksura and teh marbuta are made one; spaces
    collapse.

    >>> fold("«الدّولة  الإسلاميّة»")
    'الدوله الاسلاميه'
    """
    return " ".join(_PUNCTUATION.sub(" ", _MARKS.sub("", text).translate(_LETTERS)).split())


def strip_marks(text: str) -> str:
    """Return `text` without short vowels, tatweel and format characters.

    >>> strip_marks("أنّ")
    'أن'
    """
    return _MARKS.sub("", text)


def model_text(text: str) -> ModelText:
    """Return the form of `text` that the models are trained on and read.

    >>> form = model_text("أنّ “الرقة”")
    >>> form.text
    'أن "الرقة"'
    >>> form.span(0, 2)
    (0, 2)
    >>> form.span(4, 8)
    (5, 9)
    """
    pieces: list[str] = []
    origin: list[int] = []
    place = 0
    for match in _UNEVEN.finditer(text):
        pieces.append(text[place : match.start()])
        origin += range(place, match.start())
        place = match.end()
        if not match[1]:
            pieces.append(_MARKS.sub("", unicodedata.normalize("NFKC", match[0])))
            origin += [match.start()] * len(pieces[-1])
    pieces.append(text[place:])
    origin += range(place, len(text))
    return ModelText("".join(pieces).translate(_MODEL_CHARACTERS), (*origin, len(text)))
