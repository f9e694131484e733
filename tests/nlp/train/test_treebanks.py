import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.nlp.train.treebanks import (
    Row,
    TreebankSentence,
    as_padt_tags,
    character_labels,
    expansions,
    paragraphs,
    read_treebank,
    sentence_text,
    surface_tokens,
    write_conllu,
    write_tokenizer_files,
)

CoNLLU = Callable[..., str]

SENTENCE = (
    'قال/VERB/0/root "/PUNCT/3/punct وغادر=و/CCONJ/3/cc+غادر/VERB/1/conj للمدينة=ل/ADP/5/case+المدينة/NOUN/3/obl ./PUNCT/1/punct'
)


def row(index: str, form: str, upos: str = "X", misc: str = "_") -> Row:
    return Row(index, form, form, upos, "_", "_", "_", "_", "_", misc)


@pytest.fixture
def sentence(tmp_path: Path, conllu: CoNLLU) -> TreebankSentence:
    (tmp_path / "one.conllu").write_text(conllu(SENTENCE), "utf-8")
    (read,) = read_treebank(tmp_path / "one.conllu")
    return read


def test_a_treebank_is_read_as_the_models_will_meet_it(tmp_path: Path) -> None:
    path = tmp_path / "marks.conllu"
    lines = [
        "# text = أنّ …",
        "1\tأنّ\tأَنَّ\tSCONJ\tC---------\t_\t0\troot\t_\t_",
        "1.1\tمحذوف\t_\t_\t_\t_\t_\t_\t_\t_",
        "2\t٣ ٠٠٠\t٣٠٠٠\tNUM\t_\t_\t1\tdep\t_\t_",
        "",
        "",
        "1\t«\t«\tPUNCT\t_\t_\t0\troot\t_\tSpaceAfter=No",
    ]
    path.write_text("\n".join(lines), "utf-8")
    first, second = read_treebank(path)
    assert [(r.form, r.lemma, r.xpos) for r in first] == [("أن", "أن", "_"), ("3000", "3000", "_")]
    assert [(r.form, r.space_after) for r in second] == [('"', False)]


def test_a_word_of_nothing_but_marks_stays(tmp_path: Path) -> None:
    (tmp_path / "mark.conllu").write_text("1\t\N{ARABIC SHADDA}\t_\tX\t_\t_\t0\troot\t_\t_\n", "utf-8")
    assert read_treebank(tmp_path / "mark.conllu")[0][0].form == "\N{ARABIC SHADDA}"


def test_a_malformed_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.conllu").write_text("# text\n1\tقال\tقال\n", "utf-8")
    with pytest.raises(ValueError, match=r"bad\.conllu:2: a CoNLL-U line has 10 columns, this one 3"):
        read_treebank(tmp_path / "bad.conllu")


def test_what_is_written_reads_back(sentence: TreebankSentence, tmp_path: Path) -> None:
    write_conllu([sentence, sentence], tmp_path / "two.conllu")
    assert read_treebank(tmp_path / "two.conllu") == [sentence, sentence]
    assert '# text = قال " وغادر للمدينة .\n' in (tmp_path / "two.conllu").read_text("utf-8")


def test_multiword_tokens_stand_once_in_the_text(sentence: TreebankSentence) -> None:
    assert [token.form for token in surface_tokens(sentence)] == ["قال", '"', "وغادر", "للمدينة", "."]


def test_no_space_where_the_treebank_says_so() -> None:
    assert sentence_text((row("1", "حلب", misc="SpaceAfter=No"), row("2", "."), row("3", "حلب"))) == "حلب. حلب"


@pytest.mark.parametrize(
    ("upos", "form", "tag"), [("PROPN", "دمشق", "X"), ("PROPN", "الرقة", "NOUN"), ("AUX", "كان", "VERB"), ("ADJ", "الرقة", "ADJ")]
)
def test_tags_of_pud_become_those_of_padt(upos: str, form: str, tag: str) -> None:
    (mapped,) = as_padt_tags((row("1", form, upos),))
    assert (mapped.upos, mapped.feats, mapped.form) == (tag, "_", form)


@given(st.integers(0, 40), st.integers(1, 7), st.integers())
def test_paragraphs_keep_every_sentence_in_order(count: int, mean_length: int, seed: int) -> None:
    sentences = [(row("1", str(number)),) for number in range(count)]
    groups = paragraphs(sentences, mean_length=mean_length, seed=seed)
    assert [sentence for group in groups for sentence in group] == sentences
    assert all(1 <= len(group) <= 2 * mean_length - 1 for group in groups)
    assert paragraphs(sentences, mean_length=mean_length, seed=seed) == groups


def test_labels_tell_the_ends_of_tokens_multiword_tokens_and_sentences(sentence: TreebankSentence) -> None:
    text, labels = character_labels([sentence, (row("1-2", "ولي"), row("1", "و"), row("2", "لي"))])
    assert text == 'قال " وغادر للمدينة . ولي'
    assert labels == "0010100000300000003020004"


def _sentence(words: Sequence[tuple[str, bool, bool]]) -> TreebankSentence:
    """A sentence of (form, whether two words are in it, whether a space follows)."""
    rows: list[Row] = []
    index = 1
    for form, is_multiword, is_spaced in words:
        misc = "_" if is_spaced else "SpaceAfter=No"
        if is_multiword:
            rows.append(row(f"{index}-{index + 1}", form, misc=misc))
        rows += [row(str(index + place), form, misc=misc) for place in range(1 + is_multiword)]
        index += 1 + is_multiword
    return tuple(rows)


SENTENCES = st.lists(st.tuples(st.text(alphabet="وبال.3", min_size=1, max_size=4), st.booleans(), st.booleans()), min_size=1).map(
    _sentence
)


@given(st.lists(SENTENCES, min_size=1, max_size=4))
def test_each_character_has_a_label_and_cutting_at_the_labels_gives_the_tokens(paragraph: list[TreebankSentence]) -> None:
    text, labels = character_labels(paragraph)
    assert len(text) == len(labels)
    pieces = "".join(character + "|" * (label != "0") for character, label in zip(text, labels, strict=True)).split("|")
    assert [piece.strip() for piece in pieces[:-1]] == [
        token.form for sentence in paragraph for token in surface_tokens(sentence)
    ]
    ends = [label for label in labels if label != "0"]
    assert [label in "34" for label in ends] == [token.is_range for sentence in paragraph for token in surface_tokens(sentence)]
    assert sum(label in "24" for label in ends) == len(paragraph)


def test_paragraphs_are_parted_by_a_blank_line_in_both_files(tmp_path: Path) -> None:
    write_tokenizer_files([[(row("1", "حلب"),)], [(row("1", "تدمر"),)]], tmp_path / "text", tmp_path / "labels")
    assert (tmp_path / "text").read_text("utf-8") == "حلب\n\nتدمر\n"
    assert (tmp_path / "labels").read_text("utf-8") == "002\n\n0002\n"


def test_expansions_are_counted_and_sorted(sentence: TreebankSentence) -> None:
    other = (row("1-2", "للرقة"), row("1", "ل"), row("2", "الرقة"))
    sentences = [sentence, other, sentence]
    random.Random(1).shuffle(sentences)
    assert expansions(sentences) == [
        (("للرقة", ["ل", "الرقة"]), 1),
        (("للمدينة", ["ل", "المدينة"]), 2),
        (("وغادر", ["و", "غادر"]), 2),
    ]
