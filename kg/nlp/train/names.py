"""Named-entity corpora in two-column BIO → the JSON that Stanza's NER trainer reads.

The corpora name things by different schemes. One model learns them together: each scheme is one column of tags with an output
layer of its own over shared layers, and a corpus that lacks a scheme leaves that column blank (no gradient). Column 0 is the
product's own scheme (PER, LOC, ORG, ARM, OPR); columns 1 and 2 are the schemes of ANERcorp and of AQMAR, which have the same
types (PER, LOC, ORG, MISC) and other ideas of MISC.
"""

import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeAlias

from kg.arabic.letters import fold_letters, model_text

TaggedSentence: TypeAlias = tuple[tuple[str, str], ...]

SCHEMES = ("names", "anercorp", "aqmar")

_BLANK = "-"  # Stanza's trainer takes no gradient from such a tag
_HAMZA_ON_ALEF = frozenset(
    {
        "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}",
        "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}",
        "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}",
    }
)


def read_bio(path: Path) -> list[TaggedSentence]:
    """Return the sentences of a BIO file as (token, tag) pairs, tokens normalised for the models.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is not UTF-8, or a line does not have two columns; then the message names file and line.
    """
    sentences: list[TaggedSentence] = []
    rows: list[tuple[str, str]] = []
    for number, line in enumerate([*path.read_text("utf-8").split("\n"), ""], start=1):
        if not line.strip():
            if rows:
                sentences.append(tuple(rows))
                rows = []
            continue
        columns = line.split("\t")
        if len(columns) != 2:
            raise ValueError(f"{path}:{number}: a BIO line has 2 columns, this one {len(columns)}")
        token = model_text(columns[0]).text.strip()
        if token:
            rows.append((token, columns[1]))
    return sentences


def without_hamza(sentence: TaggedSentence) -> TaggedSentence:
    """Return the sentence as a desk that writes no hamza on alef would spell it; teh marbuta and alef maksura stay.

    >>> without_hamza((("أنقرة", "S-LOC"),))
    (('انقرة', 'S-LOC'),)
    """
    return tuple(("".join(fold_letters(c) if c in _HAMZA_ON_ALEF else c for c in token), tag) for token, tag in sentence)


def augmented(sentences: Sequence[TaggedSentence], *, share: float, seed: int) -> list[TaggedSentence]:
    """Return the sentences and after them, for a random `share` in [0, 1] of them, a second spelling without hamza."""
    generator = random.Random(seed)
    chosen = [s for s in sentences if generator.random() < share]
    return [*sentences, *(without_hamza(s) for s in chosen)]


def write_names(corpora: Iterable[tuple[str, Sequence[TaggedSentence]]], target: Path) -> None:
    """Write sentences of several schemes as one JSON document with one tag column a scheme.

    Args:
        corpora: scheme (one of `SCHEMES`) and sentences of each.

    Raises:
        OSError: the file cannot be written.
    """
    document = [
        [{"text": token, "multi_ner": _columns(tag, SCHEMES.index(scheme))} for token, tag in sentence]
        for scheme, sentences in corpora
        for sentence in sentences
    ]
    target.write_text(json.dumps(document, ensure_ascii=False), "utf-8")


def _columns(tag: str, column: int) -> list[str]:
    return [tag if place == column else _BLANK for place in range(len(SCHEMES))]
