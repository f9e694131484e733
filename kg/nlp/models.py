"""Which models are used: the bundled ones, Stanza's official ones, or a folder of the user's.

All three are folders in the layout of `kg.nlp.resources`, and one code path loads them. Weights are only read in torch's safe way
(`weights_only`), which runs no code of theirs. The one thing here that uses the network is `download`.
"""

import hashlib
import pickle
import re
import tempfile
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from kg.errors import ModelError
from kg.nlp.resources import FILE_NAME, LANGUAGE, PROCESSORS, ModelFile, file_md5, read_resources

BUNDLED = "bundled"
OFFICIAL = "stanza"
FOLDER = "folder"

_ADVICE: Mapping[str, str] = {
    BUNDLED: "install the package again",
    OFFICIAL: "get the models again with `kg models get`",
    FOLDER: "copy or train the models again",
}

# Stanza's official Arabic models state no licence of their own beside their training data's.
_OFFICIAL_LICENCE = "of the training data: PADT (CC BY-NC-SA 3.0), AQMAR (CC BY-SA 3.0)"

# How files begin that torch writes: a zip archive, or (older) a pickle.
_TORCH_MAGIC = (b"PK\x03\x04", b"\x80\x02")

# What a weight file of a part must hold; every other processor holds what "pos" does.
_CONTENT: Mapping[str, frozenset[str]] = {
    "pos": frozenset({"model", "vocab", "config"}),
    "pretrain": frozenset({"vocab", "emb"}),
    "forward_charlm": frozenset(),
    "backward_charlm": frozenset(),
}


@dataclass(frozen=True, slots=True)
class ModelSet:
    """A set of models for every processor.

    Attributes:
        name: "bundled", "stanza" or "folder".
        folder: where it lies; holds `resources.json`.
        package: what Stanza's `Pipeline` calls it there.
        files: the weight files.
        digest: hash of the weights that `resources.json` promises, 16 hexadecimal digits; `check` makes sure that they are there.
        licence: of the weights, empty when the folder does not say.
    """

    name: str
    folder: Path
    package: str
    files: tuple[ModelFile, ...]
    digest: str
    licence: str


def locate(choice: str) -> ModelSet:
    """Return the models of a choice: "bundled", "stanza" or the path of a folder. Weights are not read; see `check`.

    Raises:
        ModelError: there are none; the message says what to do.
    """
    if choice == BUNDLED:
        name, folder, absent = BUNDLED, bundled_folder(), f"this installation carries no models; {_ADVICE[BUNDLED]}"
    elif choice == OFFICIAL:
        name, folder, absent = OFFICIAL, official_folder(), "Stanza's official models are not here; get them with `kg models get`"
    else:
        absent = f"there is no folder of models '{choice}'; the other choices are {BUNDLED} and {OFFICIAL}"
        name, folder = FOLDER, Path(choice)
    if not folder.is_dir():
        raise ModelError(absent)
    return _read(name, folder)


def bundled_folder() -> Path:
    """Return where the models lie that the package carries."""
    return Path(__file__).parents[1] / "models"


def official_folder() -> Path:
    """Return where Stanza's official models are kept: in the user's cache."""
    return platformdirs.user_cache_path("arkg", appauthor=False) / "stanza"


def check(models: ModelSet) -> None:
    """Read every weight file of the set.

    Raises:
        ModelError: a file is missing, damaged, not Stanza's, would run code when loaded, or is not the one that `resources.json`
            promises. One line: which file, what is wrong, what to do.
    """
    for file in models.files:
        if fault := _fault(file):
            raise ModelError(f"{file.path} {fault}; {_ADVICE[models.name]}")


def check_sums(models: ModelSet) -> None:
    """Make sure that the weight files are those that `resources.json` promises, without loading them, which takes seconds.

    Raises:
        ModelError: as `check` does.
    """
    if any(not file.path.is_file() or file_md5(file.path) != file.md5 for file in models.files):
        check(models)


def download(target: Path, *, url: str = "", verbose: bool = False) -> ModelSet:
    """Get Stanza's official Arabic models with Stanza's own downloader, check them, and return them.

    Either all of them are in `target` in the end, or it is as it was before.

    Args:
        target: the folder to make; an older set of models there is replaced.
        url: of a mirror that holds `resources_VERSION.json` and `ar/PART/PACKAGE.pt`; empty for the official address.
        verbose: whether Stanza's progress bars are shown on standard error.

    Raises:
        ModelError: the address cannot be reached or gives something else, or `target` holds other things than models.
    """
    if target.exists() and not (target / FILE_NAME).is_file() and (not target.is_dir() or any(target.iterdir())):
        raise ModelError(f"{target} holds other things than models; name another folder")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".models-", dir=target.parent) as temporary:
            folder = Path(temporary) / "new"
            _fetch(folder, url, verbose=verbose)
            check(_read(OFFICIAL, folder))
            if target.exists():
                target.rename(Path(temporary) / "old")
            folder.rename(target)
    except OSError as fault:
        raise ModelError(f"the models cannot be kept in {target}: {fault}") from fault
    return _read(OFFICIAL, target)


def _fetch(folder: Path, url: str, *, verbose: bool) -> None:
    import requests  # these two take seconds to load, and most of this module is used without them
    from stanza.resources import common

    address = url.rstrip("/")
    mirror = {"resources_url": address, "model_url": address.replace("{", "{{").replace("}", "}}") + "/{lang}/{filename}"}
    try:
        common.download(
            LANGUAGE, str(folder), package="default", processors=",".join(PROCESSORS), verbose=verbose, **(mirror if url else {})
        )
    except requests.ConnectionError as fault:
        raise ModelError(f"no answer from {url or 'the official address'}; is there a network?") from fault
    except (OSError, ValueError, KeyError, TypeError) as fault:  # a wrong status is an OSError, a wrong answer one of the others
        reason = str(fault).partition("\n")[0]
        raise ModelError(f"the models cannot be got from {url or 'the official address'}: {reason}") from fault


def _read(name: str, folder: Path) -> ModelSet:
    files = read_resources(folder)
    content = "\n".join(sorted(f"{file.part} {file.md5}" for file in files))
    digest = hashlib.sha256(content.encode()).hexdigest()[:16]
    return ModelSet(name, folder, "default", files, digest, _OFFICIAL_LICENCE if name == OFFICIAL else _licence(folder))


def _licence(folder: Path) -> str:
    path = folder / "LICENSE"
    return path.read_text("utf-8").strip().partition("\n")[0].strip() if path.is_file() else ""


def _fault(file: ModelFile) -> str:
    """Return what is wrong with a weight file, empty if nothing is."""
    if not file.path.is_file():
        return "is missing"
    with file.path.open("rb") as content:
        head = content.read(4)
    if not head:
        return "is empty"
    if not head.startswith(_TORCH_MAGIC):
        return "is not a file of weights"
    if fault := _load_fault(file):
        return fault
    md5 = file_md5(file.path)
    return "" if md5 == file.md5 else f"is not the file that {FILE_NAME} promises (md5 {md5}, not {file.md5})"


def _load_fault(file: ModelFile) -> str:
    import torch  # takes a second to load, and a choice of models is made without it

    try:
        with warnings.catch_warnings(action="ignore"):  # torch warns of what this function reports
            state = torch.load(file.path, map_location="cpu", weights_only=True)
    except (EOFError, OSError, RuntimeError, ValueError, KeyError, pickle.UnpicklingError) as fault:
        asked = re.search(r"GLOBAL ([\w.]+)", str(fault))
        return f"would run code when loaded ({asked[1]}), so it is not read" if asked else "is truncated or damaged"
    wanted = _CONTENT.get(file.part, _CONTENT["pos"])
    return "" if isinstance(state, dict) and wanted <= state.keys() else f"is not a Stanza model of '{file.part}'"
