"""`kg query`."""

from typing import Annotated, Literal, TypeAlias

import typer

from kg.cli.options import Built, Json, Quiet
from kg.cli.output import read_text, say, show, show_table

AnswerFormat: TypeAlias = Literal["table", "json", "csv", "tsv", "ttl"]


def query(
    out: Built,
    sparql: Annotated[str, typer.Argument(metavar="SPARQL", help="The query.", show_default=False)] = "",
    file: Annotated[str, typer.Option("--file", metavar="FILE", help="Read the query from a file; - is standard input.")] = "",
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="Ask the question of this name.")] = "",
    form: Annotated[AnswerFormat, typer.Option("--format", help="How the answer is written.")] = "table",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Answer SPARQL over a built graph; without a query, list the questions that have a name.

    The prefixes of the ontology need not be declared. A query only reads, and reads nothing but the graph.

    Examples:

        kg query out --name speakers --format csv
        kg query شبكة 'ASK { ?place a kg:Location ; rdfs:label "الرقة"@ar }' --json
    """
    from kg.query import list_questions, question, rows, run_query, write_answer
    from kg.store import open_store

    if sum(map(bool, (sparql, file, name))) > 1:
        raise typer.BadParameter("give only one of SPARQL, --file and --name")
    if not (sparql or file or name):
        show([{"name": q.name, "english": q.english, "arabic": q.arabic} for q in list_questions()], as_json=as_json)
        return
    text = question(name).sparql if name else sparql or read_text(file)
    answer = run_query(open_store(out / "store"), text)
    if as_json or form != "table":
        typer.echo(write_answer(answer, "json" if as_json else form), nl=False)
        return
    found = rows(answer)
    show_table(found.columns, found.cells)
    say(f"{len(found.cells)} rows", quiet=quiet)
