"""Replacing what a folder holds all at once, so that a build that is ended at any moment leaves the old or the new.

OUT/.new      what is being written; an unfinished one is thrown away
OUT/.ready    the same, complete: from this rename on the new graph is the graph, and what is left to do is done again
OUT/.old      what was there before, until everything has its place
"""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from kg.built import writing

_NEW, _READY, _OLD = ".new", ".ready", ".old"


@contextlib.contextmanager
def making(out: Path) -> Iterator[None]:
    """Make the folder `out` and those above it; after a failure those that were made are removed again, if they are empty.

    Raises:
        OutputError: they cannot be made.
    """
    made = [folder for folder in (out, *out.parents) if not folder.exists()]
    with contextlib.ExitStack() as undo:
        for folder in reversed(made):
            undo.callback(_remove_if_empty, folder)
        with writing(out):
            out.mkdir(parents=True, exist_ok=True)
        yield
        undo.pop_all()


@contextlib.contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """Yield an empty folder. What was written to it replaces what `out` has under the same names; after a failure nothing does.

    Only one at a time may do so; see `kg.work.open_work`.

    Raises:
        OutputError: `out` cannot be written.
    """
    new = out / _NEW
    with writing(new):
        new.mkdir()
    try:
        yield new
        with writing(out):
            new.rename(out / _READY)
            _finish(out)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def recover(out: Path) -> None:
    """Finish in the folder `out` what a build that was ended has begun, or throw it away if it was not complete.

    Raises:
        OutputError: the folder cannot be written.
    """
    with writing(out):
        if (out / _NEW).exists():
            shutil.rmtree(out / _NEW)
        if (out / _READY).exists():
            _finish(out)
        elif (out / _OLD).exists():
            shutil.rmtree(out / _OLD)


def _finish(out: Path) -> None:
    """Put everything that is ready in its place; what is done of it already is not there any more."""
    (out / _OLD).mkdir(exist_ok=True)
    for path in sorted((out / _READY).iterdir()):
        target = out / path.name
        if target.exists() and not (path.is_file() and target.is_file()):  # a file is replaced in one step
            target.rename(out / _OLD / path.name)
        path.replace(target)
    (out / _READY).rmdir()
    shutil.rmtree(out / _OLD)


def _remove_if_empty(folder: Path) -> None:
    with contextlib.suppress(OSError):
        folder.rmdir()
