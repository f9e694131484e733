"""`kg serve`."""

import functools
import socket
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Built, Json, Quiet
from kg.cli.output import say, show_json
from kg.errors import KgError, OutputError

if TYPE_CHECKING:
    from kg.serve.site import Site
    from kg.serve.workers import Found

_LOCAL = "127.0.0.1"


def serve(
    out: Built,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Other machines need 0.0.0.0.")] = _LOCAL,
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="0 takes any that is free.")] = 8310,
    names: Annotated[list[str] | None, typer.Option("--name", metavar="HOST", help="A host name it is called by.")] = None,
    seconds: Annotated[float, typer.Option("--timeout", metavar="S", min=0.1, help="A query is stopped after that.")] = 30.0,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Serve a built graph: a read-only SPARQL endpoint, with pages to query, to read the articles and to look at graph and map.

    Only this machine can reach it, unless --host says otherwise. Ctrl-C ends it.

    Examples:

        kg serve out
        kg serve شبكة --port 8080 --timeout 5
    """
    try:
        from kg.serve.app import make_app
        from kg.serve.listening import run
        from kg.serve.workers import Limits, Workers
    except ImportError as fault:
        raise KgError(f"kg serve needs {fault.name}; install it with: pip install 'arkg[serve]'") from fault
    from kg.store import open_store

    open_store(out / "store")  # tells at once what is wrong with it
    listening = _listen(host, port)
    address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/"
    say(f"{out}: {address} (SPARQL: {address}sparql); Ctrl-C ends it", quiet=quiet)
    if as_json:
        show_json({"address": address, "endpoint": f"{address}sparql"})
    workers = Workers(functools.partial(reader, out), Limits(seconds=seconds), stamp=functools.partial(built_stamp, out))
    with as_file(files("kg.view") / "assets" / "noto-naskh-arabic.woff2") as font:
        app = make_app(site_of(out, font, (host, *(names or ()))), workers.ask)
        try:
            run(app, listening)
        finally:
            workers.close()


def reader(out: Path) -> "Callable[[str], Found]":
    """Return what answers queries over the graph in `out`."""
    from kg.query import evaluate
    from kg.store import open_store

    return functools.partial(evaluate, open_store(out / "store"))


def built_stamp(out: Path) -> tuple[int, ...] | None:
    """Return numbers that are others once the graph in `out` was built again; None if it has no store.

    A build moves `graph.ttl` and `report.json` before the store, so each of the three is looked at. Opening a store writes to its
    folder: of that, only the inode counts.
    """
    from kg.built import GRAPH, REPORT, STORE

    try:
        store = (out / STORE).stat().st_ino
        files = [path.stat() for name in (GRAPH, REPORT) if (path := out / name).is_file()]
    except OSError:  # it is being replaced just now
        return None
    return (store, *(number for file in files for number in (file.st_ino, file.st_mtime_ns, file.st_size)))


def site_of(out: Path, font: Path, names: tuple[str, ...] = ()) -> "Site":
    """Return what a server shows of the graph in `out`."""
    from kg.query import fill, list_questions
    from kg.serve.site import Site
    from kg.view.labels import labels

    return Site(out / "graph.html", out / "articles", font, list_questions(), fill, labels("value"), names)


def _listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens.

    Raises:
        OutputError: the address is not one of this machine, or the port is taken.
    """
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as fault:
        raise OutputError(f"cannot listen on {host} port {port}: {fault.strerror}; try another --port") from fault
