"""What is shown of an article: its text, the facts found in it, and what was not coded.

graph + text + records of what was not coded ─► Explanation ─► page, terminal, JSON
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Uncoded

REASONS = {
    "quoted": "the word stands inside a quotation, so it is the speaker's own",
    "negated": "the sentence denies it",
    "hypothetical": "it is wished, asked, feared or supposed, not said to be so",
    "no-content": "the verb has nothing that it reports: no clause with that, no quotation, no colon",
    "no-speaker": "nobody in the sentence can be the speaker",
    "no-participant": "nobody that takes part is named",
    "general-word": "the word tells of an operation only beside names or words that make it one",
    "one-actor": "a relation needs two, and one is named",
    "not-beside": "those named stand too far from the word",
    "no-place": "no place is named that could be held",
    "parse-broken": "the models have not understood the verb: nothing depends on it",
    "no-rule": "no rule knows how the sentence is put",
}
"""What the reasons of `kg.model.Uncoded` mean."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact with the words that tell it.

    Attributes:
        begin, end: offsets in the article.
        kind: "Actor", "Location" or "Operation" of a mention, "Statement", or "Relation".
        says: the fact in a line: the name a mention stands for; speaker, verb and content; subject, property and object.
        rule: what made it; confidence: in [0, 1].
    """

    begin: int
    end: int
    kind: str
    says: tuple[str, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """One article with all that was found in it; facts and what was not coded in text order."""

    article: str
    title: str
    text: str
    facts: tuple[Fact, ...]
    uncoded: tuple[Uncoded, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that the same marks cover; `kinds` as of facts, and "uncoded" for a trigger of what was not coded."""

    text: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the article with what begins in it."""

    pieces: tuple[Piece, ...]
    facts: tuple[Fact, ...]
    uncoded: tuple[Uncoded, ...]


def paragraphs(explanation: Explanation) -> tuple[Paragraph, ...]:
    """Return the lines of the article that are not empty, each cut where marks begin or end."""
    found = []
    begin = 0
    for line in explanation.text.splitlines(keepends=True):
        end = begin + len(line)
        if line.strip():
            facts = tuple(fact for fact in explanation.facts if begin <= fact.begin < end)
            uncoded = tuple(record for record in explanation.uncoded if begin <= record.trigger_begin < end)
            found.append(Paragraph(tuple(_pieces(explanation, begin, begin + len(line.rstrip()))), facts, uncoded))
        begin = end
    return tuple(found)


def _pieces(explanation: Explanation, begin: int, end: int) -> Iterator[Piece]:
    """Yield the pieces of a line: at each place where a mark begins or ends, the next one."""
    marks = [(fact.begin, fact.end, fact.kind) for fact in explanation.facts if fact.kind != "Relation"]
    marks += [(record.trigger_begin, record.trigger_end, "uncoded") for record in explanation.uncoded]
    changes: defaultdict[int, list[tuple[str, int]]] = defaultdict(list, {begin: [], end: []})
    for first, last, kind in marks:
        if first < end and begin < last:
            changes[max(first, begin)].append((kind, 1))
            changes[min(last, end)].append((kind, -1))
    open_marks: Counter[str] = Counter()
    for left, right in itertools.pairwise(sorted(changes)):
        for kind, step in changes[left]:
            open_marks[kind] += step
        yield Piece(explanation.text[left:right], tuple(sorted(kind for kind, count in open_marks.items() if count)))
