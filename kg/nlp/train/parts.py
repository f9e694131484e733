"""The parts of the training: what each needs, reads and runs.

    UD treebanks ──► tokenizer, multiword expander (mwt), lemmatizer
    newswire ──► vectors ──► tagger ──► retag ──► parser
                        └──► ner ◄── name corpora

A part is a command line: one run of Stanza's own trainer (or of `kg.nlp.train.vectors`) in a process of its own.
"""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LANGUAGE = "ar"
PACKAGE = "kg"
SHORTHAND = f"{LANGUAGE}_{PACKAGE}"
_IDENTITY = ("--shorthand", SHORTHAND, "--lang", LANGUAGE)


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a training reads and writes.

    Attributes:
        corpora: holds `ud/*.conllu`, `ner/*.bio` and one `*.txt.xz` of running text.
        work: keeps prepared files (`data/`), models (`models/`), `logs/` and `done/` between runs.
    """

    corpora: Path
    work: Path

    @property
    def data(self) -> Path:
        return self.work / "data"

    @property
    def vectors(self) -> Path:
        return self.model("pretrain")

    def model(self, processor: str) -> Path:
        """Return the model file of a Stanza processor."""
        return self.work / "models" / processor / f"{PACKAGE}.pt"


@dataclass(frozen=True, slots=True)
class Part:
    """One step of the training.

    Attributes:
        name: of the part; its table in the settings, if it has one, bears the same name.
        needs: the parts that must have ended before.
        reads: files whose content the result depends on.
        command: the command line, from the settings of the part.
    """

    name: str
    needs: tuple[str, ...]
    reads: tuple[Path, ...]
    command: Callable[[Mapping[str, Any]], list[str]]


def all_parts(folders: Folders) -> tuple[Part, ...]:
    """Return every part, each after the parts that it needs."""
    data, news = folders.data, tuple(sorted(folders.corpora.glob("*.txt.xz")))[:1]
    padt, pud, every = (
        {split: data / f"{bank}-{split}.conllu" for split in ("train", "dev")} for bank in ("ar_padt", "ar_pud", "all")
    )
    raw = {name: data / name for name in ("train.txt", "train.labels", "dev.txt", "dev.labels", "mwt.json")}
    retagged = {split: data / f"retagged-{split}.conllu" for split in ("train", "dev")}
    ner = (data / "ner-train.json", data / "ner-names-dev.json")
    vectors = ("--wordvec_pretrain_file", str(folders.vectors))
    return (
        Part("vectors", (), news, lambda s: _python("kg.nlp.train.vectors", *map(str, news), str(folders.vectors), json.dumps(dict(s)))),
        Part("tokenizer", (), tuple(raw.values()), lambda s: _trainer("tokenizer", folders.model("tokenize"), s, *_IDENTITY, *_tokenizer_files(raw))),
        Part(
            "mwt",
            (),
            tuple(every.values()),
            lambda s: _trainer("mwt_expander", folders.model("mwt"), s, *_IDENTITY, *_train_and_dev(every), "--gold_file", str(every["dev"])),
        ),
        Part(
            "lemmatizer",
            (),
            (padt["train"], padt["dev"], pud["train"]),
            lambda s: _trainer(
                "lemmatizer", folders.model("lemma"), s, *_IDENTITY[:2], *_train_and_dev(padt), "--secondary_file", str(pud["train"])
            ),
        ),
        Part(
            "tagger",
            ("vectors",),
            (padt["train"], padt["dev"], pud["train"]),
            lambda s: _trainer(
                "tagger", folders.model("pos"), s, *_IDENTITY, *vectors,
                "--train_file", f"{padt['train']};{data / 'ar_pud-upos.conllu'}", "--eval_file", str(padt["dev"]),
            ),
        ),
        Part("retag", ("tagger",), (every["train"], padt["dev"]), lambda s: _python("kg.nlp.train.retag", *_retag_files(folders, every, padt, retagged))),
        Part(
            "parser",
            ("retag",),
            (),
            lambda s: _trainer("parser", folders.model("depparse"), s, *_IDENTITY, *vectors, *_train_and_dev(retagged)),
        ),
        Part(
            "ner",
            ("vectors",),
            ner,
            lambda s: _trainer("ner_tagger", folders.model("ner"), s, *_IDENTITY[:2], *vectors, "--train_file", str(ner[0]), "--eval_file", str(ner[1]), *_resume(folders.model("ner"))),
        ),
    )  # fmt: skip


def _python(module: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", module, *arguments]


def _trainer(module: str, model: Path, settings: Mapping[str, Any], *arguments: str) -> list[str]:
    place = ("--save_dir", str(model.parent), "--save_name", model.name)
    return _python(f"stanza.models.{module}", "--mode", "train", *arguments, *place, *_options(settings))


def _options(settings: Mapping[str, Any]) -> list[str]:
    options: list[str] = []
    for name, value in settings.items():
        if value is not False:
            options += [f"--{name}"] if value is True else [f"--{name}", str(value)]
    return options


def _train_and_dev(files: Mapping[str, Path]) -> tuple[str, ...]:
    return ("--train_file", str(files["train"]), "--eval_file", str(files["dev"]))


def _tokenizer_files(raw: Mapping[str, Path]) -> tuple[str, ...]:
    options = {
        "txt_file": "train.txt",
        "label_file": "train.labels",
        "dev_txt_file": "dev.txt",
        "dev_label_file": "dev.labels",
        "mwt_json_file": "mwt.json",
    }
    return tuple(word for option, name in options.items() for word in (f"--{option}", str(raw[name])))


def _retag_files(
    folders: Folders, every: Mapping[str, Path], padt: Mapping[str, Path], retagged: Mapping[str, Path]
) -> list[str]:
    return [
        str(p) for p in (folders.model("pos"), folders.vectors, every["train"], retagged["train"], padt["dev"], retagged["dev"])
    ]


def _resume(model: Path) -> tuple[str, ...]:
    """The NER trainer keeps no checkpoint; after an interruption it goes on from its best model so far."""
    return ("--finetune",) if model.exists() else ()
