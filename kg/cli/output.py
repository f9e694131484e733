"""What all commands show and how: data on standard output, messages and progress on standard error."""

import contextlib
import json
import os
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NoReturn

import typer

from kg.errors import InputError, OutputError

if TYPE_CHECKING:
    from kg.model import Problem

INCOMPLETE, WRONG_USE, NOTHING_DONE = 1, 2, 3
"""Exit codes beside 0: done, but not all of it; the command was used wrongly; nothing could be done."""

_PIPE_WIDTH = 100_000  # nothing is wrapped when the reader is a program
# Characters that move the cursor, colour the terminal or turn the order of what follows.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")


def read_text(name: str) -> str:
    """Return the text of a file, or of standard input for "-".

    Raises:
        InputError: it cannot be read.
    """
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise InputError(f"{name}: cannot be read: {fault}") from fault


@contextlib.contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """Yield a file that takes the place of `path` once it is complete; after a failure what was there stays.

    Raises:
        OutputError: it cannot be written.
    """
    partial = path.with_name(f"{path.name}.partial")
    try:
        with partial.open("wb") as file:
            yield file
        partial.replace(path)
    except OSError as fault:
        raise OutputError(f"{path}: cannot be written: {fault.strerror}") from fault
    finally:
        partial.unlink(missing_ok=True)


def judge(problems: Sequence["Problem"], about: Mapping[str, object], *, as_json: bool) -> None:
    """Write what is wrong with a graph to standard output, and end with 1 if something is."""
    rows = [{"where": problem.where, "reason": problem.reason} for problem in problems]
    if as_json:
        show_json({**about, "problems": rows})
    else:
        show(rows, as_json=False)
    if problems:
        raise typer.Exit(INCOMPLETE)


def show(rows: Sequence[Mapping[str, object]], *, as_json: bool) -> None:
    """Write records to standard output: as JSON, or as a table of their values."""
    if as_json:
        show_json(rows)
    elif rows:
        show_table(tuple(rows[0]), [[str(value) for value in row.values()] for row in rows])


def show_json(value: object) -> None:
    """Write a value to standard output as JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def show_table(columns: Sequence[str], cells: Iterable[Sequence[str]]) -> None:
    """Write a table to standard output, without control characters; a program that reads it gets whole lines."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False, width=None if sys.stdout.isatty() else _PIPE_WIDTH)
    table = Table(box=box.SIMPLE_HEAD)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in cells:
        table.add_row(*(Text(_CONTROLS.sub(" ", cell)) for cell in row))
    console.print(table)


@contextlib.contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """Yield what shows the progress of each stage on standard error, if that is a terminal; a total of 0 is not known yet."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as bars:
        tasks: dict[str, TaskID] = {}

        def move(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=None)
            bars.update(tasks[stage], completed=done, total=total or None)

        yield move


def say(message: str, *, quiet: bool) -> None:
    """Write one line to standard error."""
    if not quiet:
        typer.echo(_CONTROLS.sub(" ", message), err=True)


def leave(message: str, code: int) -> NoReturn:
    """Write what went wrong to standard error and exit; with `--debug` also where."""
    if "--debug" in sys.argv:
        traceback.print_exc()
    typer.echo(f"kg: {_CONTROLS.sub(' ', message)}", err=True)
    sys.exit(code)


def leave_closed_pipe() -> NoReturn:
    """Exit in silence, as click does: the program that reads the output wants no more of it (`kg export … | head`)."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still buffered goes nowhere
    sys.exit(INCOMPLETE)
