"""Sentences with names, written as other desks and other days would write them.

A name tagger that has seen each name in one spelling and one place learns the names, not what surrounds them. Each sentence is
given again with some of these changes, drawn at random:

    other_names     names of other people, places and bodies of the same type in their places
    attached        و ف ب ل ك on the names, where grammar allows it
    loosely_spelled no hamza on alef, sometimes no dots on teh marbuta and yeh
    piece           a stretch between two punctuation marks, which has none at its end, as headlines and captions have none
    quoted          quotation marks around a name
    renumbered      other digits

Source: Dai and Adel 2020, "An Analysis of Simple Data Augmentation for Named Entity Recognition" (replacement of mentions).
"""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

from kg.arabic.letters import fold_letters, model_text
from kg.nlp.train.names import BLANK, MarkedSentence, is_outside, name_places

# Type of name → the names there are, each as its tokens.
Pool: TypeAlias = Mapping[str, Sequence[tuple[str, ...]]]

_Change: TypeAlias = Callable[[MarkedSentence, random.Random, Pool], MarkedSentence]
_Row: TypeAlias = tuple[str, tuple[str, ...]]

_ALEF, _LAM, _YEH = "\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER LAM}", "\N{ARABIC LETTER YEH}"
_BEH, _WAW = "\N{ARABIC LETTER BEH}", "\N{ARABIC LETTER WAW}"
_FEH, _KAF = "\N{ARABIC LETTER FEH}", "\N{ARABIC LETTER KAF}"
_IN = _FEH + _YEH
_ALEF_MAKSURA = "\N{ARABIC LETTER ALEF MAKSURA}"
_TO = "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}" + _LAM + _ALEF_MAKSURA
_SHORT_FOR = {_IN: _BEH, _TO: _LAM, _ALEF + _TO[1:]: _LAM}
_CONJUNCTIONS = (_WAW, _WAW, _WAW, _FEH, _KAF, _LAM)
_HAMZA_ON_ALEF = frozenset(
    {
        "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}",
        "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}",
        "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}",
    }
)
_ENDINGS = frozenset({"\N{ARABIC LETTER TEH MARBUTA}", _ALEF_MAKSURA})
_QUOTE = '"'
_SHORTEST_PIECE = 4

# Share of the names of a type that are replaced, once a sentence is chosen for it.
_REPLACED = {"PER": 0.7, "LOC": 0.3, "ORG": 0.3, "ARM": 0.3, "OPR": 0.5}
_LISTED = {"PERSON": "PER", "LOCATION": "LOC"}
_LENGTHS = (1, 1, 2, 2, 2, 2, 3)  # of a person's name made up from the list


def varied(sentence: MarkedSentence, generator: random.Random, pool: Pool) -> MarkedSentence:
    """Return the sentence with some of the changes, drawn by `generator`; tags stay with their names."""
    for change, share in _CHANGES.items():
        if generator.random() < share:
            sentence = change(sentence, generator, pool)
    return sentence


def name_pool(sentences: Iterable[MarkedSentence], listed: Pool) -> dict[str, list[tuple[str, ...]]]:
    """Return the names of the sentences and as many of the `listed` ones, by type."""
    pool: dict[str, list[tuple[str, ...]]] = {kind: [] for kind in _REPLACED}
    for sentence in sentences:
        for first, last, kind in name_places(sentence):
            if kind in pool:
                pool[kind].append(tuple(token for token, _ in sentence[first:last]))
    return {kind: [*names, *listed.get(kind, ())[: len(names)]] for kind, names in pool.items()}


def listed_names(path: Path, *, seed: int) -> dict[str, list[tuple[str, ...]]]:
    """Return the names of a list (class, Latin spelling, Arabic spelling) in random order; persons get up to three of them.

    Raises:
        OSError, UnicodeDecodeError: the list cannot be read.
    """
    generator = random.Random(seed)
    words: dict[str, list[str]] = {kind: [] for kind in _LISTED.values()}
    for line in path.read_text("utf-8").splitlines():
        columns = line.split()
        if len(columns) == 3 and columns[0] in _LISTED:
            words[_LISTED[columns[0]]].append(model_text(columns[2]).text)
    persons = [tuple(generator.sample(words["PER"], generator.choice(_LENGTHS))) for _ in words["PER"][2:]]
    return {"PER": persons, "LOC": [(place,) for place in generator.sample(words["LOC"], len(words["LOC"]))]}


def other_names(sentence: MarkedSentence, generator: random.Random, pool: Pool) -> MarkedSentence:
    """Return the sentence with other names in the places of some."""
    rows: list[_Row] = []
    after = 0
    for first, last, kind in name_places(sentence):
        if pool.get(kind) and generator.random() < _REPLACED[kind]:
            tags = sentence[first][1]
            name = generator.choice(pool[kind])
            rows += sentence[after:first]
            rows += [(token, tags if not place else tuple(map(_inside, tags))) for place, token in enumerate(name)]
            after = last
    return (*rows, *sentence[after:])


def _inside(tag: str) -> str:
    return "I-" + tag[2:] if tag.startswith("B-") else tag


def attached(sentence: MarkedSentence, generator: random.Random, _: Pool) -> MarkedSentence:
    """Return the sentence with clitics on names: ب for في, ل for إلى, a conjunction after another name or at the beginning.

    >>> attached((("في", ("O",)), ("حلب", ("B-LOC",))), random.Random(1), {})
    (('بحلب', ('B-LOC',)),)
    """
    rows: list[_Row] = []
    starts = {first for first, _, _ in name_places(sentence)}
    for place, (token, tags) in enumerate(sentence):
        before = rows[-1][0] if rows else ""
        if place in starts and before in _SHORT_FOR and is_outside(rows[-1][1]) and generator.random() < 0.5:
            rows[-1:] = [(with_clitic(_SHORT_FOR[before], token), tags)]
        elif place in starts and (not rows or not is_outside(rows[-1][1]) or before == ",") and generator.random() < 0.5:
            rows.append((with_clitic(generator.choice(_CONJUNCTIONS), token), tags))
        else:
            rows.append((token, tags))
    return tuple(rows)


def with_clitic(clitic: str, word: str) -> str:
    """Return the word with a clitic before it.

    >>> with_clitic("ل", "الرقة"), with_clitic("ب", "الرقة")
    ('للرقة', 'بالرقة')
    """
    return clitic + _LAM + word[2:] if clitic == _LAM and word.startswith(_ALEF + _LAM) else clitic + word


def loosely_spelled(sentence: MarkedSentence, generator: random.Random, _: Pool) -> MarkedSentence:
    """Return the sentence without hamza on alef, and in half of the cases without the dots of teh marbuta and yeh.

    >>> loosely_spelled((("أنقرة", ("B-LOC",)),), random.Random(2), {})
    (('انقرة', ('B-LOC',)),)
    """
    dropped = _HAMZA_ON_ALEF | (_ENDINGS if generator.random() < 0.5 else frozenset())
    return tuple(("".join(fold_letters(c) if c in dropped else c for c in token), tags) for token, tags in sentence)


def piece(sentence: MarkedSentence, generator: random.Random, _: Pool) -> MarkedSentence:
    """Return what stands between two punctuation marks, drawn at random; the whole if there is nothing long enough."""
    ends = [place for place, (token, tags) in enumerate(sentence) if not token.isalnum() and is_outside(tags)]
    bounds = [-1, *ends, len(sentence)]
    pieces = [(a + 1, b) for a, b in pairwise(bounds) if b - a > _SHORTEST_PIECE]
    if not pieces:
        return sentence
    first, last = generator.choice(pieces)
    return sentence[first:last]


def quoted(sentence: MarkedSentence, generator: random.Random, _: Pool) -> MarkedSentence:
    """Return the sentence with quotation marks around one of its names."""
    places = name_places(sentence)
    if not places:
        return sentence
    first, last, _kind = generator.choice(places)
    mark = (_QUOTE, tuple(BLANK if tag == BLANK else "O" for tag in sentence[first][1]))
    return (*sentence[:first], mark, *sentence[first:last], mark, *sentence[last:])


def renumbered(sentence: MarkedSentence, generator: random.Random, _: Pool) -> MarkedSentence:
    """Return the sentence with other digits."""
    return tuple(("".join(str(generator.randrange(10)) if c.isdigit() else c for c in token), tags) for token, tags in sentence)


# Each with the share of the sentences that it changes, in this order.
_CHANGES: Mapping[_Change, float] = {
    other_names: 0.6,
    piece: 0.35,
    attached: 0.4,
    quoted: 0.1,
    renumbered: 0.3,
    loosely_spelled: 0.4,
}
