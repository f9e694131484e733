"""Runs the training: prepares the files, then the parts in the order of their needs, several at a time.

A part that has ended leaves `done/PART` with the digest of all that went into it; a later run skips the parts whose digest is
unchanged, so an interrupted training goes on where it stopped. Within a part, the parser goes on from its checkpoint and the NER
tagger from its best model so far; the other parts take minutes and start again.
"""

import hashlib
import json
import os
import subprocess
import time
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from kg.errors import TrainingError
from kg.nlp.train import names, treebanks
from kg.nlp.train.parts import Folders, Part, all_parts

_TREEBANKS = ("ar_padt", "ar_pud")
_SPLITS = ("train", "dev", "test")


@dataclass(frozen=True, slots=True)
class Progress:
    """What happened to a part: `started`, `skipped` or `done`, this after `seconds`."""

    part: str
    event: str
    seconds: float = 0.0


def default_settings() -> dict[str, Any]:
    """Return the settings that the bundled models were trained with."""
    return tomllib.loads(resources.files("kg.nlp.train").joinpath("settings.toml").read_text("utf-8"))


def train_models(
    corpora: Path, work: Path, *, settings: Mapping[str, Any], jobs: int = 1, only: Iterable[str] = ()
) -> Iterator[Progress]:
    """Train every part (or `only` some, with what they need), `jobs` at a time; yield what happens.

    Args:
        corpora: a folder with `ud/*.conllu`, `ner/*.bio` and one `*.txt.xz` of running text.
        work: where prepared files, logs and models are kept between runs.

    Raises:
        TrainingError: a corpus is missing, a part is unknown, or a trainer failed; the message names its log.
    """
    folders = Folders(corpora, work)
    prepare(folders, settings["data"])
    parts = {part.name: part for part in all_parts(folders)}
    wanted = _with_needs(parts, only)
    digests = _digests(parts, settings)
    for folder in ("logs", "done"):
        (work / folder).mkdir(parents=True, exist_ok=True)
    finished = {name for name in wanted if _is_done(work, name, digests[name])}
    yield from (Progress(name, "skipped") for name in wanted if name in finished)
    running: dict[str, tuple[subprocess.Popen[bytes], float]] = {}
    try:
        while len(finished) < len(wanted):
            for name in _startable(parts, wanted, finished | running.keys(), finished)[: jobs - len(running)]:
                running[name] = (_start(parts[name], settings.get(name, {}), work, jobs=jobs), time.monotonic())
                yield Progress(name, "started")
            for name in [name for name, (process, _) in running.items() if process.poll() is not None]:
                process, begun = running.pop(name)
                if process.returncode:
                    raise TrainingError(f"training of '{name}' failed; its output is in {work / 'logs' / name}.log")
                (work / "done" / name).write_text(digests[name], "utf-8")
                finished.add(name)
                yield Progress(name, "done", time.monotonic() - begun)
            time.sleep(0.2)
    finally:
        for process, _ in running.values():
            process.terminate()


def prepare(folders: Folders, settings: Mapping[str, Any]) -> None:
    """Write the files that the trainers read.

    Raises:
        TrainingError: a corpus file is missing or malformed.
    """
    folders.data.mkdir(parents=True, exist_ok=True)
    try:
        for split in _SPLITS:
            _prepare_treebanks(folders, split, settings)
            _prepare_names(folders, split, settings)
    except (OSError, ValueError) as fault:
        raise TrainingError(f"cannot prepare the training data: {fault}") from fault


def _prepare_treebanks(folders: Folders, split: str, settings: Mapping[str, Any]) -> None:
    data = folders.data
    banks = {name: treebanks.read_treebank(folders.corpora / "ud" / f"{name}-{split}.conllu") for name in _TREEBANKS}
    everything = [sentence for bank in banks.values() for sentence in bank]
    for name, sentences in banks.items():
        treebanks.write_conllu(sentences, data / f"{name}-{split}.conllu")
    treebanks.write_conllu(everything, data / f"all-{split}.conllu")
    groups = [banks["ar_padt"]]
    if split == "train":
        groups = treebanks.paragraphs(everything, mean_length=settings["paragraph_sentences"], seed=settings["seed"])
        treebanks.write_conllu(map(treebanks.as_padt_tags, banks["ar_pud"]), data / "ar_pud-upos.conllu")
        (data / "mwt.json").write_text(json.dumps(treebanks.expansions(everything), ensure_ascii=False), "utf-8")
    treebanks.write_tokenizer_files(groups, data / f"{split}.txt", data / f"{split}.labels")


def _prepare_names(folders: Folders, split: str, settings: Mapping[str, Any]) -> None:
    corpora = {scheme: names.read_bio(folders.corpora / "ner" / f"{scheme}-{split}.bio") for scheme in names.SCHEMES}
    for scheme, sentences in corpora.items():
        names.write_names([(scheme, sentences)], folders.data / f"ner-{scheme}-{split}.json")
    if split == "train":
        options = {"share": settings["hamza_share"], "seed": settings["seed"]}
        spelled = [(scheme, names.augmented(sentences, **options)) for scheme, sentences in corpora.items()]
        names.write_names(spelled, folders.data / "ner-train.json")


def _with_needs(parts: Mapping[str, Part], only: Iterable[str]) -> list[str]:
    wanted: set[str] = set()
    waiting = list(only) or list(parts)
    while waiting:
        name = waiting.pop()
        if name not in parts:
            raise TrainingError(f"there is no part '{name}'; the parts are {', '.join(parts)}")
        wanted.add(name)
        waiting += parts[name].needs
    return [name for name in parts if name in wanted]


def _digests(parts: Mapping[str, Part], settings: Mapping[str, Any]) -> dict[str, str]:
    digests: dict[str, str] = {}
    for name, part in parts.items():
        content = hashlib.sha256(json.dumps(settings.get(name, {}), sort_keys=True).encode())
        for path in part.reads:
            content.update(hashlib.sha256(path.read_bytes()).digest())
        for need in part.needs:
            content.update(digests[need].encode())
        digests[name] = content.hexdigest()
    return digests


def _is_done(work: Path, name: str, digest: str) -> bool:
    mark = work / "done" / name
    return mark.exists() and mark.read_text("utf-8") == digest


def _startable(parts: Mapping[str, Part], wanted: list[str], taken: set[str], finished: set[str]) -> list[str]:
    return [name for name in wanted if name not in taken and finished.issuperset(parts[name].needs)]


def _start(part: Part, settings: Mapping[str, Any], work: Path, *, jobs: int) -> subprocess.Popen[bytes]:
    threads = max(1, (os.cpu_count() or 1) // jobs)
    with (work / "logs" / f"{part.name}.log").open("ab") as log:
        environment = os.environ | {"OMP_NUM_THREADS": str(threads), "PYTHONHASHSEED": "0"}
        return subprocess.Popen(part.command(settings), stdout=log, stderr=subprocess.STDOUT, env=environment)
