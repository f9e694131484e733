"""Names of running text on which two name taggers agree: more contexts, and names that no corpus has.

The two learnt from the same corpora, but one reads the character language models and the other letters of its own. In each scheme
that both know, a sentence teaches what they agree on wholly; where they are at odds, the column of the scheme is left blank. What
most of the text calls otherwise teaches nothing either: a name that is a person here and a place in most other sentences.

Sentences that hold a name which no corpus has are all kept, of the others so manyth: the network knows them already.

Source: Zhou and Li 2005, "Tri-Training: Exploiting Unlabeled Data Using Three Classifiers".
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from kg.arabic.letters import fold_letters
from kg.nlp.train.names import BLANK, SCHEMES, MarkedSentence, column_spans

Span: TypeAlias = tuple[int, int, str]

# A name with its spelling folded, in a scheme → how often it is called what.
_Calls: TypeAlias = Mapping[tuple[str, str], Counter[str]]

# Names that occur less often in the text are not judged by how they are called elsewhere.
_OFTEN = 3


@dataclass(frozen=True, slots=True)
class ReadTwice:
    """The tokens of a sentence and, in each scheme, the names that each of two taggers finds: (first, last, type), half-open."""

    tokens: tuple[str, ...]
    names: Mapping[str, tuple[frozenset[Span], frozenset[Span]]]


def chosen(read: Sequence[ReadTwice], gold: Iterable[MarkedSentence], settings: Mapping[str, Any]) -> list[MarkedSentence]:
    """Return the sentences to learn names from, in order, with a column of tags for each scheme.

    Args:
        gold: the sentences that are learnt from anyway.
        settings: `shortest` and `longest` (tokens of a sentence); `every_known`, `every_nameless`: so manyth of the sentences
            that hold only names of `gold`, or none at all, is kept.
    """
    known = {(scheme, name) for sentence in gold for scheme, name in _names(sentence)}
    calls = _calls(read)
    passed: Counter[str] = Counter()
    found = []
    for sentence in read:
        columns = {scheme: spans for scheme in SCHEMES if (spans := _agreed(sentence, scheme, calls)) is not None}
        if not columns or not settings["shortest"] <= len(sentence.tokens) <= settings["longest"]:
            continue
        here = {(scheme, _spelt(sentence.tokens, span)) for scheme, spans in columns.items() for span in spans}
        kind = "every_known" if here else "every_nameless"
        passed[kind] += here <= known
        if not here <= known or passed[kind] % settings[kind] == 0:
            found.append(_marked(sentence.tokens, columns))
    return found


def _calls(read: Iterable[ReadTwice]) -> _Calls:
    calls: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in read:
        for scheme, (one, other) in sentence.names.items():
            for span in one & other:
                calls[scheme, _spelt(sentence.tokens, span)][span[2]] += 1
    return calls


def _agreed(sentence: ReadTwice, scheme: str, calls: _Calls) -> frozenset[Span] | None:
    """Return the names that both taggers find and the rest of the text does not call otherwise; None where they are at odds."""
    one, other = sentence.names.get(scheme, (frozenset(), None))
    if one != other or any(_is_odd(calls[scheme, _spelt(sentence.tokens, span)], span[2]) for span in one):
        return None
    return one


def _is_odd(calls: Counter[str], kind: str) -> bool:
    return calls.total() >= _OFTEN and 2 * calls[kind] < calls.total()


def _spelt(tokens: Sequence[str], span: Span) -> str:
    return " ".join(map(fold_letters, tokens[span[0] : span[1]]))


def _names(sentence: MarkedSentence) -> Iterator[tuple[str, str]]:
    tokens = [token for token, _ in sentence]
    for place, scheme in enumerate(SCHEMES):
        for span in column_spans([tags[place] for _, tags in sentence]):
            yield scheme, _spelt(tokens, span)


def _marked(tokens: Sequence[str], columns: Mapping[str, Iterable[Span]]) -> MarkedSentence:
    tags = {scheme: ["O"] * len(tokens) for scheme in columns}
    for scheme, spans in columns.items():
        for first, last, kind in spans:
            tags[scheme][first:last] = [f"B-{kind}"] + [f"I-{kind}"] * (last - first - 1)
    blank = [BLANK] * len(tokens)
    return tuple(zip(tokens, zip(*(tags.get(scheme, blank) for scheme in SCHEMES), strict=True), strict=True))
