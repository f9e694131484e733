import argparse
import importlib
import json
import lzma
from pathlib import Path
from typing import Any

import pytest

from kg.errors import TrainingError
from kg.nlp.train.parts import Folders, Part, all_parts, with_needs
from kg.nlp.train.run import default_settings

STANZA = "stanza.models."
OURS = "kg.nlp.train.trainer"
PARSERS = ("first_parser", "second_parser", "parser")
NAME_TAGGERS = ("varied_ner", "first_ner", "second_ner", "silver_ner", "ner")
TRAINERS = ("tokenizer", "mwt", "lemmatizer", "tagger", *PARSERS, *NAME_TAGGERS)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    (tmp_path / "مدونات").mkdir()
    lzma.open(tmp_path / "مدونات" / "news.txt.xz", "wt").close()
    return Folders(tmp_path / "مدونات", tmp_path / "work")


@pytest.fixture
def parts(folders: Folders) -> dict[str, Part]:
    return {part.name: part for part in all_parts(folders, default_settings())}


def _stanza(part: Part) -> tuple[str, list[str]]:
    """The trainer of Stanza's that a part runs, as it is or with steps of our own, and its options."""
    _, _, module, *arguments = part.command
    return (STANZA + arguments[1], arguments[2:]) if module == OURS else (module, arguments)


def _parser(part: Part) -> argparse.ArgumentParser:
    """The command line of the trainer that a part runs, with no abbreviations."""
    parser: argparse.ArgumentParser = importlib.import_module(_stanza(part)[0]).build_argparse()
    parser.allow_abbrev = False
    return parser


def _understood(part: Part) -> argparse.Namespace:
    return _parser(part).parse_args([*_stanza(part)[1], *part.resume])


def test_every_part_comes_after_what_it_needs(parts: dict[str, Part]) -> None:
    names = list(parts)
    assert all(names.index(need) < names.index(part.name) for part in parts.values() for need in part.needs)


def test_every_table_of_the_settings_is_read(parts: dict[str, Part]) -> None:
    assert set(default_settings()) - {"data"} == set(parts)


def test_trainers_know_every_option(parts: dict[str, Part], capsys: pytest.CaptureFixture[str]) -> None:
    for name in TRAINERS:
        try:
            _understood(parts[name])
        except SystemExit:
            pytest.fail(f"{name}: {capsys.readouterr().err}")


def test_trainers_understand_the_settings_as_they_stand(parts: dict[str, Part]) -> None:
    for name, table in default_settings().items():
        if name in TRAINERS:
            understood = vars(_understood(parts[name]))
            values = {option: value for option, value in table.items() if value is not True and option != "steps_of_our_own"}
            assert {option: understood[option] for option in values} == values


def test_steps_of_our_own_are_asked_for(parts: dict[str, Part]) -> None:
    for name, table in default_settings().items():
        if "steps_of_our_own" in table:
            assert parts[name].command[2] == OURS
            assert json.loads(parts[name].command[3]) == table["steps_of_our_own"]


def test_true_is_a_flag_and_false_leaves_it_out(folders: Folders) -> None:
    settings: dict[str, dict[str, Any]] = {**default_settings(), "parser": {"no_plateau": True, "cpu": False, "lr": 0.5}}
    command = {part.name: part for part in all_parts(folders, settings)}["parser"].command
    assert command[-3:] == ("--no_plateau", "--lr", "0.5")


def test_models_lie_where_the_installation_looks(parts: dict[str, Part], folders: Folders) -> None:
    processors = {
        "tokenizer": "tokenize",
        "mwt": "mwt",
        "lemmatizer": "lemma",
        "tagger": "pos",
        "parser": "depparse",
        "ner": "ner",
    }
    for name, processor in processors.items():
        understood = _understood(parts[name])
        assert parts[name].makes == (folders.models / processor / "kg.pt",)
        assert Path(understood.save_dir, understood.save_name) == parts[name].makes[0]
    assert parts["vectors"].makes == (folders.models / "pretrain" / "kg.pt",)


def test_our_own_modules_get_their_arguments_in_order(parts: dict[str, Part], folders: Folders) -> None:
    news, target, settings = parts["vectors"].command[3:]
    assert (Path(news), Path(target)) == (folders.news, folders.vectors)
    assert json.loads(settings) == default_settings()["vectors"]
    for direction in ("forward", "backward"):
        news, target, settings = parts[f"{direction}_charlm"].command[3:]
        assert (Path(news), Path(target)) == (folders.news, folders.models / f"{direction}_charlm" / "kg.pt")
        assert json.loads(settings) == {"direction": direction, **default_settings()[f"{direction}_charlm"]}


def test_tagger_parser_and_name_tagger_read_what_was_learnt_from_running_text(parts: dict[str, Part], folders: Folders) -> None:
    for name in ("tagger", "first_parser", "parser", "varied_ner", "first_ner", "silver_ner", "ner"):
        understood = _understood(parts[name])
        assert understood.charlm
        assert Path(understood.wordvec_pretrain_file) == folders.vectors
        assert Path(understood.charlm_forward_file) == folders.model("forward_charlm")
        assert Path(understood.charlm_backward_file) == folders.model("backward_charlm")


@pytest.mark.parametrize(
    ("name", "before", "file"),
    [
        ("first_ner", "varied_ner", "ner-train.json"),
        ("silver_ner", "first_ner", "ner-silver.json"),
        ("ner", "silver_ner", "ner-train.json"),
    ],
)
def test_a_name_tagger_goes_on_from_the_one_before(
    parts: dict[str, Part], folders: Folders, name: str, before: str, file: str
) -> None:
    understood = _understood(parts[name])
    assert Path(understood.finetune_load_name) == parts[before].makes[0]
    assert Path(understood.train_file) == folders.data / file
    assert before in [part.name for part in with_needs(parts.values(), [name])]


@pytest.mark.parametrize("name", ["second_parser", "second_ner"])
def test_the_second_of_a_kind_sees_no_language_model(parts: dict[str, Part], folders: Folders, name: str) -> None:
    assert not _understood(parts[name]).charlm
    assert Path(_understood(parts[name]).wordvec_pretrain_file) == folders.vectors
    assert parts[name].needs == ("vectors",)


def test_parser_and_name_tagger_learn_from_what_two_others_agree_on(parts: dict[str, Part], folders: Folders) -> None:
    silver = parts["silver"]
    news, models, data, settings = silver.command[3:]
    assert (Path(news), Path(models), Path(data)) == (folders.news, folders.models, folders.data)
    assert json.loads(settings) == default_settings()["silver"]
    assert {"first_parser", "second_parser", "first_ner", "second_ner"} < set(silver.needs)
    parser, tagger = _understood(parts["parser"]), _understood(parts["silver_ner"])
    assert silver.makes == (Path(parser.silver_file), Path(tagger.train_file))
    assert Path(parser.continue_from) == parts["first_parser"].makes[0]
    assert "silver" in parts["parser"].needs
    assert "silver" in parts["silver_ner"].needs
    assert folders.data / "ner-silver.json" not in parts["silver_ner"].reads  # not there yet when digests are worked out


@pytest.mark.parametrize("names", [[], ["a.txt.xz", "b.txt.xz"]])
def test_there_is_one_running_text(tmp_path: Path, names: list[str]) -> None:
    for name in names:
        (tmp_path / name).touch()
    with pytest.raises(TrainingError, match=r"one \*\.txt\.xz must lie in .*, found: " + (", ".join(names) or "none")):
        all_parts(Folders(tmp_path, tmp_path), default_settings())


def test_a_part_brings_what_it_needs(parts: dict[str, Part]) -> None:
    needed = [part.name for part in with_needs(parts.values(), ["first_parser"])]
    assert needed == ["vectors", "forward_charlm", "backward_charlm", "first_parser"]
    assert with_needs(parts.values(), []) == tuple(parts.values())


def test_an_unknown_part_gets_the_known_ones(parts: dict[str, Part]) -> None:
    with pytest.raises(
        TrainingError, match="there is no part 'lemma'; the parts are vectors, forward_charlm, backward_charlm, tokenizer"
    ):
        with_needs(parts.values(), ["lemma"])
