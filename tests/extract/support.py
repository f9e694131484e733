"""Parsed articles written by hand as CoNLL-U, so that the rules are tested without models."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.arabic.letters import model_text
from kg.extract.actors.mentions import name_referents
from kg.extract.actors.names import find_names
from kg.extract.actors.positions import find_positions
from kg.extract.actors.scene import Scene, make_scene
from kg.extract.reading.reading import read
from kg.extract.statements.contents import Content, find_content
from kg.extract.statements.cues import find_cues
from kg.extract.tables import Tables
from kg.model import Article, Name, Passage, Sentence, Token, Word

_NO_BLANK_BEFORE = frozenset("،؛.:؟!»”)")
_NO_BLANK_AFTER = frozenset("«“(")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a snippet, with what stands for the columns that it leaves out."""

    id: str
    form: str
    upos: str = "X"
    misc: str = "_"
    head: str = "0"
    deprel: str = "root"
    feats: str = "_"
    lemma: str = "_"

    def option(self, name: str) -> str:
        """Return the value of `name` in MISC, or nothing."""
        return dict(pair.partition("=")[::2] for pair in self.misc.split("|")).get(name, "")


@dataclass(frozen=True, slots=True)
class Piece:
    """A token: its line and the lines of its words, the same one for a token of one word."""

    row: Row
    words: tuple[Row, ...]


def parsed(conllu: str) -> tuple[Article, tuple[Sentence, ...]]:
    """Return the article that a snippet spells and its sentences, as the models would give them.

    The snippet is CoNLL-U with the columns ID FORM UPOS MISC HEAD DEPREL FEATS LEMMA between blanks; a line ends where nothing is
    left that the test needs. An empty line ends a sentence.

        # newdoc id = naba          the article's id; "a" if no line says it
        # newpar = headline         begins a passage of that kind; a paragraph if none is said
        1 قالت VERB _ 0 root
        2-3 لهاني _ NER=B-PER       a token of two words; names are marked on tokens
        2 ل ADP
        3 هاني X
        4 . PUNCT

    Tokens stand apart, but for SpaceAfter=No in MISC, before closing marks (. : ، ») and after opening ones (« and a bracket).
    """
    identifier, kind, text = "a", "paragraph", ""
    passages: list[Passage] = []
    sentences: list[Sentence] = []
    for block in re.split(r"\n\s*\n", conllu.strip()):
        lines = [line.strip() for line in block.splitlines()]
        comments = dict(line.lstrip("# ").partition(" = ")[::2] for line in lines if line.startswith("#"))
        identifier = comments.get("newdoc id", identifier)
        begins_passage = not passages or "newpar" in comments
        kind = comments.get("newpar", kind) or "paragraph"
        text += "" if not text else "\n\n" if begins_passage else " "
        pieces = _pieces([Row(*line.split()) for line in lines if not line.startswith("#")])
        begin, text = len(text), text + _spelled(pieces)
        passages.append(Passage(begin if begins_passage else passages.pop().begin, len(text), kind))
        sentences.append(_sentence(pieces, text, begin, (len(sentences), len(passages) - 1)))
    return Article(identifier, text, hashlib.sha256(text.encode()).hexdigest(), tuple(passages)), tuple(sentences)


def scene(conllu: str, tables: Tables) -> Scene:
    """Return the scene of a snippet, as `kg.extract.extract` makes it."""
    article, sentences = parsed(conllu)
    reading = read(article, sentences)
    names = find_names(reading, sentences, tables)
    positions = find_positions(reading, names, tables)
    return make_scene(reading, tables, names, name_referents(reading, names, positions, tables), positions)


def cues_with_content(conllu: str, tables: Tables) -> list[tuple[str, Content | None, str]]:
    """Return each cue of a snippet as written, its content, and the text of that: None and "" where it reports nothing."""
    view = scene(conllu, tables)
    reading = view.reading
    cues = find_cues(reading, tables)
    places = {cue.place for cue in cues if cue.form != "noun"}
    covered = view.name_at.keys() | view.position_at.keys()
    contents = [find_content(reading, cue, tables, cues=places, covered=covered) for cue in cues]
    texts = [reading.text(content.begin, content.end) if content else "" for content in contents]
    return list(zip((reading.units[cue.place].text for cue in cues), contents, texts, strict=True))


def _pieces(rows: Sequence[Row]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    covered = count = 0
    for row in rows:
        if "-" in row.id:
            covered = int(row.id.partition("-")[2])
            pieces.append(Piece(row, ()))
            continue
        count += 1
        assert int(row.id) == count, f"word {count} has the number {row.id}"
        if count <= covered:
            pieces[-1] = replace(pieces[-1], words=(*pieces[-1].words, row))
        else:
            pieces.append(Piece(row, (row,)))
    return tuple(pieces)


def _spelled(pieces: Sequence[Piece]) -> str:
    text = ""
    for piece, following in zip(pieces, (*pieces[1:], None), strict=True):
        text += piece.row.form
        touches = piece.row.option("SpaceAfter") == "No" or piece.row.form in _NO_BLANK_AFTER
        text += "" if following is None or touches or following.row.form in _NO_BLANK_BEFORE else " "
    return text


def _sentence(pieces: Sequence[Piece], text: str, begin: int, indices: tuple[int, int]) -> Sentence:
    tokens: list[Token] = []
    words: list[Word] = []
    place = begin
    for piece in pieces:
        place = text.index(piece.row.form, place)
        tokens.append(Token(place, place + len(piece.row.form), len(words), len(words) + len(piece.words)))
        words += (_word(row, place + left, place + right, len(tokens) - 1) for row, left, right in _spans(piece))
        place = tokens[-1].end
    return Sentence(*indices, begin, place, tuple(tokens), tuple(words), tuple(_names(pieces, tokens)))


def _spans(piece: Piece) -> Iterator[tuple[Row, int, int]]:
    """Yield where each word stands in its token: on its letters, or, if it is not spelled so, up to the words behind it."""
    begin = 0
    for index, row in enumerate(piece.words):
        is_spelled = piece.row.form.startswith(row.form, begin)
        end = begin + len(row.form) if is_spelled else len(piece.row.form) - sum(len(w.form) for w in piece.words[index + 1 :])
        yield row, begin, end
        begin = end


def _word(row: Row, begin: int, end: int, token: int) -> Word:
    form = model_text(row.form).text
    lemma, feats = (form if row.lemma == "_" else row.lemma), ("" if row.feats == "_" else row.feats)
    return Word(int(row.id) - 1, form, lemma, row.upos, feats, int(row.head) - 1, row.deprel, begin, end, token)


def _names(pieces: Sequence[Piece], tokens: Sequence[Token]) -> Iterator[Name]:
    first = 0
    for place, piece in enumerate(pieces):
        kind, _, tag = piece.row.option("NER").partition("-")
        follower = pieces[place + 1].row.option("NER") if place + 1 < len(pieces) else ""
        first = place if kind == "B" else first
        if kind and not follower.startswith("I"):
            yield Name(tokens[first].begin, tokens[place].end, tag, first, place + 1)
