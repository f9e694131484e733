"""Articles of an invented archive: what was found in the real one stands where it stood, in other letters."""

import pytest

from benchmarks.archive import Model, model_of, retold
from kg.corpus.article import make_article
from kg.corpus.formats import Record
from kg.model import Extraction, Mention, Operation, Relation, Statement
from kg.reader import Reading

_TEXT = "قال الناطق شادي قصاب في دمشق إن الجيش سيغادر غدا.\n\nوأضاف قصاب أن شيئا لن يتغير."


def _mention(words: str, kind: str, antecedent: str = "") -> Mention:
    begin = _TEXT.index(words)
    return Mention(f"m{begin}", "a", begin, begin + len(words), words, words, kind, "name", 0.9, antecedent=antecedent)


@pytest.fixture
def model() -> Model:
    person, place = _mention("شادي قصاب", "Person"), _mention("دمشق", "Location")
    leaving, content = _mention("سيغادر", "Operation"), "الجيش سيغادر غدا"
    begin = _TEXT.index(content)
    said = Statement(
        "s", "a", begin, begin + len(content), content, person.id, "قال", 0, 3, "assert", "neutral", False, "verb", 0.9
    )
    found = Extraction(
        "a",
        mentions=(person, place, leaving),
        operations=(Operation(leaving.id, "Movement", start="2031-05-03", end="2031-05-03"),),
        statements=(said,),
        relations=(Relation("a", leaving.id, "atLocation", place.id, 0, begin, "place", 0.9),),
    )
    (article,), _ = make_article(Record("", "a", _TEXT, issued="2031-05-02"))
    return model_of(article, Reading(found, 0, 0.0), ())


def test_what_was_found_stands_where_it_stood(model: Model) -> None:
    article, reading, _ = retold((model,), 5)
    found = reading.extraction
    assert all(article.text[one.begin : one.end] == one.exact for one in found.mentions)
    assert all(article.text[one.begin : one.end] == one.content for one in found.statements)
    assert article.text.startswith("قال ")
    assert [one.name for one in found.mentions][1:] == ["دمشق", "سيغادر"]
    assert found.mentions[0].name == found.mentions[0].exact != "شادي قصاب"


def test_records_lead_to_each_other_and_keep_their_distance_in_days(model: Model) -> None:
    article, reading, _ = retold((model,), 400)
    found = reading.extraction
    ids = {one.id for one in found.mentions}
    assert {
        found.operations[0].mention,
        found.statements[0].speaker,
        found.relations[0].subject,
        found.relations[0].object,
    } <= ids
    assert (article.issued, found.operations[0].start) == ("2011-01-11", "2011-01-12")


def test_outlets_tell_a_story_in_the_same_words_and_the_next_in_others(model: Model) -> None:
    texts = [retold((model,), number)[0].text.rpartition("\n")[0] for number in range(5)]
    assert texts[0] == texts[1] == texts[2] == texts[3] != texts[4]


def test_the_same_number_is_the_same_article(model: Model) -> None:
    assert retold((model,), 7) == retold((model,), 7)
