import json
from pathlib import Path

import pytest
import torch
from stanza.resources import common

from kg.errors import ModelError
from kg.nlp.resources import LANGUAGE, PROCESSORS, file_md5, install_models, read_resources, weight_path, write_resources

PARTS = (*PROCESSORS, "pretrain", "forward_charlm", "backward_charlm")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of models; resources.json does not ask what is in a weight file."""
    for part in PARTS:
        path = weight_path(tmp_path, part)
        path.parent.mkdir(parents=True)
        path.write_text(f"أوزان {part}", "utf-8")
    return tmp_path


def test_stanza_finds_in_it_what_we_find(folder: Path) -> None:
    write_resources(folder)
    resources = common.load_resources_json(str(folder))
    chosen = common.maintain_processor_list(resources, LANGUAGE, None, dict.fromkeys(PROCESSORS, "default"))
    listed = common.flatten_processor_list(common.add_dependencies(resources, LANGUAGE, chosen))
    assert sorted((part, package) for part, package in listed) == sorted(
        (file.part, file.package) for file in read_resources(folder)
    )


def test_it_lists_each_part_once_with_its_path_and_md5(folder: Path) -> None:
    write_resources(folder)
    files = read_resources(folder)
    assert [file.part for file in files] == list(PARTS)
    assert all(file.path.is_file() and file_md5(file.path) == file.md5 for file in files)


def test_the_same_weights_give_the_same_bytes(folder: Path) -> None:
    first = write_resources(folder).read_bytes()
    assert write_resources(folder).read_bytes() == first


def test_an_incomplete_set_is_refused(folder: Path) -> None:
    weight_path(folder, "ner").unlink()
    with pytest.raises(ModelError, match=r"not complete: missing .*ner"):
        write_resources(folder)
    assert not (folder / "resources.json").exists()


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("{", "damaged, or not a table of Stanza models"),
        ("[]", "damaged, or not a table of Stanza models"),
        ('{"ar": {"packages": {"default": null}}}', "damaged, or not a table of Stanza models"),
        ('{"en": {}}', "names no Arabic model for every processor: 'ar' is missing"),
        ('{"ar": {"packages": {"default": {"tokenize": "kg"}}}}', "names no Arabic model for every processor: 'mwt' is missing"),
    ],
)
def test_a_table_of_something_else_is_refused_in_one_line(tmp_path: Path, content: str, complaint: str) -> None:
    (tmp_path / "resources.json").write_text(content, "utf-8")
    with pytest.raises(ModelError, match=complaint) as caught:
        read_resources(tmp_path)
    assert "\n" not in str(caught.value)


def test_a_folder_without_a_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"not a folder of Stanza models: it has no resources\.json"):
        read_resources(tmp_path)


def test_trained_models_are_installed_in_half_precision_and_without_the_paths_of_the_training(tmp_path: Path) -> None:
    trained, installed = tmp_path / "trained", tmp_path / "installed"
    config = {"train_file": "/home/reader/corpora/train.conllu", "save_name": "kg.pt", "hidden_dim": 2, "lang": "ar"}
    third = torch.full((2,), 1 / 3)
    content: dict[str, dict[str, object]] = {key: {"model": {"weight": third}, "config": config} for key in PROCESSORS}
    content |= {
        "pretrain": {"emb": third},
        **{key: {"state_dict": {"weight": third}} for key in ("forward_charlm", "backward_charlm")},
    }
    for part in PARTS:
        (trained / part).mkdir(parents=True)
        torch.save({"vocab": ["الرقة"]} | content[part], trained / part / "kg.pt")
    table = install_models(trained, installed)
    assert json.loads(table.read_text("utf-8"))["ar"]["packages"]["default"] == dict.fromkeys(PROCESSORS, "kg")
    installed_states = {file.part: torch.load(file.path, weights_only=True) for file in read_resources(installed)}
    assert installed_states.keys() == set(PARTS)
    for state in map(installed_states.__getitem__, PROCESSORS):
        assert state["config"] == config | {"train_file": "train.conllu"}
        assert state["vocab"] == ["الرقة"]
        assert torch.equal(state["model"]["weight"], third.half())
    assert torch.equal(installed_states["forward_charlm"]["state_dict"]["weight"], third.half())
    vectors = installed_states["pretrain"]["emb"]
    assert vectors.dtype == torch.float32  # Stanza computes with them as they are stored
    assert torch.equal(vectors, third.half().float())


def test_an_incomplete_training_is_not_installed(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"has not made .*tokenize"):
        install_models(tmp_path / "trained", tmp_path / "installed")


def _train(trained: Path, part: str, content: dict[str, object]) -> None:
    (trained / part).mkdir(parents=True, exist_ok=True)
    torch.save(content, trained / part / "kg.pt")


@pytest.fixture
def trained(tmp_path: Path) -> Path:
    """What a training leaves, as small as can be."""
    for part in PARTS:
        _train(tmp_path / "trained", part, {"model": {}, "config": {}, "vocab": {}})
    return tmp_path / "trained"


def test_only_what_reading_needs_is_installed(trained: Path, tmp_path: Path) -> None:
    weights = {"weight": torch.ones(2), "count": torch.ones(2, dtype=torch.int64)}
    history = {"optimizer_state_dict": {"adam": torch.ones(9)}, "scheduler_state_dict": {}, "dev_score_history": [0.5]}
    _train(trained, "depparse", {"model": weights, "config": {}, "vocab": {}, "model_type": "graph", "global_step": 7} | history)
    install_models(trained, tmp_path / "installed")
    state = torch.load(weight_path(tmp_path / "installed", "depparse"), weights_only=True)
    assert state.keys() == {"model", "config", "vocab", "model_type"}
    assert {name: weight.dtype for name, weight in state["model"].items()} == {"weight": torch.float16, "count": torch.int64}


def test_a_model_that_only_looks_words_up_has_no_weights(trained: Path, tmp_path: Path) -> None:
    _train(trained, "lemma", {"model": None, "config": {"dict_only": True}, "vocab": {}})
    install_models(trained, tmp_path / "installed")
    assert torch.load(weight_path(tmp_path / "installed", "lemma"), weights_only=True)["model"] is None


def test_the_same_training_gives_the_same_bytes_in_every_folder(trained: Path, tmp_path: Path) -> None:
    tables = [install_models(trained, tmp_path / name).read_bytes() for name in ("one", "other")]
    assert tables[0] == tables[1]


def test_a_damaged_training_is_not_installed(trained: Path, tmp_path: Path) -> None:
    (trained / "ner" / "kg.pt").write_bytes(b"PK")
    with pytest.raises(ModelError, match=r"ner/kg\.pt is damaged; train it again") as caught:
        install_models(trained, tmp_path / "installed")
    assert "\n" not in str(caught.value)


def test_a_folder_that_cannot_be_written_is_told(trained: Path, tmp_path: Path) -> None:
    (tmp_path / "installed").touch()
    with pytest.raises(ModelError, match=r"cannot be copied to .*installed"):
        install_models(trained, tmp_path / "installed")
