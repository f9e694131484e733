"""`kg view` and `kg export`: the graph for people and for other tools."""

import contextlib
import sys
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import typer

from kg.cli.options import Built, Json, Quiet
from kg.cli.output import say, show_json, writing

ExportFormat: TypeAlias = Literal["ttl", "nt", "nq", "trig", "jsonld", "rdfxml", "graphml"]


def view(
    out: Built,
    page: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="The page; else OUT/graph.html.")] = None,
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="The heading of the page.")] = "",
    most: Annotated[int, typer.Option("--most", metavar="N", min=1, help="Show only the N most prominent nodes.")] = 2000,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Write the interactive page of a graph: one HTML file that opens with no network.

    Examples:

        kg view out
        kg view شبكة -o شبكة.html --title 'معركة الموصل' --most 200
    """
    from kg.pipeline import PAGE, load_graph
    from kg.view.page import write_html
    from kg.view.read import from_graph
    from kg.view.select import most_prominent

    shown = most_prominent(from_graph(load_graph(out)), most)
    target = page or out / PAGE
    write_html(shown, target, title=title)
    say(f"{target}: {len(shown.nodes)} nodes, {len(shown.edges)} edges, {shown.omitted} nodes left out", quiet=quiet)
    if as_json:
        show_json({"page": str(target), "nodes": len(shown.nodes), "edges": len(shown.edges), "omitted": shown.omitted})


def export(
    out: Built,
    form: Annotated[ExportFormat, typer.Option("--format", help="graphml has the names and relations only.", show_default=False)],
    target: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="- is standard output.", show_default=False)],
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Write the graph for another store or tool; nq and trig have a named graph for each article.

    Examples:

        kg export out --format nq -o - | gzip > graph.nq.gz
        kg export شبكة --format graphml -o شبكة.graphml
    """
    from kg.graph.export import count_triples
    from kg.graph.export import export as write
    from kg.pipeline import graph_file, load_graph
    from kg.view.graphml import write_graphml
    from kg.view.read import from_graph

    turtle = graph_file(out)
    with contextlib.nullcontext(sys.stdout.buffer) if target == "-" else writing(Path(target)) as file:
        if form == "graphml":
            write_graphml(from_graph(load_graph(out)), file)
        else:
            write(turtle, form, file)
    if target == "-":
        return
    triples = count_triples(turtle)
    say(f"{target}: {triples} triples", quiet=quiet)
    if as_json:
        show_json({"file": target, "format": form, "triples": triples})
