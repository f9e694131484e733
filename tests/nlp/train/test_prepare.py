import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from stanza.utils.conll import CoNLL

from kg.errors import TrainingError
from kg.nlp.train.parts import Folders, all_parts
from kg.nlp.train.prepare import prepare

Settings = dict[str, dict[str, Any]]


@pytest.fixture
def folders(corpora: Path, tmp_path: Path) -> Folders:
    return Folders(corpora, tmp_path / "work")


def _content(folders: Folders) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folders.data.iterdir()}


def test_every_file_that_a_part_reads_is_there(folders: Folders, settings: Settings) -> None:
    prepare(folders, settings["data"])
    assert all(path.is_file() for part in all_parts(folders, settings) for path in part.reads)
    assert (folders.data / "ar_pud-upos.conllu").is_file()


def test_the_same_corpora_give_the_same_bytes(folders: Folders, settings: Settings) -> None:
    prepare(folders, settings["data"])
    before = _content(folders)
    prepare(folders, settings["data"])
    assert _content(folders) == before


def test_both_treebanks_are_read_together(folders: Folders, settings: Settings) -> None:
    prepare(folders, settings["data"])
    assert len(CoNLL.conll2doc(str(folders.data / "all-train.conllu")).sentences) == 5
    assert [form for (form, _), _ in json.loads((folders.data / "mwt.json").read_text("utf-8"))] == ["بالوفد", "للمدينة", "وغادر"]


def test_the_tags_of_pud_are_mapped_for_the_tagger_only(folders: Folders, settings: Settings) -> None:
    prepare(folders, settings["data"])
    tags = {
        name: [word.upos for word in CoNLL.conll2doc(str(folders.data / f"{name}.conllu")).sentences[0].words]
        for name in ("ar_pud-train", "ar_pud-upos")
    }
    assert tags == {
        "ar_pud-train": ["AUX", "NOUN", "ADP", "PROPN", "PUNCT"],
        "ar_pud-upos": ["VERB", "NOUN", "ADP", "X", "PUNCT"],
    }


def test_names_of_all_schemes_train_together_and_only_they_are_varied(folders: Folders, settings: Settings) -> None:
    """One of the two sentences of NewsFANE is one of ANERcorp's, and has the tags of both."""
    prepare(folders, settings["data"])
    sizes = {path.stem: len(json.loads(path.read_text("utf-8"))) for path in folders.data.glob("ner-*.json")}
    once = sum(sizes[f"ner-{scheme}-train"] for scheme in ("names", "anercorp", "aqmar", "newsfane")) - 1
    assert sizes["ner-varied"] == 2 * once
    assert sizes["ner-train"] == once + sizes["ner-names-train"]
    assert sizes["ner-names-dev"] == 1


def test_no_sentence_of_a_part_kept_aside_is_trained_on(corpora: Path, tmp_path: Path, settings: Settings) -> None:
    folders = Folders(tmp_path / "corpora", tmp_path / "work")
    shutil.copytree(corpora, folders.corpora)
    shutil.copy(folders.corpora / "ner" / "names-train.bio", folders.corpora / "ner" / "aqmar-test.bio")
    prepare(folders, {**settings["data"], "variations": 0})
    tokens = [
        " ".join(token["text"] for token in row) for row in json.loads((folders.data / "ner-train.json").read_text("utf-8"))
    ]
    assert len(tokens) == 4  # none of the product's own scheme is left, which would stand twice
    assert "هاجم لواء الفجر حلب ." not in tokens


def test_a_repetition_of_the_snapshot_is_learnt_as_it_is_given_and_mended(
    corpora: Path, tmp_path: Path, settings: Settings, conllu: Any
) -> None:
    folders = Folders(tmp_path / "corpora", tmp_path / "work")
    shutil.copytree(corpora, folders.corpora)
    with (folders.corpora / "ud" / "ar_padt-train.conllu").open("a", encoding="utf-8") as bank:
        bank.write(conllu("عاد/VERB/0/root والوفد/X/3/cc والوفد/X/1/conj"))
    prepare(folders, settings["data"])
    text = (folders.data / "train.txt").read_text("utf-8")
    assert ("عاد والوفد والوفد" in text, "عاد والوفد\n" in text) == (True, True)
    words = [[word.text for word in s.words] for s in CoNLL.conll2doc(str(folders.data / "ar_padt-train.conllu")).sentences]
    assert [row for row in words if row[0] == "عاد" and len(row) == 3] == [["عاد", "و", "الوفد"], ["عاد", "والوفد", "والوفد"]]


def test_the_test_parts_do_without_the_others(corpora: Path, tmp_path: Path) -> None:
    shutil.copytree(corpora, tmp_path / "test-only", ignore=shutil.ignore_patterns("*-train.*", "*-dev.*", "*.xz"))
    folders = Folders(tmp_path / "test-only", tmp_path / "work")
    prepare(folders, {}, splits=("test",))
    assert {name for name in _content(folders) if "test" not in name} == set()
    assert (folders.data / "test.txt").read_text("utf-8") == "وصل الجيش . اجتمع بالوفد في تدمر .\n"


@pytest.mark.parametrize(
    ("broken", "complaint"),
    [("ud/ar_padt-dev.conllu", "cannot prepare the training data: .*ar_padt-dev"), ("ner/names-test.bio", "names-test")],
)
def test_a_missing_or_malformed_corpus_is_named(
    corpora: Path, tmp_path: Path, settings: Settings, broken: str, complaint: str
) -> None:
    folders = Folders(tmp_path / "corpora", tmp_path / "work")
    shutil.copytree(corpora, folders.corpora)
    (folders.corpora / broken).write_text("1\tقال\tقال", "utf-8")
    with pytest.raises(TrainingError, match=f"{complaint}.*:1: .* columns"):
        prepare(folders, settings["data"])
    (folders.corpora / broken).unlink()
    with pytest.raises(TrainingError, match=complaint):
        prepare(folders, settings["data"])


def test_files_of_ones_own_are_trained_on_too(corpora: Path, tmp_path: Path, settings: Settings, conllu: Any) -> None:
    treebank, marked = tmp_path / "ours.conllu", tmp_path / "ours.bio"
    treebank.write_text(conllu("هدأ/VERB/0/root القصف/NOUN/1/nsubj ./PUNCT/1/punct"), "utf-8")
    marked.write_text("هدأت\tO\nدرعا\tB-LOC\n", "utf-8")
    for name, added in (("without", ()), ("with", (treebank, marked))):
        prepare(Folders(corpora, tmp_path / name, added), settings["data"])
    changed = {
        path.name
        for path in (tmp_path / "with" / "data").iterdir()
        if path.read_bytes() != (tmp_path / "without" / "data" / path.name).read_bytes()
    }
    assert {"ar_padt-train.conllu", "all-train.conllu", "train.txt", "ner-train.json", "ner-varied.json"} <= changed
    assert not [name for name in changed if "test" in name or "dev" in name]
    assert "درعا" in (tmp_path / "with" / "data" / "ner-train.json").read_text("utf-8")


def test_a_file_of_another_kind_is_not_trained_on(corpora: Path, tmp_path: Path, settings: Settings) -> None:
    with pytest.raises(TrainingError, match=r"cannot train on .*ours\.csv: add treebanks \(\*\.conllu\) and names \(\*\.bio\)"):
        prepare(Folders(corpora, tmp_path, (tmp_path / "ours.csv",)), settings["data"])
