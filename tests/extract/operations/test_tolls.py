"""How many an operation killed, wounded …, where a word leads from the number to one event."""

import pytest

from kg.extract.article import extract
from kg.extract.tables import Tables
from tests.extract.support import parsed


def tolls(conllu: str, tables: Tables) -> list[tuple[str, str, str, str]]:
    """Return the words of the event, the slot, the number and the rule of each toll."""
    article, sentences = parsed(conllu)
    found = extract(article, sentences, tables)
    exact = {mention.id: mention.exact for mention in found.mentions}
    slots = ("killed", "wounded", "captured", "missing", "displaced")
    return [(exact[one.subject], one.predicate, one.object, one.rule) for one in found.relations if one.predicate in slots]


def snippet(text: str) -> str:
    """Return words written as `form/UPOS` as a snippet; a form with NER= is a name."""
    rows = (word.split("/") for word in text.split())
    return "\n".join(f"{n} {form} {upos} {rest[0] if rest else '_'}" for n, (form, upos, *rest) in enumerate(rows, start=1))


EVENT = "هجوم/NOUN على/ADP كركوك/PROPN/NER=B-LOC"
RESULT = "أسفر/VERB هجوم/NOUN على/ADP كركوك/PROPN/NER=B-LOC عن/ADP"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{RESULT} مقتل/NOUN 12/NUM شخصا/NOUN ./PUNCT", [("killed", "12", "toll")]),
        (
            f"{RESULT} مقتل/NOUN خمسة/NUM جنود/NOUN و/CCONJ إصابة/NOUN 30/NUM آخرين/ADJ ./PUNCT",
            [("killed", "5", "toll"), ("wounded", "30", "toll")],
        ),
        (
            f"{RESULT} مقتل/NOUN خمسة/NUM جنود/NOUN و/CCONJ ثلاثة/NUM مدنيين/NOUN ./PUNCT",
            [("killed", "5", "toll"), ("killed", "3", "toll")],
        ),
        (f"{RESULT} مقتل/NOUN أكثر/NOUN من/ADP 20/NUM شخصا/NOUN ./PUNCT", [("killed", "20", "toll-at-least")]),
        (f"{RESULT} مقتل/NOUN ما/PRON لا/PART يقل/VERB عن/ADP 20/NUM شخصا/NOUN ./PUNCT", [("killed", "20", "toll-at-least")]),
        (f"{RESULT} مقتل/NOUN 20/NUM شخصا/NOUN على/ADP الأقل/NOUN ./PUNCT", [("killed", "20", "toll-at-least")]),
        (f"{RESULT} مقتل/NOUN نحو/NOUN 20/NUM شخصا/NOUN ./PUNCT", [("killed", "20", "toll-about")]),
        (
            f"{RESULT} مقتل/NOUN جنديين/NOUN و/CCONJ إصابة/NOUN طفل/NOUN ./PUNCT",
            [("killed", "2", "toll"), ("wounded", "1", "toll")],
        ),
        (
            f"{RESULT} سقوط/NOUN 12/NUM قتيلا/NOUN و/CCONJ جريحين/NOUN ./PUNCT",
            [("killed", "12", "toll"), ("wounded", "2", "toll")],
        ),
        (f"{RESULT} مقتل/NOUN و/CCONJ جرح/NOUN 12/NUM شخصا/NOUN ./PUNCT", []),
        (f"{RESULT} مقتل/NOUN عشرات/NOUN الأشخاص/NOUN ./PUNCT", []),
        ("قتل/VERB في/ADP 15/NUM يوليو/NOUN جراء/ADP هجوم/NOUN على/ADP كركوك/PROPN/NER=B-LOC ./PUNCT", []),
    ],
)
def test_the_numbers_behind_a_word_of_result_are_the_events(
    text: str, expected: list[tuple[str, str, str]], tables: Tables
) -> None:
    assert [found[1:] for found in tolls(snippet(text), tables)] == expected


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("قتل/VERB خمسة/NUM جنود/NOUN في/ADP هجوم/NOUN على/ADP كركوك/PROPN/NER=B-LOC ./PUNCT", "هجوم على كركوك"),
        (
            "وقع/VERB هجوم/NOUN على/ADP كركوك/PROPN/NER=B-LOC قتل/VERB خمسة/NUM جنود/NOUN فيه/ADP ./PUNCT",
            "هجوم على كركوك",
        ),
        ("هجوم/NOUN على/ADP كركوك/PROPN/NER=B-LOC يؤدي/VERB ./PUNCT", ""),
    ],
)
def test_the_event_stands_behind_its_cause_or_is_referred_back_to(text: str, event: str, tables: Tables) -> None:
    assert [found[0] for found in tolls(snippet(text), tables)] == ([event] if event else [])


def test_a_number_in_a_sentence_without_a_link_to_the_event_is_nobodys(tables: Tables) -> None:
    text = "يعيش/VERB 12/NUM جريحا/NOUN قرب/ADP هجوم/NOUN على/ADP كركوك/PROPN/NER=B-LOC ./PUNCT"
    assert tolls(snippet(text), tables) == []


def test_arrests_are_their_own_event(tables: Tables) -> None:
    text = "أعلنت/VERB الشرطة/NOUN اعتقال/NOUN عشرين/NUM شخصا/NOUN في/ADP كركوك/PROPN/NER=B-LOC ./PUNCT"
    assert [found[1:3] for found in tolls(snippet(text), tables)] == [("captured", "20")]


def test_a_total_that_is_reached_is_the_events(tables: Tables) -> None:
    text = f"{EVENT} أدى/VERB إلى/ADP ارتفاع/NOUN عدد/NOUN القتلى/NOUN إلى/ADP أكثر/NOUN من/ADP 40/NUM ./PUNCT"
    assert [found[1:] for found in tolls(snippet(text), tables)] == [("killed", "40", "toll-at-least")]
