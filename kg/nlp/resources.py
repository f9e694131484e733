"""A folder of models in Stanza's layout, and its table of contents.

    FOLDER/resources.json             which package of each processor is the default, what it depends on, the md5 of each file
    FOLDER/ar/PROCESSOR/PACKAGE.pt    weights of a processor
    FOLDER/ar/pretrain/PACKAGE.pt     word vectors that several processors share
    FOLDER/LICENSE                    first line: the licence of the weights

Stanza's own `Pipeline` loads such a folder; the official models have the same layout.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from kg.errors import ModelError

LANGUAGE = "ar"
PACKAGE = "kg"
PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")
FILE_NAME = "resources.json"

# What a set of our own training is made of.
_DEPENDENCIES: Mapping[str, tuple[str, ...]] = {"pos": ("pretrain",), "depparse": ("pretrain",), "ner": ("pretrain",)}
_PARTS = (*PROCESSORS, "pretrain")


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
    missing = [path for path in (weight_path(folder, part) for part in _PARTS) if not path.is_file()]
    if missing:
        raise ModelError(f"the set of models is not complete: missing {', '.join(map(str, missing))}")
    packages = dict.fromkeys(PROCESSORS, PACKAGE)
    language: dict[str, Any] = {part: {PACKAGE: _entry(folder, part)} for part in _PARTS}
    language |= {"lang_name": "Arabic", "packages": {"default": packages, PACKAGE: packages}}
    path = folder / FILE_NAME
    path.write_text(json.dumps({LANGUAGE: language}, indent=2, sort_keys=True) + "\n", "utf-8")
    return path


def install_models(trained: Path, folder: Path) -> Path:
    """Copy trained models to `folder` in Stanza's layout, write its `resources.json`, and return the path of that.

    Trainers keep the paths of their training files in the weights; these are cut down to file names, so that the same training
    gives the same bytes wherever it ran. Weights are stored in half precision, which halves the files; Stanza computes in single
    precision all the same. Word vectors stay in single precision, because Stanza computes with them as they are stored.

    Args:
        trained: holds `PART/kg.pt`, as the training leaves it.
        folder: the folder to make; files of the same name there are replaced.

    Raises:
        ModelError: a part is missing.
    """
    import torch  # takes seconds to load, and reading a table of contents must not

    for part in _PARTS:
        source, target = trained / part / f"{PACKAGE}.pt", weight_path(folder, part)
        if not source.is_file():
            raise ModelError(f"the training has not made {source}")
        state = torch.load(source, map_location="cpu", weights_only=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        torch.save(_portable(state), target)
    return write_resources(folder)


def _entry(folder: Path, part: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"md5": file_md5(weight_path(folder, part))}
    if part in _DEPENDENCIES:
        entry["dependencies"] = [{"model": need, "package": PACKAGE} for need in _DEPENDENCIES[part]]
    return entry


def _portable(state: dict[str, Any]) -> dict[str, Any]:
    if "config" not in state:
        return state
    config = {key: _without_folder(value) for key, value in state["config"].items()}
    return {**state, "config": config, "model": {name: _halved(weight) for name, weight in state["model"].items()}}


def _halved(weight: Any) -> Any:
    return weight.half() if str(getattr(weight, "dtype", "")) == "torch.float32" else weight


def _without_folder(value: Any) -> Any:
    return PurePath(value).name if isinstance(value, str) and PurePath(value).is_absolute() else value
