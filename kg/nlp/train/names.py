"""Named-entity corpora in two-column BIO → the JSON that Stanza's NER trainer reads.

The corpora name things by different schemes. One model learns them together: each scheme is one column of tags with an output
layer of its own over shared layers, and a sentence that a scheme has not marked leaves that column blank (no gradient). Column 0
is the product's own scheme (PER, LOC, ORG, ARM, OPR); columns 1 and 2 are the schemes of ANERcorp and of AQMAR, which have the
same types (PER, LOC, ORG, MISC) and other ideas of MISC. Column 3 helps the others: NewsFANE tells apart, mostly in the very
articles of ANERcorp, states from other places and governments from other organisations.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias, TypeVar

from kg.arabic.letters import fold_letters, model_text

TaggedSentence: TypeAlias = tuple[tuple[str, str], ...]

SCHEMES = ("names", "anercorp", "aqmar", "newsfane")
FINE = "newsfane"
"""The scheme that is learnt for the sake of the others."""
SCORED = tuple(scheme for scheme in SCHEMES if scheme != FINE)
"""The schemes that have test parts of their own."""

VARIED, GOLD, SILVER = "ner-varied.json", "ner-train.json", "ner-silver.json"
"""Prepared files: sentences and their variations; as they are, those of the product's scheme twice; these and silver ones."""

# Token, and its tag in each scheme.
MarkedSentence: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]

_Tokens = TypeVar("_Tokens", TaggedSentence, MarkedSentence)

BLANK = "-"  # Stanza's trainer takes no gradient from such a tag
_OUTSIDE = "O"
_WAW, _HEH = "\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER HEH}"
_TEH, _TEH_MARBUTA = "\N{ARABIC LETTER TEH}", "\N{ARABIC LETTER TEH MARBUTA}"
_MEEM, _ALEF = "\N{ARABIC LETTER MEEM}", "\N{ARABIC LETTER ALEF}"
_PRONOUNS = frozenset({_HEH, _HEH + _ALEF, _HEH + _MEEM, _HEH + _MEEM + _ALEF})
_RUN = 20  # tokens; the longest stock phrase of the royal court's telegrams has fewer

# Fine classes of NewsFANE that are not persons.
_CLASSES = {
    "NAT": ("Nation",),
    "LOC": (
        *("Population-Center", "State-or-Province", "County-or-District", "Continent", "GPE-Cluster", "Water-Body"),
        *("Land-Region-Natural", "Building-Grounds", "Airport", "Path", "Subarea-Facility", "Plant", "Celestial"),
    ),
    "GOV": ("Government",),
    "ORG": (
        *("Non-Governmental", "Sports", "Media", "Commercial", "Educational", "Entertainment", "Medical-Science"),
        "Religious_ORG",
    ),
    "GRP": ("Group",),
    "MISC": ("Book", "Movie", "Land", "Air", "Water", "Software", "Hardware", "Projectile", "Shooting", "Food", "Drug"),
}
_CLASS = {fine: coarse for coarse, fines in _CLASSES.items() for fine in fines}


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


def as_running_text(sentence: TaggedSentence) -> TaggedSentence:
    """Return a sentence of NewsFANE with و and pronouns on their tokens again, as text is written, and its classes made coarse.

    >>> as_running_text((("مدينة", "O"), ("ه", "O"), ("و", "O"), ("سامر", "B-Artist"), ("سوريا", "B-Nation")))
    (('مدينته', 'O'), ('وسامر', 'B-PER'), ('سوريا', 'B-NAT'))
    """
    rows: list[tuple[str, str]] = []
    before = ""
    for place, (token, tag) in enumerate(sentence):
        if token == _WAW and place + 1 < len(sentence):
            before += token
        elif token in _PRONOUNS and rows and not before:
            host, host_tag = rows.pop()
            rows.append(((host[:-1] + _TEH if host.endswith(_TEH_MARBUTA) else host) + token, host_tag))
        else:
            mark, dash, fine = tag.partition("-")
            rows.append((before + token, mark + dash + (_CLASS.get(fine, "PER") if fine else "")))
            before = ""
    return tuple(rows)


def unseen(sentences: Iterable[_Tokens], kept_aside: Iterable[Sequence[tuple[str, object]]]) -> list[_Tokens]:
    """Return the sentences that do not occur in those kept aside: not the same, and no twenty tokens in a row the same.

    Spelling makes no difference, nor does how a sentence is cut into tokens where it is the same as a whole.
    """
    aside = list(kept_aside)
    texts, runs = set(map(_letters, aside)), {run for sentence in aside for run in _runs(sentence)}
    return [s for s in sentences if _letters(s) not in texts and runs.isdisjoint(_runs(s))]


def _letters(sentence: Iterable[tuple[str, object]]) -> str:
    return "".join(fold_letters(token) for token, _ in sentence)


def _runs(sentence: Sequence[tuple[str, object]]) -> Iterator[tuple[str, ...]]:
    tokens = [fold_letters(token) for token, _ in sentence]
    return (tuple(tokens[first : first + _RUN]) for first in range(len(tokens) - _RUN + 1))


def marked(sentence: TaggedSentence, scheme: str) -> MarkedSentence:
    """Return the sentence with its tags in the column of its scheme, and the other columns blank."""
    column = SCHEMES.index(scheme)
    return tuple((token, tuple(tag if place == column else BLANK for place in range(len(SCHEMES)))) for token, tag in sentence)


def together(corpora: Mapping[str, Sequence[TaggedSentence]]) -> list[MarkedSentence]:
    """Return all sentences, those of `FINE` as tags of the same sentence elsewhere where there is one.

    Args:
        corpora: scheme (one of `SCHEMES`) → its sentences.
    """
    fine = {_letters(sentence): sentence for sentence in corpora.get(FINE, ())}
    found: list[MarkedSentence] = []
    for scheme, sentences in corpora.items():
        if scheme != FINE:
            found += [_with_fine(marked(sentence, scheme), fine) for sentence in sentences]
    known = set(map(_letters, found))
    return [*found, *(marked(sentence, FINE) for letters, sentence in fine.items() if letters not in known)]


def _with_fine(sentence: MarkedSentence, fine: Mapping[str, TaggedSentence]) -> MarkedSentence:
    """Give each token the fine tag of the token that covers most of it, if the sentence has been marked with such tags."""
    same = fine.get(_letters(sentence))
    if same is None:
        return sentence
    tags = [tag for token, tag in same for _ in token]
    column, begin = SCHEMES.index(FINE), 0
    rows: list[tuple[str, tuple[str, ...]]] = []
    for token, columns in sentence:
        inside = tags[begin : begin + len(token)]
        begin += len(token)
        rows.append((token, (*columns[:column], max(inside, key=inside.count), *columns[column + 1 :])))
    return tuple(rows)


def name_places(sentence: MarkedSentence) -> list[tuple[int, int, str]]:
    """Return the names as (first, last, type), half-open, in order; those on which two columns disagree are left out."""
    spans: dict[tuple[int, int], str] = {}
    for column in zip(*(tags for _, tags in sentence), strict=True):
        for first, last, kind in column_spans(column):
            spans.setdefault((first, last), kind)
    clear = [span for span in spans if not any(other != span and other[0] < span[1] and span[0] < other[1] for other in spans)]
    return [(*span, spans[span]) for span in sorted(clear)]


def column_spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return the names that the BIO tags of one scheme mark as (first, last, type), half-open, in order."""
    spans: list[tuple[int, int, str]] = []
    for place, tag in enumerate(tags):
        mark, _, kind = tag.partition("-")
        if mark == "I" and spans and spans[-1][1:] == (place, kind):
            spans[-1] = (spans[-1][0], place + 1, kind)
        elif kind:
            spans.append((place, place + 1, kind))
    return spans


def read_names(path: Path) -> list[MarkedSentence]:
    """Return the sentences that `write_names` has written.

    Raises:
        OSError, ValueError: the file cannot be read, or is not JSON.
    """
    document = json.loads(path.read_text("utf-8"))
    return [tuple((token["text"], tuple(token["multi_ner"])) for token in sentence) for sentence in document]


def write_names(sentences: Iterable[MarkedSentence], target: Path) -> None:
    """Write sentences as one JSON document with one tag column a scheme.

    Raises:
        OSError: the file cannot be written.
    """
    document = [[{"text": token, "multi_ner": list(tags)} for token, tags in sentence] for sentence in sentences]
    target.write_text(json.dumps(document, ensure_ascii=False), "utf-8")


def is_outside(tags: Collection[str]) -> bool:
    """Whether no scheme has a name there."""
    return all(tag in (BLANK, _OUTSIDE) for tag in tags)
