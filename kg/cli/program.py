"""The program `kg`: its commands, and how it ends.

Each command reads its options, calls what does the work, and shows the result. What does the work is imported inside the
commands, because torch, rdflib and pyvis take seconds to load and `kg --help` must not.
"""

import io
import sys
from importlib.metadata import version
from typing import Annotated

import typer

from kg.cli.asking import query
from kg.cli.building import build
from kg.cli.checking import validate, verify
from kg.cli.comparing import diff
from kg.cli.explaining import explain
from kg.cli.models import evaluate, get_models, list_models, train
from kg.cli.output import NOTHING_DONE, WRONG_USE, leave, leave_closed_pipe
from kg.cli.pushing import push
from kg.cli.resolving import resolve
from kg.cli.serving import serve
from kg.cli.showing import export, view
from kg.errors import KgError, QueryError, SettingsError

_WRONG_USE = (SettingsError, QueryError)

app = typer.Typer(name="kg", context_settings={"help_option_names": ["-h", "--help"]}, pretty_exceptions_enable=False)
models_app = typer.Typer()

app.command()(build)
app.command()(query)
app.command()(view)
app.command()(export)
app.command()(push)
app.command()(serve)
app.command()(validate)
app.command()(verify)
app.command()(explain)
app.command()(resolve)
app.command()(diff)
app.add_typer(models_app, name="models", help="List, get, train and evaluate the models that read Arabic.")
models_app.command("list")(list_models)
models_app.command("get")(get_models)
models_app.command("train")(train)
models_app.command("evaluate")(evaluate)


def main() -> None:
    """Run the program and exit: 0 done, 1 done but not all of it, 2 wrong use, 3 nothing could be done, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # Arabic in any locale
    try:
        app()
    except KgError as fault:
        if isinstance(fault.__cause__, BrokenPipeError):
            leave_closed_pipe()
        leave(str(fault), WRONG_USE if isinstance(fault, _WRONG_USE) else NOTHING_DONE)
    except Exception as fault:
        leave(f"a defect of kg, please report it (`kg --debug` shows more): {type(fault).__name__}: {fault}", NOTHING_DONE)


@models_app.callback(invoke_without_command=True)
def models_root(context: typer.Context) -> None:
    """List, get, train and evaluate the models that read Arabic."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    show_version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error comes from.")] = False,
) -> None:
    """Read Arabic news and build a knowledge graph in which every fact leads back to the words that say it.

    Exit codes: 0 done; 1 done, but not all of it; 2 wrong use; 3 nothing could be done; 130 interrupted.

    Examples:

        kg build seeds -o out
        kg query out --name speakers
    """
    if show_version:
        typer.echo(f"kg {version('arkg')}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())
