"""A text as a row of stretches: its lines without surrounding white space, which the rules of `clean` then mark.

All stretches together with white space are the whole text; that stays so under every operation here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.arabic.letters import fold

_FULL_STOP = re.compile(r"[.…][\s\"'»”’)\]}]*$")
_SENTENCE_END = re.compile(r"[.…؟?!:][\s\"'»”’)\]}]*$")

# Words from which a line is prose, whatever it ends in, and from which it is prose if it ends in a full stop. Of 145,805 lines
# of newswire, that is 84 %; nearly all others are headlines (6 to 14 words, no full stop). With a full stop it is 99.8 %.
_LONG, _SHORT = 25, 8

# Plain text of fixed width: every line of a block but the last fills most of the width.
_WIDTHS = range(40, 101)
_LEAST_FILLED = 0.8
_LEAST_LINES = 3


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text and what it was found to be.

    Attributes:
        text: the text from `begin` to `end`, with no white space around it.
        kind: "paragraph", "headline" or "caption"; it only counts where `reason` is empty.
        reason: the rule by which it is not read, empty if it is read.
        opens: whether it is the heading of a list of other things ("read also").
    """

    begin: int
    end: int
    text: str
    kind: str = "paragraph"
    reason: str = ""
    opens: bool = False

    @property
    def is_read(self) -> bool:
        """Whether no rule has dropped it."""
        return not self.reason

    @property
    def is_plain(self) -> bool:
        """Whether no rule has said anything about it."""
        return not self.reason and self.kind == "paragraph"

    @property
    def words(self) -> int:
        """The number of words."""
        return len(self.text.split())

    @property
    def is_prose(self) -> bool:
        """Whether it reads like a paragraph of an article rather than a headline or a label."""
        return self.words >= _LONG or (self.words >= _SHORT and self.ends_in_full_stop)

    @property
    def ends_in_full_stop(self) -> bool:
        """Whether it ends in a full stop, closing quotation marks and brackets aside."""
        return bool(_FULL_STOP.search(self.text))


def key(text: str) -> str:
    """Return the folded text without spaces, by which repetitions are found.

    >>> key("بدء المعركة!") == key("بدء  المعركه")
    True
    """
    return fold(text).replace(" ", "")


def split(text: str) -> tuple[Stretch, ...]:
    """Return the stretches of `text`, one per line that is not blank; the lines of a paragraph of fixed width are one stretch.

    >>> [stretch.text for stretch in split("بدء المعركة\\n\\n  قال الجيش إن المعركة بدأت.  \\r\\n")]
    ['بدء المعركة', 'قال الجيش إن المعركة بدأت.']
    """
    return tuple(stretch for block in _blocks(text) for stretch in (_joined(text, block) if _is_wrapped(block) else block))


def cut(stretch: Stretch, begin: int, end: int, **changes: str) -> tuple[Stretch, ...]:
    """Return the stretch in up to three: before, from `begin` to `end` (offsets in the stretch) with `changes`, and after.

    >>> [(part.text, part.reason) for part in cut(split("جنود في المدينة (رويترز)")[0], 16, 24, reason="credit")]
    [('جنود في المدينة', ''), ('(رويترز)', 'credit')]
    """
    borders: tuple[tuple[int, int, dict[str, str]], ...] = ((0, begin, {}), (begin, end, changes), (end, len(stretch.text), {}))
    return tuple(part for first, last, change in borders for part in _trimmed(stretch, first, last, change))


def _trimmed(stretch: Stretch, first: int, last: int, changes: dict[str, str]) -> Iterator[Stretch]:
    piece = stretch.text[first:last]
    begin = stretch.begin + first + len(piece) - len(piece.lstrip())
    text = piece.strip()
    if text:
        yield replace(stretch, begin=begin, end=begin + len(text), text=text, **changes)  # type: ignore[arg-type]


def _blocks(text: str) -> Iterator[tuple[Stretch, ...]]:
    """Yield the lines between blank lines, as stretches."""
    block: list[Stretch] = []
    begin = 0
    for line in text.splitlines(keepends=True):
        if line.isspace():
            yield tuple(block)
            block = []
        block.extend(_trimmed(Stretch(begin, begin + len(line), line), 0, len(line), {}))
        begin += len(line)
    yield tuple(block)


def _is_wrapped(block: Sequence[Stretch]) -> bool:
    if len(block) < _LEAST_LINES:
        return False
    *full, last = (len(stretch.text) for stretch in block)
    width = max(full)
    fills = width in _WIDTHS and min(full) >= _LEAST_FILLED * width and last <= width
    open_ends = sum(not _SENTENCE_END.search(stretch.text) for stretch in block[:-1])
    return fills and open_ends * 2 > len(full) and block[-1].ends_in_full_stop


def _joined(text: str, block: Sequence[Stretch]) -> tuple[Stretch]:
    begin, end = block[0].begin, block[-1].end
    return (Stretch(begin, end, text[begin:end]),)
