import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from stanza.models.common.doc import Document

from kg.arabic.letters import model_text
from kg.errors import ModelError
from kg.model import Article, Passage, Sentence, Token, Word
from kg.nlp.annotate import annotate, load_annotator, name_spans
from kg.nlp.models import locate
from kg.nlp.resources import PARTS, weight_path, write_resources

EXPANSIONS = {"وبالرقة": ("و", "ب", "الرقة"), "للمدينة": ("ل", "المدينة"), "مدينته": ("مدينة", "ه")}
TAGS = {"سامر": "B-PER", "الأحمد": "E-PER", "وبالرقة": "S-LOC"}


def read(documents: Sequence[Document]) -> list[Document]:
    """Stands in for the models: tokens stand between spaces, a full stop ends a sentence, each word hangs on the first."""
    return [Document(_sentences(document.text), text=document.text) for document in documents]


def _sentences(text: str) -> list[list[dict[str, Any]]]:
    sentences: list[list[dict[str, Any]]] = [[]]
    for match in re.finditer(r"\S+", text):
        sentences[-1] += _token(match, sum(len(entry["id"]) == 1 for entry in sentences[-1]))
        if match[0] == ".":
            sentences.append([])
    return [sentence for sentence in sentences if sentence]


def _token(match: re.Match[str], before: int) -> list[dict[str, Any]]:
    place = {"start_char": match.start(), "end_char": match.end(), "ner": TAGS.get(match[0], "O")}
    words = EXPANSIONS.get(match[0], (match[0],))
    entries = [
        {"id": (number,), "text": word, "upos": "NOUN", "head": int(number > 1), "deprel": "dep" if number > 1 else "root"}
        for number, word in enumerate(words, start=before + 1)
    ]
    if len(words) == 1:
        return [entries[0] | place]
    return [{"id": (before + 1, before + len(words)), "text": match[0]} | place, *entries]


def article(text: str, *passages: tuple[int, int]) -> Article:
    spans = passages or ((0, len(text)),)
    return Article("مقال", text, "", tuple(Passage(begin, end, "paragraph") for begin, end in spans))


def parse(text: str) -> tuple[Sentence, ...]:
    return annotate(read, [article(text)])[0]


def spelled(text: str, items: Sequence[Token] | Sequence[Word]) -> list[str]:
    return [text[item.begin : item.end] for item in items]


def test_words_of_a_token_have_their_own_letters_and_know_their_token() -> None:
    text = "حلب وبالرقة ."
    (sentence,) = parse(text)
    assert spelled(text, sentence.tokens) == ["حلب", "وبالرقة", "."]
    assert spelled(text, sentence.words) == ["حلب", "و", "ب", "الرقة", "."]
    assert [word.token for word in sentence.words] == [0, 1, 1, 1, 2]
    assert sentence.tokens[1] == Token(4, 11, 1, 4)
    assert [word.index for word in sentence.words] == [0, 1, 2, 3, 4]
    assert [word.head for word in sentence.words] == [-1, 0, 0, 0, 0]


def test_a_word_spelled_otherwise_than_in_its_token_takes_what_is_left() -> None:
    text = "للمدينة مدينته"
    (sentence,) = parse(text)
    assert spelled(text, sentence.words) == ["ل", "لمدينة", "مدينت", "ه"]
    assert [word.text for word in sentence.words] == ["ل", "المدينة", "مدينة", "ه"]


def test_what_the_models_leave_open_is_filled() -> None:
    (sentence,) = parse("حلب")
    assert (sentence.words[0].lemma, sentence.words[0].feats) == ("حلب", "")


@pytest.mark.parametrize(
    "text",
    [
        "زار سامر الأحمد حلب وبالرقة .",
        "زارَ سامِرٌ الأحْمَد حَلَب وبالرَّقّة .",
        "زار ســـامر الأحمد حلب وبالرقــة .",
        "زار \u200fسامر\u200f الأحمد حلب و\u200cبالرقة .",
        "زار سامر ﺍﻷحمد حلب وبالرقة .",
    ],
)
def test_names_stand_where_they_are_in_the_article(text: str) -> None:
    """Short vowels, tatweel, direction marks and ligatures, none of which the models see."""
    (sentence,) = parse(text)
    person, place = sentence.names
    assert (person.tag, person.first_token, person.last_token) == ("PER", 1, 3)
    assert (place.tag, place.first_token, place.last_token) == ("LOC", 4, 5)
    assert model_text(text[person.begin : person.end]).text == "سامر الأحمد"
    assert model_text(text[place.begin : place.end]).text == "وبالرقة"


def test_a_token_too_long_for_the_models_keeps_its_place() -> None:
    """Stanza gives the models another text for it."""
    entry = {"id": (1,), "text": "<UNK>", "start_char": 0, "end_char": 1200, "ner": "O", "head": 0, "deprel": "root"}
    ((sentence,),) = annotate(lambda _: [Document([[entry]], text="ا" * 1200)], [article("ا" * 1200)])
    assert (sentence.words[0].begin, sentence.words[0].end, sentence.end) == (0, 1200, 1200)


def test_quotation_marks_are_one_kind_for_the_models_and_stay_in_the_article() -> None:
    text = "« حلب »"
    (sentence,) = parse(text)
    assert [word.text for word in sentence.words] == ['"', "حلب", '"']
    assert spelled(text, sentence.words) == ["«", "حلب", "»"]


def test_each_passage_is_read_for_itself_and_sentences_are_counted_through() -> None:
    text = "حلب\n\nسامر . الأحمد\nإعلان\nللمدينة"
    sentences = annotate(read, [article(text, (0, 3), (5, 18), (25, 32))])[0]
    assert [(s.index, s.passage, text[s.begin : s.end]) for s in sentences] == [
        (0, 0, "حلب"),
        (1, 1, "سامر ."),
        (2, 1, "الأحمد"),
        (3, 2, "للمدينة"),
    ]


def test_articles_keep_their_order_and_empty_passages_have_no_sentence() -> None:
    batch = [article("حلب"), article("\u200f \n"), Article("فارغ", "", "", ()), article("الرقة .")]
    assert [[s.end for s in sentences] for sentences in annotate(read, batch)] == [[3], [], [], [7]]


@pytest.mark.parametrize("batch", [[], [article(" ")]])
def test_nothing_to_read_is_not_given_to_the_models(batch: list[Article]) -> None:
    assert annotate(lambda _: pytest.fail("the models are asked"), batch) == [()] * len(batch)


LETTERS = st.sampled_from(
    [*"سامر.وبال", "\N{ARABIC SHADDA}", "\N{ARABIC TATWEEL}", "\u200f", "«", "ﻼ", "ﷲ", "٣", " ", "\n", "\u00a0"]
)


@given(st.lists(LETTERS, max_size=40).map("".join), st.integers(0, 40), st.integers(0, 40))
def test_the_text_at_its_offsets_is_what_the_models_read(text: str, one: int, other: int) -> None:
    begin, end = sorted((min(one, len(text)), min(other, len(text))))
    (sentences,) = annotate(read, [article(text, (begin, end))])
    tokens = [token for sentence in sentences for token in sentence.tokens]
    assert [model_text(text[token.begin : token.end]).text for token in tokens] == model_text(text[begin:end]).text.split()
    bounds = [offset for token in tokens for offset in (token.begin, token.end)]
    assert bounds == sorted(bounds)
    assert all(begin <= offset <= end for offset in bounds)


@given(st.lists(st.text(alphabet="وبالرقة", min_size=1, max_size=4), min_size=1, max_size=4), st.text(alphabet="لره", min_size=1))
def test_words_never_leave_their_token_and_spelled_out_they_fill_it(words: list[str], other: str) -> None:
    token = "".join(words)
    (sentence,) = _expanded(token, words)
    assert spelled(token, sentence.words) == words
    (changed,) = _expanded(token, [*words[:-1], other])
    assert all(0 <= word.begin < word.end <= len(token) for word in changed.words)


def _expanded(token: str, words: Sequence[str]) -> tuple[Sentence, ...]:
    entry = {"id": (1, len(words)), "text": token, "start_char": 0, "end_char": len(token), "ner": "O"}
    entries = [{"id": (place,), "text": word, "head": place - 1, "deprel": "dep"} for place, word in enumerate(words, start=1)]
    sentence = [entry, *entries] if len(words) > 1 else [entries[0] | entry | {"id": (1,), "text": words[0]}]
    return annotate(lambda _: [Document([sentence], text=token)], [article(token)])[0]


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ("O O", []),
        ("S-LOC B-PER I-PER E-PER", [(0, 1, "LOC"), (1, 4, "PER")]),
        ("B-LOC O B-PER I-PER B-PER", [(0, 1, "LOC"), (2, 4, "PER"), (4, 5, "PER")]),
        ("S-PER S-PER", [(0, 1, "PER"), (1, 2, "PER")]),
        ("S-PER E-PER", [(0, 1, "PER"), (1, 2, "PER")]),
        ("I-PER I-PER", [(0, 2, "PER")]),
        ("E-PER I-PER", [(0, 1, "PER"), (1, 2, "PER")]),
        ("B-PER E-LOC", [(0, 1, "PER"), (1, 2, "LOC")]),
        ("B-PER O E-PER", [(0, 1, "PER"), (2, 3, "PER")]),
        ("", []),
    ],
)
def test_names_of_tags(tags: str, spans: list[tuple[int, int, str]]) -> None:
    assert name_spans(tags.split()) == spans


NAMES = st.lists(st.tuples(st.integers(1, 4), st.sampled_from(["", "PER", "LOC"])))


@given(NAMES, st.booleans())
def test_names_are_what_was_tagged(names: list[tuple[int, str]], last_marked: bool) -> None:
    tags: list[str] = []
    spans = []
    for length, label in names:
        if label:
            spans.append((len(tags), len(tags) + length, label))
            tags += _bioes(length, label) if last_marked else [f"B-{label}", *[f"I-{label}"] * (length - 1)]
        else:
            tags += ["O"] * length
    assert name_spans(tags) == spans


def _bioes(length: int, label: str) -> list[str]:
    return [f"S-{label}"] if length == 1 else [f"B-{label}", *[f"I-{label}"] * (length - 2), f"E-{label}"]


def test_weights_that_stanza_cannot_use_are_told_in_one_line(tmp_path: Path) -> None:
    for part in PARTS:
        weight_path(tmp_path, part).parent.mkdir(parents=True)
        torch.save({"model": {}, "config": {}, "vocab": {}}, weight_path(tmp_path, part))
    write_resources(tmp_path)
    with pytest.raises(ModelError, match="Stanza cannot load the models in") as caught:
        load_annotator(locate(str(tmp_path)))
    assert "\n" not in str(caught.value)


def test_long_articles_go_through_the_models_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.nlp.annotate._MOST_TOGETHER", 12)
    asked: list[int] = []

    def counting(documents: list[Document]) -> list[Document]:
        asked.append(len(documents))
        return read(documents)

    articles = [article("زار حلب"), article("عاد"), article("سافر من حلب إلى الرقة"), article("قال")]
    assert annotate(counting, articles) == [annotate(read, [one])[0] for one in articles]
    assert asked == [2, 1, 1]
