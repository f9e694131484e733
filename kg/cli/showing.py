"""`kg view` and `kg export`: the graph for people and for other tools."""

import contextlib
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

import typer

from kg.cli.options import Built, Json, Quiet
from kg.cli.output import say, show_json, writing
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.view.model import View

_DAY = "%Y-%m-%d"

ExportFormat: TypeAlias = Literal["ttl", "nt", "nq", "trig", "jsonld", "rdfxml", "graphml", "gexf"]


def view(
    out: Built,
    page: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="The page; else OUT/graph.html.")] = None,
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="The heading of the page.")] = "",
    around: Annotated[str, typer.Option("--around", metavar="NAME", help="Only what is around NAME, in any spelling.")] = "",
    steps: Annotated[int, typer.Option("--steps", metavar="N", min=0, help="How many relations far from NAME.")] = 1,
    sparql: Annotated[str, typer.Option("--query", metavar="SPARQL", help="Only what a query answers.")] = "",
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="Only what the question of this name answers.")] = "",
    since: Annotated[datetime | None, typer.Option(formats=[_DAY], metavar="DATE", help="Only articles from then on.")] = None,
    until: Annotated[datetime | None, typer.Option(formats=[_DAY], metavar="DATE", help="Only articles up to then.")] = None,
    most: Annotated[
        int, typer.Option("--most", metavar="N", min=1, help="Only the N nodes with most relations and mentions.")
    ] = 10_000,
    webgl: Annotated[bool, typer.Option("--webgl", help="Draw all nodes at once with WebGL, for large graphs.")] = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Write the interactive page of a graph, or of a part of it: one HTML file that opens with no network.

    Several choices narrow each other. DATE is a day as YYYY-MM-DD; articles without a date are left out.

    Examples:

        kg view شبكة -o الموصل.html --around الموصل --steps 2 --since 2016-10-01
        kg view out -o attacks.html --name operations --webgl
    """
    from kg.built import PAGE, load_graph
    from kg.view.page import write_html
    from kg.view.read import from_graph
    from kg.view.select import in_time, most_prominent

    if sparql and name:
        raise typer.BadParameter("give only one of --query and --name")
    chosen = from_graph(load_graph(out))
    if since or until:
        chosen = in_time(chosen, since.strftime(_DAY) if since else "", until.strftime(_DAY) if until else "")
    if sparql or name:
        chosen = _answered(chosen, out, sparql, name)
    if around:
        chosen = _around(chosen, around, steps)
    shown = most_prominent(chosen, most)
    if shown.omitted and not shown.nodes:
        raise InputError("nothing in the graph fits what was chosen, so no page was written")
    target = page or out / PAGE
    write_html(shown, target, title=title, webgl=webgl)
    say(f"{target}: {len(shown.nodes)} nodes, {len(shown.edges)} edges, {shown.omitted} nodes left out", quiet=quiet)
    if as_json:
        show_json({"page": str(target), "nodes": len(shown.nodes), "edges": len(shown.edges), "omitted": shown.omitted})


def _answered(view: "View", out: Path, sparql: str, name: str) -> "View":
    """Return the part of a view that a query, or else the question called `name`, answers."""
    from kg.query import question, rows, run_query
    from kg.store import open_store
    from kg.view.select import answering

    answer = rows(run_query(open_store(out / "store"), question(name).sparql if name else sparql))
    return answering(view, {value for row in answer.cells for value in row})


def _around(view: "View", name: str, steps: int) -> "View":
    """Return the part of a view around a name.

    Raises:
        typer.BadParameter: nothing has that name.
    """
    from kg.view.select import around, find, similar_names

    centres = find(view, name)
    if not centres:
        near = similar_names(view, name)
        raise typer.BadParameter(f"nothing is called {name!r}" + (f"; did you mean {' or '.join(near)}?" if near else ""))
    return around(view, [node.id for node in centres], steps)


def export(
    out: Built,
    form: Annotated[
        ExportFormat, typer.Option("--format", help="graphml and gexf have names and relations only.", show_default=False)
    ],
    target: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="- is standard output.", show_default=False)],
    shards: Annotated[
        int | None,
        typer.Option("--shards", metavar="N", min=1, max=1000, help="Of nq: N files in a new folder.", show_default=False),
    ] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Write the graph for another store or tool; nq and trig have a named graph for each article.

    A large store loads a large archive fastest from many files side by side, which `--shards` writes.

    Examples:

        kg export out --format nq --shards 16 -o quads
        kg export شبكة --format graphml -o شبكة.graphml
    """
    if shards:
        _export_shards(out, form, Path(target), shards, as_json=as_json, quiet=quiet)
        return
    from kg.built import graph_file, load_graph
    from kg.graph.export import count_triples
    from kg.graph.export import export as write
    from kg.view.gexf import write_gexf
    from kg.view.graphml import write_graphml
    from kg.view.read import from_graph

    turtle = graph_file(out)
    with contextlib.nullcontext(sys.stdout.buffer) if target == "-" else writing(Path(target)) as file:
        if form == "graphml":
            write_graphml(from_graph(load_graph(out)), file)
        elif form == "gexf":
            write_gexf(from_graph(load_graph(out)), file)
        else:
            write(turtle, form, file)
    if target == "-":
        return
    triples = count_triples(turtle)
    say(f"{target}: {triples} triples", quiet=quiet)
    if as_json:
        show_json({"file": target, "format": form, "triples": triples})


def _export_shards(out: Path, form: str, target: Path, shards: int, *, as_json: bool, quiet: bool) -> None:
    """Write the graph to a folder of files.

    Raises:
        typer.BadParameter: that is not to be in N-Quads.
    """
    if form != "nq":
        raise typer.BadParameter("--shards is for --format nq")
    from kg.pipeline import export_quads

    quads = export_quads(out, target, shards)
    say(f"{target}: {quads} quads in {shards} files", quiet=quiet)
    if as_json:
        show_json({"folder": str(target), "format": form, "files": shards, "quads": quads})
