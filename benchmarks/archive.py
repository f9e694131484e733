"""An invented archive of any size in the shape of real news, annotated already, to build a graph of.

    real articles, what was found in them ─ letters exchanged ─► articles in JSON Lines, and the results of the models and rules

The begin of each real article becomes a story that a few outlets tell in the same words, and again another story, with other
names of people and groups that are on no word list, other words in what is said, and another day. Letters are exchanged for
letters, so that all that was found stays where it was found; words become nonsense, and stay as many and as long. Countries,
towns and whoever else the word lists know come again in every story, as they do in the news. So an archive has as many articles a
day, and as many mentions, statements and new names an article, whatever its size; and the more articles there are, the more of
them speak of the same famous things.
"""

import json
import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

from kg.built import WORK
from kg.corpus.article import make_article
from kg.corpus.formats import Record
from kg.model import Article, Extraction, Mention, Operation, Relation, Sentence, Statement, content_id
from kg.nlp import models
from kg.packing import pack, unpack
from kg.reader import Reading
from kg.remembered import readings
from kg.resolve.chains import chains_of
from kg.resolve.names import public_name
from kg.work import Digests, extraction_key, open_work, parse_key

_LENGTH = 200  # characters of an article, at least, to the end of a passage: the first lines of a report
_OUTLETS = 4  # that tell a story
_DAILY = 40  # articles
_FIRST_DAY = date(2011, 1, 1)
_TOGETHER = 500  # articles whose results are written together

_LETTERS = "".join(map(chr, (0x628, *range(0x62A, 0x63B), *range(0x641, 0x64A))))
# Those that stand for conjunctions, prepositions, articles and endings stay in names, or what belongs together would fall apart.
_CLITICS = (
    "\N{ARABIC LETTER BEH}\N{ARABIC LETTER TEH}\N{ARABIC LETTER SEEN}\N{ARABIC LETTER FEH}\N{ARABIC LETTER KAF}"
    "\N{ARABIC LETTER LAM}\N{ARABIC LETTER MEEM}\N{ARABIC LETTER NOON}\N{ARABIC LETTER HEH}\N{ARABIC LETTER WAW}"
    "\N{ARABIC LETTER ALEF MAKSURA}"
)
_KEPT, _NAME, _WORD = range(3)  # what becomes of a letter: it stays, or it becomes another one, as in names or as in words

Letters = tuple[dict[int, str], ...]
"""What letters become, in each of these three ways."""


@dataclass(frozen=True, slots=True)
class Model:
    """The begin of a real article, and what was found there.

    Attributes:
        text, issued: of the article.
        reading: what was found.
        parse: the sentences, packed.
        named: ids of the mentions whose letters become others as those of names do.
        pieces: the text, in stretches whose letters become others in one way.
    """

    text: str
    issued: str
    reading: Reading
    parse: bytes
    named: frozenset[str]
    pieces: tuple[tuple[int, str], ...]


def models_of(out: Path) -> tuple[Model, ...]:
    """Return the articles of a built graph."""
    with open_work(out / WORK) as work:
        parses = [unpack(Sentence, work.get(entry.parse)) for entry in work.entries()]
        return tuple(model_of(*one, sentences) for one, sentences in zip(readings(work), parses, strict=True))


def model_of(article: Article, reading: Reading, sentences: tuple[Sentence, ...]) -> Model:
    """Return the begin of an article with what was found there."""
    end = next((one.end for one in article.passages if one.end >= _LENGTH), len(article.text))
    kept = tuple(one for one in sentences if one.end <= end)
    found = _begin(reading.extraction, end)
    named = _named(found.mentions)
    return Model(
        text=article.text[:end],
        issued=article.issued,
        reading=replace(reading, extraction=found, sentences=len(kept)),
        parse=pack(kept),
        named=frozenset(one.id for one in named),
        pieces=_pieces(article.text[:end], named, found),
    )


def _begin(found: Extraction, end: int) -> Extraction:
    """Return what was found in an article up to a place."""
    mentions = {one.id: one for one in found.mentions if one.end <= end}
    statements = (one for one in found.statements if max(one.end, one.verb_end) <= end and one.speaker in mentions)
    return replace(
        found,
        mentions=tuple(one if one.antecedent in mentions else replace(one, antecedent="") for one in mentions.values()),
        operations=tuple(one for one in found.operations if one.mention in mentions),
        statements=tuple(
            replace(one, about=tuple(filter(mentions.get, one.about)), via=tuple(filter(mentions.get, one.via)))
            for one in statements
        ),
        relations=tuple(
            one
            for one in found.relations
            if one.end <= end and one.subject in mentions and (one.literal or one.object in mentions)
        ),
        uncoded=tuple(one for one in found.uncoded if one.end <= end),
    )


def _pieces(text: str, named: tuple[Mention, ...], found: Extraction) -> tuple[tuple[int, str], ...]:
    """Return a text in stretches, each with what becomes of its letters."""
    ways = [_WORD] * len(text)
    for one in found.mentions:
        ways[one.begin : one.end] = [_NAME if one in named else _KEPT] * (one.end - one.begin)
    for said in found.statements:
        ways[said.verb_begin : said.verb_end] = [_KEPT] * (said.verb_end - said.verb_begin)
    runs = groupby(zip(ways, text, strict=True), lambda one: one[0])
    return tuple((way, "".join(letter for _, letter in run)) for way, run in runs)


def _named(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the mentions of what has a name that the word lists do not know, and that no name of something else stands in."""
    new = [one for chain in chains_of(mentions) if _is_new(chain) for one in chain]
    taken = {place for one in mentions if one not in new for place in range(one.begin, one.end)}
    return tuple(one for one in new if taken.isdisjoint(range(one.begin, one.end)))


def _is_new(chain: Iterable[Mention]) -> bool:
    names = [public_name(one.name, one.kind) for one in chain if one.kind != "Operation"]
    return any(names) and not any(public.listed for public in names if public)


def write_archive(found: tuple[Model, ...], numbers: Iterable[int], source: Path, out: Path) -> None:
    """Write articles to a file of JSON Lines, and what the models and the rules find in them to the results in the folder `out`.

    Those of the same number are the same in all archives.
    """
    out.mkdir(exist_ok=True)
    digests = Digests.of(models.locate("bundled").digest)
    with open_work(out / WORK) as work, source.open("w", encoding="utf-8") as file:
        rows: list[tuple[bytes, bytes]] = []
        for number in numbers:
            article, reading, parse = retold(found, number)
            fields = {"id": article.id, "text": article.text, "date": article.issued}
            file.write(json.dumps(fields, ensure_ascii=False) + "\n")
            rows += ((parse_key(article, digests), parse), (extraction_key(article, digests), pack([reading])))
            if len(rows) >= _TOGETHER:
                work.keep(rows)
                rows = []
        work.keep(rows)


def retold(found: tuple[Model, ...], number: int) -> tuple[Article, Reading, bytes]:
    """Return the article of an archive with a number, what was found in it, and its sentences, packed."""
    story = number // _OUTLETS
    model, letters, day = found[story % len(found)], _letters(story), _FIRST_DAY + timedelta(number // _DAILY)
    text = "".join(piece.translate(letters[way]) for way, piece in model.pieces)
    (article,), _ = make_article(Record("", f"a{number:07}", f"{text}\n{number}", issued=day.isoformat()))
    later = day - date.fromisoformat(model.issued) if model.issued else timedelta()
    told = _Retelling(article, model.named, letters, later).told(model.reading.extraction)
    return article, replace(model.reading, extraction=told), model.parse


@dataclass(frozen=True, slots=True)
class _Retelling:
    """What makes the records of an article those of another one."""

    article: Article
    named: frozenset[str]
    letters: Letters
    later: timedelta

    def told(self, old: Extraction) -> Extraction:
        """Return what is found in the other article."""
        return replace(
            old,
            article=self.article.id,
            mentions=tuple(map(self._mention, old.mentions)),
            operations=tuple(map(self._operation, old.operations)),
            statements=tuple(map(self._statement, old.statements)),
            relations=tuple(map(self._relation, old.relations)),
        )

    def _mention(self, old: Mention) -> Mention:
        return replace(
            old,
            id=self._id(old.id),
            article=self.article.id,
            exact=self.article.text[old.begin : old.end],
            name=old.name.translate(self.letters[_NAME if old.id in self.named else _KEPT]),
            antecedent=self._id(old.antecedent),
        )

    def _operation(self, old: Operation) -> Operation:
        return replace(old, mention=self._id(old.mention), start=self._day(old.start), end=self._day(old.end))

    def _statement(self, old: Statement) -> Statement:
        return replace(
            old,
            id=self._id(old.id),
            article=self.article.id,
            content=self.article.text[old.begin : old.end],
            speaker=self._id(old.speaker),
            about=tuple(map(self._id, old.about)),
            via=tuple(map(self._id, old.via)),
        )

    def _relation(self, old: Relation) -> Relation:
        value = old.object if old.literal else self._id(old.object)
        return replace(old, article=self.article.id, subject=self._id(old.subject), object=value)

    def _id(self, old: str) -> str:
        return content_id(old, self.article.id) if old else ""

    def _day(self, old: str) -> str:
        return (date.fromisoformat(old) + self.later).isoformat() if old else ""


def _letters(story: int) -> Letters:
    chance = random.Random(story)
    return ({}, *(_shuffled(letters, chance) for letters in ("".join(c for c in _LETTERS if c not in _CLITICS), _LETTERS)))


def _shuffled(letters: str, chance: random.Random) -> dict[int, str]:
    return {ord(old): new for old, new in zip(letters, chance.sample(letters, len(letters)), strict=True)}
