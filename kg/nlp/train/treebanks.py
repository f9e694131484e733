"""CoNLL-U treebanks → the files that Stanza's trainers read.

Every file written here holds the text as the models will meet it (`kg.arabic.letters.model_text`), so that training and use see
the same characters.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import TypeAlias

from kg.arabic.letters import model_text

SILVER_TREES = "silver.conllu"
"""Prepared file: trees of running text on which two parsers agree."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of CoNLL-U, its columns in order: a word, or the range line of a multiword token (its `index` holds a hyphen)."""

    index: str
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: str
    deprel: str
    deps: str
    misc: str

    @property
    def is_range(self) -> bool:
        """Whether the row is a multiword token."""
        return "-" in self.index

    @property
    def space_after(self) -> bool:
        """Whether a space follows in the text."""
        return "SpaceAfter=No" not in self.misc


TreebankSentence: TypeAlias = tuple[Row, ...]


def read_treebank(path: Path) -> list[TreebankSentence]:
    """Return the sentences of a CoNLL-U file, normalised for the models; comments and empty nodes are left out.

    Words have no spaces in them, because the tokenizer knows none that do; language-specific tags are blank.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is not UTF-8, or a line does not have ten columns; then the message names file and line.
    """
    sentences: list[TreebankSentence] = []
    rows: list[Row] = []
    for number, line in enumerate([*path.read_text("utf-8").split("\n"), ""], start=1):
        if line.startswith("#"):
            continue
        if not line.strip():
            if rows:
                sentences.append(tuple(rows))
                rows = []
            continue
        columns = line.split("\t")
        if len(columns) != 10:
            raise ValueError(f"{path}:{number}: a CoNLL-U line has 10 columns, this one {len(columns)}")
        if "." not in columns[0]:
            rows.append(_normalised(Row(*columns)))
    return sentences


def _normalised(row: Row) -> Row:
    form = "".join(model_text(row.form).text.split()) or row.form
    lemma = model_text(row.lemma).text or row.lemma
    return replace(row, form=form, lemma=lemma, xpos="_")


def as_padt_tags(sentence: TreebankSentence) -> TreebankSentence:
    """Return a PUD sentence with the tags that PADT would give, without features.

    PADT has no tag for proper nouns: it tags them X, or NOUN if they are Arabic words with the article. It tags كان as a verb.
    Its features differ too much to be mapped; a blank column trains nothing.
    """
    return tuple(replace(row, upos=_padt_tag(row), feats="_") for row in sentence)


def _padt_tag(row: Row) -> str:
    if row.upos == "PROPN":
        return "NOUN" if row.form.startswith("\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}") else "X"
    return "VERB" if row.upos == "AUX" else row.upos


def surface_tokens(sentence: TreebankSentence) -> list[Row]:
    """Return the rows that stand in the text: multiword tokens once, their words not."""
    tokens: list[Row] = []
    covered = 0
    for row in sentence:
        if row.is_range:
            covered = int(row.index.split("-")[1])
            tokens.append(row)
        elif int(row.index) > covered:
            tokens.append(row)
    return tokens


def sentence_text(sentence: TreebankSentence) -> str:
    """Return the running text of the sentence."""
    return "".join(token.form + (" " if token.space_after else "") for token in surface_tokens(sentence)).rstrip()


def write_conllu(sentences: Iterable[TreebankSentence], target: Path) -> None:
    """Write the sentences as CoNLL-U with `# text` comments.

    Raises:
        OSError: the file cannot be written.
    """
    with target.open("w", encoding="utf-8") as out:
        for number, sentence in enumerate(sentences, start=1):
            out.write(f"# sent_id = {number}\n# text = {sentence_text(sentence)}\n")
            out.writelines("\t".join(astuple(row)) + "\n" for row in sentence)
            out.write("\n")


def paragraphs(sentences: Sequence[TreebankSentence], *, mean_length: int, seed: int) -> list[list[TreebankSentence]]:
    """Return the sentences cut into paragraphs of 1 to 2 * `mean_length` - 1 sentences, in order.

    The treebanks do not mark paragraphs, and a tokenizer that has only seen one-sentence paragraphs does not learn to split.
    """
    generator = random.Random(seed)
    groups: list[list[TreebankSentence]] = []
    rest = list(sentences)
    while rest:
        size = generator.randint(1, 2 * mean_length - 1)
        groups.append(rest[:size])
        rest = rest[size:]
    return groups


def character_labels(paragraph: Sequence[TreebankSentence]) -> tuple[str, str]:
    """Return the text of a paragraph and, for each character, Stanza's tokenizer label.

    Labels: 0 inside, 1 last of a token, 2 last of a sentence, 3 last of a multiword token, 4 that and last of a sentence.
    """
    text, labels = [], []
    for sentence in paragraph:
        tokens = surface_tokens(sentence)
        for token in tokens:
            last = 3 if token.is_range else 1
            if token is tokens[-1]:
                last += 1
            gap = token.space_after or token is tokens[-1]
            text.append(token.form + " " * gap)
            labels.append("0" * (len(token.form) - 1) + str(last) + "0" * gap)
    return "".join(text).rstrip(), "".join(labels).rstrip("0")


def write_tokenizer_files(groups: Sequence[Sequence[TreebankSentence]], text_file: Path, label_file: Path) -> None:
    """Write paragraphs as raw text and as character labels, with a blank line between paragraphs.

    Raises:
        OSError: a file cannot be written.
    """
    pairs = [character_labels(group) for group in groups]
    text_file.write_text("\n\n".join(text for text, _ in pairs) + "\n", "utf-8")
    label_file.write_text("\n\n".join(labels for _, labels in pairs) + "\n", "utf-8")


def expansions(sentences: Iterable[TreebankSentence]) -> list[tuple[tuple[str, list[str]], int]]:
    """Return each multiword token with its words and its count, in the form of Stanza's `mwt.json`."""
    counts: dict[tuple[str, tuple[str, ...]], int] = {}
    for sentence in sentences:
        forms = {row.index: row.form for row in sentence}
        for row in sentence:
            if row.is_range:
                first, last = map(int, row.index.split("-"))
                key = (row.form, tuple(forms[str(i)] for i in range(first, last + 1)))
                counts[key] = counts.get(key, 0) + 1
    return [((form, list(words)), count) for (form, words), count in sorted(counts.items())]
