"""`kg models …`: which models are there; get, train and score them."""

import contextlib
import io
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Config, Corpora, Json, Models, Quiet, settings_of
from kg.cli.output import say, show
from kg.errors import ModelError

if TYPE_CHECKING:
    from kg.nlp.models import ModelSet


def list_models(models: Models = None, config: Config = None, as_json: Json = False, quiet: Quiet = False) -> None:
    """Show which models are there, and which a build would use.

    Examples:

        kg models list
        kg models list --models نماذجي --json
    """
    from kg.nlp.models import BUNDLED, OFFICIAL, check, locate

    used = settings_of(config, models=models).models
    found = []
    for choice in dict.fromkeys((BUNDLED, OFFICIAL, used)):
        row = {"models": choice, "used": choice == used, "folder": "", "digest": "", "licence": "", "state": "whole"}
        try:
            located = locate(choice)
            row |= {"folder": str(located.folder), "digest": located.digest, "licence": located.licence}
            check(located)
        except ModelError as fault:
            row["state"] = str(fault)
        found.append(row)
    show(found, as_json=as_json)


def get_models(
    folder: Annotated[Path | None, typer.Option("--to", metavar="DIR", help="Keep them there, not in the user's cache.")] = None,
    url: Annotated[str, typer.Option("--url", metavar="URL", help="A mirror that holds resources_VERSION.json and ar/.")] = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Download Stanza's official Arabic models, for `--models stanza`. The one command that uses the network.

    Examples:

        kg models get
        kg models get --to نماذج --url http://mirror.example/stanza
    """
    from kg.nlp.models import download, official_folder

    got = download(folder or official_folder(), url=url, verbose=not quiet)
    show([_described(got)], as_json=as_json)


def train(
    corpora: Corpora,
    folder: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to make.", show_default=False)],
    work: Annotated[Path, typer.Option("--work", metavar="DIR", help="Keeps files, logs, what is done.")] = Path("training"),
    added: Annotated[
        list[Path] | None, typer.Option("--add", metavar="FILE", help="Train on your own *.conllu or *.bio too.")
    ] = None,
    parts: Annotated[list[str] | None, typer.Option("--part", metavar="PART", help="Train only this, and what it needs.")] = None,
    jobs: Annotated[int, typer.Option("--jobs", min=1, help="Parts that train at the same time.")] = 1,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Train a set of models from corpora; go on where an earlier training stopped.

    With --part, models are made in the work folder and no set is put together.

    Examples:

        kg models train --corpora corpora -o models
        kg models train --corpora مدونات -o نماذج --add أسماؤنا.bio --jobs 2
    """
    from kg.nlp.models import locate
    from kg.nlp.resources import install_models
    from kg.nlp.train.parts import Folders
    from kg.nlp.train.run import default_settings, train_models

    folders = Folders(corpora, work, tuple(added or ()))
    for step in train_models(folders, settings=default_settings(), jobs=jobs, only=parts or ()):
        say(f"{step.part}: {step.event}" + (f" after {step.seconds:.0f} s" if step.seconds else ""), quiet=quiet)
    if not parts:
        install_models(work / "models", folder)
        show([_described(locate(str(folder)))], as_json=as_json)


def evaluate(corpora: Corpora, models: Models = None, config: Config = None, as_json: Json = False, quiet: Quiet = False) -> None:
    """Score models on the test parts of the corpora: F1 in percent.

    Examples:

        kg models evaluate --corpora corpora
        kg models evaluate --corpora مدونات --models نماذجي --json
    """
    from kg.nlp.models import check, locate
    from kg.nlp.train.evaluate import as_table, evaluate_models

    chosen = locate(settings_of(config, models=models).models)
    check(chosen)
    if quiet:
        logging.disable(logging.WARNING)
    with contextlib.redirect_stdout(io.StringIO() if quiet else sys.stderr):  # the evaluation of the shared task prints
        scores = as_table(evaluate_models(chosen, corpora))
    show(scores, as_json=as_json)


def _described(models: "ModelSet") -> dict[str, str]:
    return {"models": models.name, "folder": str(models.folder), "digest": models.digest, "licence": models.licence}
