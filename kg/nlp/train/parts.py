"""The parts of the training: what each needs, reads, runs and makes.

    UD treebanks ──► tokenizer, multiword expander (mwt), lemmatizer ──────────────────────────┐
             └─────────────────────────┐                                                      │
    newswire ──► vectors ──────────────┼─► tagger, first_parser, second_parser ────┬─► silver ─┬─► parser
            └──► forward_charlm  ──────┤                                           │           │
            └──► backward_charlm ──────┴─► varied_ner ─► first_ner, second_ner ────┘           └─► silver_ner ─► ner
    name corpora ──────────────────────────┘

The parsers read no tags: with the character language models they learn from words and letters alone, and need not wait for the
tagger. Of parsers and name taggers alike there are a first one and a second one, with and without these language models, which
read running text; what they agree on, silver trees and silver names, is what others go on to learn from beside the corpora. The
name tagger learns from the corpora alone in the end.

A part is a command line: one run of one of Stanza's own trainers, or of a module beside this one, in a process of its own.
"""

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from kg.errors import TrainingError
from kg.nlp.resources import LANGUAGE, PACKAGE, trained_path
from kg.nlp.train.names import GOLD, SILVER, VARIED
from kg.nlp.train.treebanks import SILVER_TREES

SHORTHAND = f"{LANGUAGE}_{PACKAGE}"

# Options of a command line by their names; true stands for a flag without value, false for a flag that is left out.
Options: TypeAlias = Mapping[str, Any]

_LANGUAGE: Options = {"shorthand": SHORTHAND, "lang": LANGUAGE}
_SHORTHAND: Options = {"shorthand": SHORTHAND}  # for the trainers that know no --lang
_STEPS = "steps_of_our_own"
_NEWS_MODELS = ("vectors", "forward_charlm", "backward_charlm")
_TOKENIZER_FILES = {
    "txt_file": "train.txt",
    "label_file": "train.labels",
    "dev_txt_file": "dev.txt",
    "dev_label_file": "dev.labels",
    "mwt_json_file": "mwt.json",
}


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a training reads and writes.

    Attributes:
        corpora: holds `ud/*.conllu`, `ner/*.bio` and one `*.txt.xz` of running text.
        work: keeps prepared files (`data/`), models (`models/`), `logs/` and what has begun and ended (`begun/`, `done/`).
        added: further files to train on: treebanks (`*.conllu`), tagged as PADT is, and names (`*.bio`) of the product's types.
    """

    corpora: Path
    work: Path
    added: tuple[Path, ...] = ()

    @property
    def data(self) -> Path:
        """The folder of the prepared files."""
        return self.work / "data"

    @property
    def models(self) -> Path:
        """The folder that `kg.nlp.resources.install_models` reads."""
        return self.work / "models"

    @property
    def vectors(self) -> Path:
        """The word vectors, which the tagger, the parser and the name tagger read, as they do the character language models."""
        return self.model("pretrain")

    @property
    def news(self) -> Path:
        """The running text that the vectors are trained on.

        Raises:
            TrainingError: there is no such file, or more than one.
        """
        found = sorted(self.corpora.glob("*.txt.xz"))
        if len(found) != 1:
            names = ", ".join(path.name for path in found) or "none"
            raise TrainingError(f"cannot prepare the training data: one *.txt.xz must lie in {self.corpora}, found: {names}")
        return found[0]

    @property
    def silver(self) -> Path:
        """The trees of running text on which two parsers agree."""
        return self.data / SILVER_TREES

    def model(self, processor: str) -> Path:
        """Return the model file of a Stanza processor."""
        return trained_path(self.models, processor)

    def bank(self, name: str) -> dict[str, Path]:
        """Return the prepared training and development part of a treebank."""
        return {split: self.data / f"{name}-{split}.conllu" for split in ("train", "dev")}


@dataclass(frozen=True, slots=True)
class Part:
    """One step of the training.

    Attributes:
        name: of the part; its table in the settings, if it has one, bears the same name.
        needs: the parts that must have ended before.
        reads: files whose content the result depends on; what the needed parts make is left out.
        makes: the files that must be there in the end.
        command: the command line.
        resume: what the command line takes in addition, when an interrupted run has already left the first of `makes`.
        checkpoints: files that an interrupted run leaves for the next; without meaning once the settings have changed.
    """

    name: str
    needs: tuple[str, ...]
    reads: tuple[Path, ...]
    makes: tuple[Path, ...]
    command: tuple[str, ...]
    resume: tuple[str, ...] = ()
    checkpoints: tuple[Path, ...] = ()


def all_parts(folders: Folders, settings: Mapping[str, Options]) -> tuple[Part, ...]:
    """Return every part, each after the parts that it needs.

    Args:
        settings: the options of each part under its name.

    Raises:
        TrainingError: there is no running text.
    """
    return (
        _vectors(folders, settings["vectors"]),
        _charlm(folders, "forward", settings["forward_charlm"]),
        _charlm(folders, "backward", settings["backward_charlm"]),
        _tokenizer(folders, settings["tokenizer"]),
        _mwt(folders, settings["mwt"]),
        _lemmatizer(folders, settings["lemmatizer"]),
        _tagger(folders, settings["tagger"]),
        _first_parser(folders, settings["first_parser"]),
        _second_parser(folders, settings["second_parser"]),
        _varied_ner(folders, settings["varied_ner"]),
        _first_ner(folders, settings["first_ner"]),
        _second_ner(folders, settings["second_ner"]),
        _silver(folders, settings["silver"]),
        _parser(folders, settings["parser"]),
        _silver_ner(folders, settings["silver_ner"]),
        _ner(folders, settings["ner"]),
    )


def with_needs(parts: Iterable[Part], only: Iterable[str]) -> tuple[Part, ...]:
    """Return the parts named in `only` and all that they need, in the order given; all parts when `only` is empty.

    Raises:
        TrainingError: there is no part of a name.
    """
    known = {part.name: part for part in parts}
    wanted: set[str] = set()
    waiting = list(only) or list(known)
    while waiting:
        name = waiting.pop()
        if name not in known:
            raise TrainingError(f"there is no part '{name}'; the parts are {', '.join(known)}")
        wanted.add(name)
        waiting += known[name].needs
    return tuple(part for part in known.values() if part.name in wanted)


def _vectors(folders: Folders, settings: Options) -> Part:
    command = _python("kg.nlp.train.vectors", folders.news, folders.vectors, json.dumps(dict(settings)))
    return Part("vectors", (), (folders.news,), (folders.vectors,), command)


def _charlm(folders: Folders, direction: str, settings: Options) -> Part:
    name = f"{direction}_charlm"
    model = folders.model(name)
    command = _python("kg.nlp.train.charlm", folders.news, model, json.dumps({"direction": direction, **settings}))
    return Part(name, (), (folders.news,), (model,), command, checkpoints=(model.with_suffix(".checkpoint"),))


def _tokenizer(folders: Folders, settings: Options) -> Part:
    model, files = folders.model("tokenize"), {option: folders.data / name for option, name in _TOKENIZER_FILES.items()}
    return Part("tokenizer", (), tuple(files.values()), (model,), _trainer("tokenizer", model, settings, _LANGUAGE, files))


def _mwt(folders: Folders, settings: Options) -> Part:
    model, bank = folders.model("mwt"), folders.bank("all")
    files = {**_train_and_dev(bank), "gold_file": bank["dev"]}
    return Part("mwt", (), tuple(bank.values()), (model,), _trainer("mwt_expander", model, settings, _LANGUAGE, files))


def _lemmatizer(folders: Folders, settings: Options) -> Part:
    """The dictionary is made from both treebanks; the network, for words that it lacks, learns from PADT alone."""
    model, padt, pud = folders.model("lemma"), folders.bank("ar_padt"), folders.bank("ar_pud")["train"]
    files = {**_train_and_dev(padt), "secondary_file": pud}
    return Part("lemmatizer", (), (*padt.values(), pud), (model,), _trainer("lemmatizer", model, settings, _SHORTHAND, files))


def _tagger(folders: Folders, settings: Options) -> Part:
    """Trains on PADT, and on the tags (not the features) of PUD as PADT would give them."""
    model, padt, pud = folders.model("pos"), folders.bank("ar_padt"), folders.bank("ar_pud")["train"]
    files = {"train_file": f"{padt['train']};{folders.data / 'ar_pud-upos.conllu'}", "eval_file": padt["dev"]}
    command = _trainer("tagger", model, settings, _LANGUAGE, {**_news_models(folders), **files})
    return Part("tagger", _NEWS_MODELS, (*padt.values(), pud), (model,), command)


def _first_parser(folders: Folders, settings: Options) -> Part:
    """Learns from the treebanks alone; with the second, which sees no language models, it makes the silver trees."""
    return _parser_of("first_parser", folders, settings, {}, _NEWS_MODELS)


def _second_parser(folders: Folders, settings: Options) -> Part:
    return _parser_of("second_parser", folders, settings, {}, _NEWS_MODELS[:1])


def _silver(folders: Folders, settings: Options) -> Part:
    """Reads running text with both parsers and both name taggers, and keeps what they agree on."""
    needs = ("tokenizer", "mwt", "first_parser", "second_parser", "first_ner", "second_ner")
    command = _python("kg.nlp.train.silver", folders.news, folders.models, folders.data, json.dumps(dict(settings)))
    return Part("silver", needs, (folders.news, folders.data / GOLD), (folders.silver, folders.data / SILVER), command)


def _parser(folders: Folders, settings: Options) -> Part:
    """Goes on from the first with the trees of the treebanks and the silver ones."""
    files = {"continue_from": folders.model("first_parser"), "silver_file": folders.silver}
    return _parser_of("parser", folders, settings, files, (*_NEWS_MODELS, "silver"))


def _parser_of(name: str, folders: Folders, settings: Options, files: Options, needs: tuple[str, ...]) -> Part:
    """Goes on from its checkpoint, the name of which is the trainer's own choice."""
    train, dev = folders.bank("all")["train"], folders.bank("ar_padt")["dev"]
    model = folders.model("depparse" if name == "parser" else name)
    files = {**_models_read(folders, needs), **files, "train_file": train, "eval_file": dev}
    command = _trainer("parser", model, settings, _LANGUAGE, files)
    checkpoint = model.with_name(f"{model.stem}_checkpoint.pt")
    return Part(name, needs, (train, dev), (model,), command, checkpoints=(checkpoint,))


def _varied_ner(folders: Folders, settings: Options) -> Part:
    """Learns names from all sentences and their variations."""
    return _name_tagger("varied_ner", folders, settings, VARIED, _NEWS_MODELS)


def _first_ner(folders: Folders, settings: Options) -> Part:
    """Goes on from there, also after an interruption, with the sentences as they are, those of the product's scheme twice."""
    return _name_tagger("first_ner", folders, _going_on(folders, "varied_ner", settings), GOLD, (*_NEWS_MODELS, "varied_ner"))


def _second_ner(folders: Folders, settings: Options) -> Part:
    return _name_tagger("second_ner", folders, settings, VARIED, _NEWS_MODELS[:1])


def _silver_ner(folders: Folders, settings: Options) -> Part:
    """Goes on from the first with silver names too."""
    return _name_tagger("silver_ner", folders, _going_on(folders, "first_ner", settings), SILVER, (*_NEWS_MODELS, "silver"))


def _ner(folders: Folders, settings: Options) -> Part:
    """Comes back to what people have marked."""
    return _name_tagger("ner", folders, _going_on(folders, "silver_ner", settings), GOLD, (*_NEWS_MODELS, "silver_ner"))


def _going_on(folders: Folders, first: str, settings: Options) -> Options:
    return {"finetune_load_name": folders.model(first), **settings}


def _name_tagger(name: str, folders: Folders, settings: Options, data: str, needs: tuple[str, ...]) -> Part:
    """The trainer keeps no checkpoint; after an interruption it goes on from its best model so far."""
    model, train, dev = folders.model(name), folders.data / data, folders.data / "ner-names-dev.json"
    files = {**_models_read(folders, needs), "train_file": train, "eval_file": dev}
    command = _trainer("ner_tagger", model, settings, _SHORTHAND, files)
    reads = (dev,) if data == SILVER else (train, dev)  # what another part makes is known by its digest
    return Part(name, needs, reads, (model,), command, resume=("--finetune",))


def _models_read(folders: Folders, needs: tuple[str, ...]) -> Options:
    """Return the options by which a trainer reads the word vectors and, if it needs them, both character language models."""
    return _news_models(folders) if set(_NEWS_MODELS) <= set(needs) else {"wordvec_pretrain_file": folders.vectors}


def _news_models(folders: Folders) -> Options:
    """Return the options by which a trainer reads the word vectors and both character language models."""
    charlms = {f"charlm_{direction}_file": folders.model(f"{direction}_charlm") for direction in ("forward", "backward")}
    return {"wordvec_pretrain_file": folders.vectors, "charlm": True, "charlm_shorthand": SHORTHAND, **charlms}


def _python(module: str, *arguments: str | Path) -> tuple[str, ...]:
    return (sys.executable, "-m", module, *map(str, arguments))


def _trainer(module: str, model: Path, settings: Options, language: Options, files: Options) -> tuple[str, ...]:
    """Return the command line of a trainer of Stanza's: as it is, or with the steps that the table `steps` asks for."""
    place = {"mode": "train", "save_dir": model.parent, "save_name": model.name}
    options = {name: value for name, value in settings.items() if name != _STEPS}
    arguments = _arguments({**language, **files, **place, **options})
    if _STEPS in settings:
        return _python("kg.nlp.train.trainer", json.dumps(settings[_STEPS]), module, *arguments)
    return _python(f"stanza.models.{module}", *arguments)


def _arguments(options: Options) -> list[str]:
    given = {name: value for name, value in options.items() if value is not False}
    return [word for name, value in given.items() for word in ([f"--{name}"] if value is True else [f"--{name}", str(value)])]


def _train_and_dev(bank: Mapping[str, Path]) -> Options:
    return {"train_file": bank["train"], "eval_file": bank["dev"]}
