"""`kg push`."""

from typing import Annotated, Literal, TypeAlias

import typer

from kg.cli.options import Built, Json, Quiet
from kg.cli.output import progress, say, show_json

PushMethod: TypeAlias = Literal["graph-store", "update"]

JOURNAL = "push.json"


def push(
    out: Built,
    endpoint: Annotated[str, typer.Option("--endpoint", metavar="URL", help="Of the Graph Store Protocol, or of SPARQL Update.")],
    method: Annotated[PushMethod, typer.Option("--method", help="What the endpoint speaks.")] = "graph-store",
    graph: Annotated[str, typer.Option("--graph", metavar="IRI", help="The graph to load into; else the default graph.")] = "",
    replace: Annotated[bool, typer.Option("--replace", help="Empty that graph first.")] = False,
    user: Annotated[str, typer.Option("--user", envvar="KG_USER", help="Of the other store.")] = "",
    password: Annotated[str, typer.Option("--password", envvar="KG_PASSWORD", help="Best given by the environment.")] = "",
    batch: Annotated[int, typer.Option("--batch", metavar="N", min=1, help="Triples that are sent together.")] = 1000,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Load a graph into another triple store, in batches; after a break the same command goes on where it stopped.

    Loading a graph twice changes nothing. What was withdrawn since the last time goes only with --replace.

    Examples:

        kg push out --endpoint http://localhost:7878/store
        kg push شبكة --endpoint http://localhost:8890/sparql-graph-crud-auth --graph https://example.org/news --user dba
    """
    from kg.built import graph_file
    from kg.store.push import Target
    from kg.store.push import push as send
    from kg.store.send import Address

    target = Target(Address(endpoint, user, password), method, graph, replace)
    with progress(quiet=quiet) as on_progress:
        done = send(
            graph_file(out), target, journal=out / JOURNAL, batch=batch, on_batch=lambda sent: on_progress("push", sent, 0)
        )
    say(f"{endpoint}: {done.triples} triples in {done.sent} batches, {done.skipped} were there", quiet=quiet)
    if as_json:
        show_json({"endpoint": endpoint, "triples": done.triples, "sent": done.sent, "skipped": done.skipped})
