"""A folder of models in Stanza's layout, and its table of contents.

    FOLDER/resources.json             which package of each processor is the default, what it depends on, the md5 of each file
    FOLDER/ar/PROCESSOR/PACKAGE.pt    weights of a processor
    FOLDER/ar/pretrain/PACKAGE.pt     word vectors that several processors share, as they do forward_charlm and backward_charlm
    FOLDER/LICENSE                    first line: the licence of the weights

Stanza's own `Pipeline` loads such a folder; the official models have the same layout.
"""

import hashlib
import io
import json
import pickle
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from kg.errors import ModelError

if TYPE_CHECKING:
    import torch

LANGUAGE = "ar"
PACKAGE = "kg"
PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")
FILE_NAME = "resources.json"

# What several processors read.
_SHARED = ("pretrain", "forward_charlm", "backward_charlm")
_DEPENDENCIES: Mapping[str, tuple[str, ...]] = {"pos": _SHARED, "depparse": _SHARED, "ner": _SHARED}
PARTS = (*PROCESSORS, *_SHARED)
"""What a set of our own training is made of: processors, and what several of them read."""

_EMBEDDING = "_emb.weight"

# What only the parser's trainer stores, to go on with a training.
_OF_TRAINING = frozenset({"optimizer_state_dict", "scheduler_state_dict", "global_step", "last_best_step", "dev_score_history"})


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A weight file that a folder promises.

    Attributes:
        part: the processor ("pos"), or what processors depend on ("pretrain", "forward_charlm").
        package: whose model of that part.
        path: where it must be.
        md5: what its content must hash to, hexadecimal.
    """

    part: str
    package: str
    path: Path
    md5: str


def file_md5(path: Path) -> str:
    """Return the md5 of a file, hexadecimal: the hash that Stanza knows weight files by."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def weight_path(folder: Path, part: str, package: str = PACKAGE) -> Path:
    """Return where a folder keeps the weights of a part.

    >>> weight_path(Path("models"), "pos").as_posix()
    'models/ar/pos/kg.pt'
    """
    return folder / LANGUAGE / part / f"{package}.pt"


def read_resources(folder: Path) -> tuple[ModelFile, ...]:
    """Return the files of the folder's default package: one for each processor, then what these depend on.

    Raises:
        ModelError: there is no `resources.json`, or it does not name a model for every processor.
    """
    path = folder / FILE_NAME
    try:
        language = json.loads(path.read_text("utf-8"))[LANGUAGE]
        wanted = [(processor, language["packages"]["default"][processor]) for processor in PROCESSORS]
        needs = [need for part, package in wanted for need in language[part][package].get("dependencies", ())]
        wanted += [(need["model"], need["package"]) for need in needs]
        return tuple(
            ModelFile(part, package, weight_path(folder, part, package), language[part][package]["md5"])
            for part, package in dict.fromkeys(wanted)
        )
    except FileNotFoundError as fault:
        raise ModelError(f"{folder} is not a folder of Stanza models: it has no {FILE_NAME}") from fault
    except OSError as fault:
        raise ModelError(f"{path} cannot be read: {fault.strerror}") from fault
    except KeyError as fault:
        raise ModelError(f"{path} names no Arabic model for every processor: {fault} is missing") from fault
    except (ValueError, TypeError, AttributeError) as fault:
        raise ModelError(f"{path} is damaged, or not a table of Stanza models: {fault}") from fault


def write_resources(folder: Path) -> Path:
    """Write `resources.json` for the weights that the folder holds, and return its path; same weights, same bytes.

    Raises:
        ModelError: a weight file is missing.
    """
    missing = [path for path in (weight_path(folder, part) for part in PARTS) if not path.is_file()]
    if missing:
        raise ModelError(f"the set of models is not complete: missing {', '.join(map(str, missing))}")
    packages = dict.fromkeys(PROCESSORS, PACKAGE)
    language: dict[str, Any] = {part: {PACKAGE: _entry(folder, part)} for part in PARTS}
    language |= {"lang_name": "Arabic", "packages": {"default": packages, PACKAGE: packages}}
    path = folder / FILE_NAME
    path.write_text(json.dumps({LANGUAGE: language}, indent=2, sort_keys=True) + "\n", "utf-8")
    return path


def trained_path(trained: Path, part: str) -> Path:
    """Return where a training leaves the weights of a part.

    >>> trained_path(Path("training/models"), "pos").as_posix()
    'training/models/pos/kg.pt'
    """
    return trained / part / f"{PACKAGE}.pt"


def install_models(trained: Path, folder: Path) -> Path:
    """Copy trained models to `folder` in Stanza's layout, write its `resources.json`, and return the path of that.

    Only what reading needs is copied: the state of the optimizers and the history of the training stay behind, and the paths of
    training files are cut down to file names, so that the same training gives the same bytes wherever it ran (with one version of
    torch and zlib). Weights are stored in half precision and compressed, together less than half the size; Stanza computes in
    single precision all the same. Word vectors stay in single precision, because Stanza computes with them as they are stored,
    but are rounded to what half precision can tell, so that they compress as well. Embeddings of a processor, most of its size,
    are rounded to what bfloat16 can tell.

    Args:
        trained: holds `PART/kg.pt`, as the training leaves it.
        folder: the folder to make; files of the same name there are replaced.

    Raises:
        ModelError: a part is missing or damaged, or `folder` cannot be written.
    """
    missing = [path for path in (trained_path(trained, part) for part in PARTS) if not path.is_file()]
    if missing:
        raise ModelError(f"the training has not made {missing[0]}")
    for part in PARTS:
        _install(trained_path(trained, part), weight_path(folder, part))
    return write_resources(folder)


def _install(source: Path, target: Path) -> None:
    import torch  # takes seconds to load, and reading a table of contents must not

    content = io.BytesIO()
    try:
        torch.save(_portable(torch.load(source, map_location="cpu", weights_only=True)), content)
        target.parent.mkdir(parents=True, exist_ok=True)
        _write_compressed(content, target)
    except OSError as fault:
        raise ModelError(f"{source} cannot be copied to {target}: {fault.strerror}") from fault
    except (EOFError, RuntimeError, ValueError, pickle.UnpicklingError) as fault:
        raise ModelError(f"{source} is damaged; train it again: {fault}".partition("\n")[0]) from fault


def _write_compressed(archive: io.BytesIO, target: Path) -> None:
    """Write torch's zip archive again with its members compressed, which torch reads just as well, and without their dates."""
    with zipfile.ZipFile(archive) as plain, zipfile.ZipFile(target, "w") as compressed:
        for name in plain.namelist():
            compressed.writestr(zipfile.ZipInfo(name), plain.read(name), zipfile.ZIP_DEFLATED, 9)


def _entry(folder: Path, part: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"md5": file_md5(weight_path(folder, part))}
    if part in _DEPENDENCIES:
        entry["dependencies"] = [{"model": need, "package": PACKAGE} for need in _DEPENDENCIES[part]]
    return entry


def _portable(state: dict[str, Any]) -> dict[str, Any]:
    """Return what reading needs of the content of a weight file: of vectors, of a character language model, or of a processor."""
    if "emb" in state:
        return {**state, "emb": state["emb"].half().float()}
    if "state_dict" in state:
        return {**state, "state_dict": {name: _halved(weight) for name, weight in state["state_dict"].items()}}
    kept = {name: value for name, value in state.items() if name not in _OF_TRAINING}
    config = {name: _without_folder(value) for name, value in state["config"].items()}
    weights = state["model"] and {
        name: _stored(name, weight) for name, weight in state["model"].items()
    }  # None: words are looked up
    return {**kept, "config": config, "model": weights}


def _stored(name: str, weight: "torch.Tensor") -> "torch.Tensor":
    """Return a weight in half precision, an embedding rounded to what bfloat16 can tell, so that it compresses better."""
    return _halved(weight.bfloat16() if name.endswith(_EMBEDDING) and weight.is_floating_point() else weight)


def _halved(weight: "torch.Tensor") -> "torch.Tensor":
    return weight.half() if weight.is_floating_point() else weight


def _without_folder(value: Any) -> Any:
    return PurePath(value).name if isinstance(value, str) and PurePath(value).is_absolute() else value
