"""One invented article with its records, made by hand as the stages before would make them."""

import hashlib
from dataclasses import dataclass, replace

import pytest

from kg.model import (
    Article,
    Entity,
    Extraction,
    Mention,
    Operation,
    Passage,
    Relation,
    Resolution,
    Run,
    Statement,
    content_id,
)

TEXT = "أعلن وزير الدفاع سامي الدروبي أن قوات الفجر بدأت معركة تدمر بدعم من الأردن. ونفى الدروبي قصف المدينة."
ARTICLE = Article(
    id="2031-05-01-naba",
    text=TEXT,
    sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
    passages=(Passage(0, len(TEXT), "paragraph"),),
    title="معركة تدمر",
    publisher="Naba",
    issued="2031-05-01",
    source="https://naba.example/1",
)
SENTENCE = TEXT.index(".")


@dataclass(frozen=True, slots=True)
class News:
    """All that `kg.graph.triples` takes."""

    articles: tuple[Article, ...]
    extractions: tuple[Extraction, ...]
    resolution: Resolution
    run: Run


def _mention(words: str, kind: str, *, after: int = 0) -> Mention:
    begin = TEXT.index(words, after)
    end = begin + len(words)
    return Mention(content_id(ARTICLE.id, kind, begin, end), ARTICLE.id, begin, end, words, words, kind, "by-hand", 0.85)


PERSON = _mention("سامي الدروبي", "Person")
AGAIN = replace(_mention("الدروبي", "Person", after=SENTENCE), antecedent=PERSON.id)
FORCE = _mention("قوات الفجر", "ArmedGroup")
BATTLE = _mention("معركة تدمر", "Operation")
TOWN = replace(_mention("تدمر", "Location"), subtype="City")
STATE = _mention("الأردن", "State")
SHELLING = _mention("قصف المدينة", "Operation")


def _statement(content: str, verb: str, speaker: Mention, about: tuple[Mention, ...], distance: str) -> Statement:
    begin, verb_begin = TEXT.index(content), TEXT.index(verb)
    end, verb_end = begin + len(content), verb_begin + len(verb)
    return Statement(
        id=content_id(ARTICLE.id, begin, end, speaker.id),
        article=ARTICLE.id,
        begin=begin,
        end=end,
        content=content,
        speaker=speaker.id,
        verb=verb,
        verb_begin=verb_begin,
        verb_end=verb_end,
        act="announce",
        distance=distance,
        direct=False,
        rule="by-hand",
        confidence=0.7,
        about=tuple(mention.id for mention in about),
    )


def _relation(subject: Mention, predicate: str, target: Mention) -> Relation:
    return Relation(ARTICLE.id, subject.id, predicate, target.id, 0, SENTENCE, "by-hand", 0.6)


EXTRACTION = Extraction(
    ARTICLE.id,
    mentions=(PERSON, FORCE, BATTLE, TOWN, STATE, AGAIN, SHELLING),
    operations=(
        Operation(BATTLE.id, "Battle", status="ongoing", when="اليوم"),
        Operation(SHELLING.id, "Airstrike", agent_stated=False),
    ),
    statements=(
        _statement("قوات الفجر بدأت معركة تدمر بدعم من الأردن", "أعلن", PERSON, (BATTLE, TOWN), "neutral"),
        _statement("قصف المدينة", "نفى", AGAIN, (SHELLING,), "denied"),
    ),
    relations=(
        _relation(BATTLE, "conductedBy", FORCE),
        _relation(BATTLE, "supportedBy", STATE),
        _relation(BATTLE, "atLocation", TOWN),
        _relation(STATE, "supports", FORCE),
        Relation(ARTICLE.id, PERSON.id, "role", "وزير الدفاع", 0, SENTENCE, "by-hand", 0.9, literal=True),
    ),
)
ENTITIES = (
    Entity("minister", "Person", "سامي الدروبي", ("الدروبي",), (PERSON.id, AGAIN.id)),
    Entity("force", "ArmedGroup", "قوات الفجر", (), (FORCE.id,)),
    Entity("battle", "Operation", "معركة تدمر", (), (BATTLE.id,)),
    Entity("town", "Location", "تدمر", (), (TOWN.id,), "City"),
    Entity("state", "State", "الأردن", (), (STATE.id,)),
    Entity("shelling", "Operation", "قصف المدينة", (), (SHELLING.id,)),
)


@pytest.fixture
def news() -> News:
    """A minister announces a battle and denies a shelling whose agent nobody states."""
    table = {mention: entity.id for entity in ENTITIES for mention in entity.mentions}
    return News(
        (ARTICLE,), (EXTRACTION,), Resolution(ENTITIES, table), Run("0.1.0", "bundled", "ab" * 8, "cd" * 8, ("max_bytes = 7",))
    )
