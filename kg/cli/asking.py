"""`kg query`."""

from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

import typer

from kg.cli.options import Built, Json, Quiet
from kg.cli.output import read_text, say, show, show_table

if TYPE_CHECKING:
    from kg.query import Question

AnswerFormat: TypeAlias = Literal["table", "json", "csv", "tsv", "ttl"]


def query(
    out: Built,
    sparql: Annotated[str, typer.Argument(metavar="SPARQL", help="The query.", show_default=False)] = "",
    file: Annotated[str, typer.Option("--file", metavar="FILE", help="Read the query from a file; - is standard input.")] = "",
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="Ask the question of this name.")] = "",
    values: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=NAME", help="A name that the question asks for; * is any.")
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the questions that have a name.")] = False,
    seconds: Annotated[float, typer.Option("--timeout", metavar="SECONDS", min=1, help="Give up after that long.")] = 60.0,
    form: Annotated[AnswerFormat, typer.Option("--format", help="How the answer is written.")] = "table",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Answer SPARQL over a built graph, or a question that has a name.

    The prefixes of the ontology need not be declared. A query only reads, and reads nothing but the graph.

    Examples:

        kg query out --name said-about --set name=الرقة --format csv
        kg query شبكة 'ASK { ?place a kg:Location ; rdfs:label "الرقة"@ar }' --json
    """
    from kg.query import fill, list_questions, question, rows, run_query_within, write_answer
    from kg.store import open_store

    if sum(map(bool, (sparql, file, name))) > 1:
        raise typer.BadParameter("give only one of SPARQL, --file and --name")
    if listed or not (sparql or file or name):
        show([_described(found) for found in list_questions()], as_json=as_json)
        return
    given = dict(map(_pair, values or ()))
    text = question(name).sparql if name else sparql or read_text(file)
    answer = run_query_within(partial(open_store, out / "store"), fill(text, given) if name or given else text, seconds=seconds)
    if as_json or form != "table":
        typer.echo(write_answer(answer, "json" if as_json else form), nl=False)
        return
    found = rows(answer)
    show_table(found.columns, found.cells)
    say(f"{len(found.cells)} rows", quiet=quiet)


def _described(question: "Question") -> dict[str, str]:
    return {
        "name": question.name,
        "set": " ".join(question.parameters),
        "english": question.english,
        "arabic": question.arabic,
    }


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals:
        raise typer.BadParameter(f"{text!r} must be KEY=NAME", param_hint="--set")
    return key.strip(), value
