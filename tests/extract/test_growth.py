"""The work on a text grows in proportion to its length, whatever it is made of.

What looks back does so to a bound that no article of news reaches. Here the bounds are low, so that short texts pass them.
"""

import sys
from types import FrameType
from typing import TYPE_CHECKING

import pytest

from kg.extract import Tables, extract
from tests.extract.support import parsed

if TYPE_CHECKING:
    from _typeshed import TraceFunction

_LOW = {
    "kg.extract.reading.reading._LONGEST_SENTENCE": 24,
    "kg.extract.actors.mentions._FARTHEST": 8,
    "kg.extract.actors.register.MOST": 8,
    "kg.extract.actors.scene._FARTHEST_HOLDER": 8,
    "kg.extract.actors.states._LONGEST_SERIES": 8,
    "kg.extract.operations.grouping._FARTHEST": 8,
    "kg.extract.operations.grouping._MOST": 4,
    "kg.extract.operations.merging._FARTHEST": 8,
    "kg.extract.operations.context._MOST_FIGHTS": 8,
    "kg.extract.relations.relations._MOST_PHRASES": 4,
    "kg.extract.statements.record._MOST_TURNS": 8,
}
_LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنه"

# A word is form/tag/name; {} stands for letters that differ from one time to the next.
_TEXTS = {
    "persons": "سالم/X/B-PER بن{}/X/I-PER و/CCONJ",
    "last names": "سالم{}/X/B-PER و/CCONJ",
    "places": "دمشق/X/B-LOC و/CCONJ",
    "places side by side": "دمشق/X/B-LOC حلب/X/B-LOC",
    "places that are last names": "برناردينو/X/B-PER ليون/X/I-PER أكد/VERB ليون/X/B-LOC",
    "bodies": "حركة/NOUN/B-ORG بن{}/X/I-ORG و/CCONJ",
    "a head noun alone": "الجيش/NOUN",
    "bodies of states": "الجيش/NOUN السوري/ADJ",
    "branches": "الجناح/NOUN العسكري/ADJ ل/ADP حركة/NOUN/B-ORG بن{}/X/I-ORG",
    "leaders in names": "قوات/NOUN سالم/X/B-PER بن{}/X/I-PER",
    "sides of places": "شمال/NOUN العراق/X/B-LOC",
    "places by their heads": "مدينة/NOUN بن{}/X",
    "the two": "بحث/VERB الجانبان/NOUN",
    "titles": "وزير/NOUN الخارجية/NOUN التركي/ADJ سالم/X/B-PER بن{}/X/I-PER",
    "titles alone": "الوزير/NOUN",
    "presidents": "الرئيس/NOUN سالم/X/B-PER بن{}/X/I-PER",
    "an apposition": "سالم/X/B-PER ،/PUNCT رئيس/NOUN المجلس/NOUN ،/PUNCT",
    "verbs of saying": "قال/VERB",
    "speech": "قال/VERB سالم/X/B-PER بن{}/X/I-PER إن/SCONJ الحرب/NOUN انتهت/VERB",
    "speech of unnamed sources": "قال/VERB مصدر/NOUN بن{}/ADJ إن/SCONJ الحرب/NOUN انتهت/VERB",
    "speech of nobody": "قال/VERB إن/SCONJ الحرب/NOUN انتهت/VERB",
    "speech behind a colon": "قال/VERB سالم/X/B-PER :/PUNCT الحرب/NOUN انتهت/VERB ،/PUNCT",
    "speech before its verb": '"/PUNCT الحرب/NOUN انتهت/VERB سريعا/ADV "/PUNCT ،/PUNCT كما/SCONJ قال/VERB سالم/X/B-PER',
    "sources": "بحسب/ADP سالم/X/B-PER بن{}/X/I-PER ،/PUNCT",
    "sources that pass on": "نقلا/NOUN عن/ADP مصدر/NOUN بن{}/ADJ ،/PUNCT",
    "marks": '"/PUNCT',
    "opening marks": "«/PUNCT كلمة/NOUN",
    "quotations": "«/PUNCT كلمة/NOUN »/PUNCT قال/VERB سالم/X/B-PER",
    "event nouns": "هجوم/NOUN",
    "a definite event": "الهجوم/NOUN",
    "events at places": "غارة/NOUN على/ADP بن{}/X/B-LOC",
    "events of actors": "شنت/VERB حركة/NOUN/B-ORG بن{}/X/I-ORG هجوما/NOUN على/ADP حلب/X/B-LOC",
    "events of one actor": "شنت/VERB تركيا/X/B-LOC هجوما/NOUN على/ADP حلب/X/B-LOC",
    "event verbs": "هاجم/VERB سالم/X/B-PER بن{}/X/I-PER حلب/X/B-LOC",
    "tolls": "قتل/VERB 20/NUM شخصا/NOUN في/ADP هجوم/NOUN على/ADP حلب/X/B-LOC",
    "talks": "اجتماع/NOUN بين/ADP تركيا/X/B-LOC و/CCONJ سوريا/X/B-LOC",
    "meetings": "التقى/VERB سالم/X/B-PER بن{}/X/I-PER عمر/X/B-PER بن{}/X/I-PER",
    "control": "سيطرت/VERB حركة/NOUN/B-ORG بن{}/X/I-ORG على/ADP المدينة/NOUN",
    "members": "القيادي/NOUN في/ADP حركة/NOUN/B-ORG بن{}/X/I-ORG سالم/X/B-PER",
    "dates": "20/NUM يناير/NOUN 2015/NUM",
    "words": "كلمة/NOUN",
    "full stops": "كلمة/NOUN ./PUNCT",
    "short sentences with facts": "هاجم/VERB سالم/X/B-PER حلب/X/B-LOC ./PUNCT",
    "commas": "،/PUNCT",
}


@pytest.fixture(autouse=True)
def low_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in _LOW.items():
        monkeypatch.setattr(name, value)


@pytest.mark.parametrize("text", _TEXTS.values(), ids=_TEXTS.keys())
@pytest.mark.parametrize("tree", ["flat", "chain"])
def test_twice_the_text_is_twice_the_work(text: str, tree: str, tables: Tables) -> None:
    once, twice = (_work(_snippet(text, words, tree), tables) for words in (160, 320))
    assert twice < 2.2 * once


def _snippet(text: str, words: int, tree: str) -> str:
    """Return a sentence of so many words in which a text is repeated; each word depends on the first one or on that before it."""
    rows = (row for number in range(words) for row in text.replace("{}", _spelled(number)).split())
    lines: list[str] = []
    for number, row in zip(range(1, words + 1), rows, strict=False):
        form, tag, name = (*row.split("/"), "")[:3]
        head, relation = (0, "root") if number == 1 else (1, "dep") if tree == "flat" else (number - 1, "conj")
        lines.append(f"{number} {form} {tag} {'NER=' + name if name else '_'} {head} {relation}")
    return "\n".join(lines)


def _spelled(number: int) -> str:
    return _LETTERS[number // len(_LETTERS)] + _LETTERS[number % len(_LETTERS)]


def _work(snippet: str, tables: Tables) -> int:
    """Return how many lines are run and how often loops turn while an article is extracted."""
    article, sentences = parsed(snippet)
    events = 0

    def count(_frame: FrameType, _event: str, _value: object) -> "TraceFunction":
        nonlocal events
        events += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        extract(article, sentences, tables)
    finally:
        sys.settrace(before)
    return events
