"""Hostile text → text that shows its control characters instead of obeying them."""

import re

# Controls of terminals, and of the direction of text (which can make a line read as another).
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]")


def visible(text: str) -> str:
    """Return `text` with each control character, also of direction, spelled as its code point; blanks stay blanks.

    >>> visible("قال" + chr(0x202E) + "\\x1b[31m")
    'قال<U+202E><U+001B>[31m'
    >>> visible("سطر\\tآخر")
    'سطر آخر'
    """
    return _HIDDEN.sub(lambda found: " " if found[0] in "\t\n\r" else f"<U+{ord(found[0]):04X}>", text)
