"""The program `kg`: the only module that prints, shows progress or exits.

Each command reads its options, calls what does the work, and shows the result: data on standard output, messages on standard
error. What does the work is imported inside the commands, because torch, rdflib and pyvis take seconds to load and `kg --help`
must not.
"""

import contextlib
import io
import json
import logging
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn, TypeAlias

import typer

from kg.errors import InputError, KgError, ModelError, OutputError, QueryError, SettingsError

if TYPE_CHECKING:
    from kg.model import Problem
    from kg.nlp.models import ModelSet
    from kg.settings import Settings

INCOMPLETE, WRONG_USE, NOTHING_DONE = 1, 2, 3
_WRONG_USE = (SettingsError, QueryError)
_PIPE_WIDTH = 100_000  # nothing is wrapped when the reader is a program
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]+")

app = typer.Typer(name="kg", context_settings={"help_option_names": ["-h", "--help"]}, pretty_exceptions_enable=False)
models_app = typer.Typer(no_args_is_help=True)
app.add_typer(models_app, name="models", help="List, get, train and evaluate the models that read Arabic.")


AnswerFormat: TypeAlias = Literal["table", "json", "csv", "tsv", "ttl"]
ExportFormat: TypeAlias = Literal["ttl", "nt", "nq", "trig", "jsonld", "rdfxml", "graphml"]

Built = Annotated[Path, typer.Argument(metavar="OUT", help="The folder that `kg build` wrote.", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="Write the result as JSON.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No messages and no progress; errors only.")]
Config = Annotated[Path | None, typer.Option("--config", metavar="FILE", help="Settings in TOML; else ./kg.toml if it is there.")]
Models = Annotated[str | None, typer.Option("--models", metavar="CHOICE", help="bundled (the default), stanza, or a folder.")]
Corpora = Annotated[
    Path, typer.Option("--corpora", metavar="DIR", help="Holds ud/*.conllu, ner/*.bio and one *.txt.xz.", show_default=False)
]


def main() -> None:
    """Run the program and exit: 0 done, 1 done but not all of it, 2 wrong use, 3 nothing could be done, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # Arabic in any locale
    try:
        app()
    except KgError as fault:
        _leave(str(fault), WRONG_USE if isinstance(fault, _WRONG_USE) else NOTHING_DONE)
    except Exception as fault:
        _leave(f"a defect of kg, please report it (`kg --debug` shows more): {type(fault).__name__}: {fault}", NOTHING_DONE)


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


@app.command()
def build(
    sources: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files, folders, or -.", show_default=False)],
    out: Annotated[Path, typer.Option("--output", "-o", metavar="OUT", help="The folder to write.", show_default=False)],
    models: Models = None,
    base_iri: Annotated[
        str | None, typer.Option("--base-iri", metavar="IRI", help="What all resources' IRIs begin with.")
    ] = None,
    threads: Annotated[int | None, typer.Option("--threads", metavar="N", help="Of the models; 0 lets torch choose.")] = None,
    config: Config = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Read articles and write their graph: graph.ttl, graph.html, store/, articles/ and report.json in OUT.

    Reads text, HTML and JSON Lines in any usual encoding, lists of files (*.list), and standard input (-). What cannot be read is
    refused and named.

    Examples:

        kg build seeds -o out
        kg build أخبار/ مقال.html -o شبكة --threads 2
    """
    from kg.pipeline import REPORT
    from kg.pipeline import build as run

    settings = _settings(config, models=models, base_iri=base_iri, threads=threads)
    with _progress(quiet=quiet) as on_progress:
        report = run(sources, out, settings, on_progress=on_progress)
    for problem in report.problems:
        _say(f"{problem.severity}: {problem.where}: {problem.reason}", quiet=quiet and problem.severity != "refused")
    _say(f"{out}: {len(report.articles)} articles, {report.entities} entities, {report.triples} triples", quiet=quiet)
    if as_json:
        typer.echo((out / REPORT).read_text("utf-8"), nl=False)
    if report.refused:
        raise typer.Exit(INCOMPLETE)


@app.command()
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
        _show([{"name": q.name, "english": q.english, "arabic": q.arabic} for q in list_questions()], as_json=as_json)
        return
    text = question(name).sparql if name else sparql or _read(file)
    answer = run_query(open_store(out / "store"), text)
    if as_json or form != "table":
        typer.echo(write_answer(answer, "json" if as_json else form), nl=False)
        return
    found = rows(answer)
    _table(found.columns, found.cells)
    _say(f"{len(found.cells)} rows", quiet=quiet)


@app.command()
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
    _say(f"{target}: {len(shown.nodes)} nodes, {len(shown.edges)} edges, {shown.omitted} nodes left out", quiet=quiet)
    if as_json:
        _json({"page": str(target), "nodes": len(shown.nodes), "edges": len(shown.edges), "omitted": shown.omitted})


@app.command()
def export(
    out: Built,
    form: Annotated[ExportFormat, typer.Option("--format", help="graphml has the names and relations only.", show_default=False)],
    target: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="- is standard output.", show_default=False)],
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Write the graph for another store or tool.

    Examples:

        kg export out --format nq -o - | gzip > graph.nq.gz
        kg export شبكة --format graphml -o شبكة.graphml
    """
    from kg.graph.export import export as write
    from kg.pipeline import GRAPH, load_graph
    from kg.view.graphml import write_graphml
    from kg.view.read import from_graph

    content = io.BytesIO()
    graph = load_graph(out)
    if form == "graphml":
        write_graphml(from_graph(graph), content)
    else:
        write((out / GRAPH).read_bytes(), form, content)
    if target == "-":
        sys.stdout.buffer.write(content.getvalue())
        return
    _write(Path(target), content.getvalue())
    _say(f"{target}: {len(graph)} triples", quiet=quiet)
    if as_json:
        _json({"file": target, "format": form, "triples": len(graph)})


@app.command()
def validate(out: Built, as_json: Json = False, quiet: Quiet = False) -> None:
    """Check the graph against the shapes of the ontology; ends with 1 if it breaks one.

    Examples:

        kg validate out
        kg validate شبكة --json
    """
    from kg.graph import validate as check
    from kg.pipeline import load_graph

    conforms, problems, _ = check(load_graph(out))
    _say("the graph keeps to the shapes" if conforms else f"{len(problems)} faults", quiet=quiet)
    _judge(problems, {"conforms": conforms}, as_json=as_json)


@app.command()
def verify(out: Built, as_json: Json = False, quiet: Quiet = False) -> None:
    """Open every article again by its hash and compare every stretch of text in the graph with it; ends with 1 if one differs.

    Examples:

        kg verify out
        kg verify شبكة --json
    """
    from kg.pipeline import verify_output

    found = verify_output(out)
    _say(f"{found.spans} stretches of text compared, {len(found.problems)} faults", quiet=quiet)
    _judge(found.problems, {"spans": found.spans}, as_json=as_json)


@models_app.command("list")
def list_models(models: Models = None, config: Config = None, as_json: Json = False, quiet: Quiet = False) -> None:
    """Show which models are there, and which a build would use.

    Examples:

        kg models list
        kg models list --models نماذجي --json
    """
    from kg.nlp.models import BUNDLED, OFFICIAL, check, locate

    used = _settings(config, models=models).models
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
    _show(found, as_json=as_json)


@models_app.command("get")
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
    _show([_described(got)], as_json=as_json)


@models_app.command("train")
def train(
    corpora: Corpora,
    folder: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to make.", show_default=False)],
    work: Annotated[Path, typer.Option("--work", metavar="DIR", help="Keeps files, logs, what is done.")] = Path("training"),
    parts: Annotated[list[str] | None, typer.Option("--part", metavar="PART", help="Train only this, and what it needs.")] = None,
    jobs: Annotated[int, typer.Option("--jobs", min=1, help="Parts that train at the same time.")] = 1,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Train a set of models from corpora; go on where an earlier training stopped.

    With --part, models are made in the work folder and no set is put together.

    Examples:

        kg models train --corpora corpora -o models
        kg models train --corpora مدونات -o نماذج --part ner --jobs 2
    """
    from kg.nlp.models import locate
    from kg.nlp.resources import install_models
    from kg.nlp.train.run import default_settings, train_models

    for step in train_models(corpora, work, settings=default_settings(), jobs=jobs, only=parts or ()):
        _say(f"{step.part}: {step.event}" + (f" after {step.seconds:.0f} s" if step.seconds else ""), quiet=quiet)
    if not parts:
        install_models(work / "models", folder)
        _show([_described(locate(str(folder)))], as_json=as_json)


@models_app.command("evaluate")
def evaluate(corpora: Corpora, models: Models = None, config: Config = None, as_json: Json = False, quiet: Quiet = False) -> None:
    """Score models on the test parts of the corpora: F1 in percent.

    Examples:

        kg models evaluate --corpora corpora
        kg models evaluate --corpora مدونات --models نماذجي --json
    """
    from kg.nlp.models import check, locate
    from kg.nlp.train.evaluate import as_table, evaluate_models

    chosen = locate(_settings(config, models=models).models)
    check(chosen)
    if quiet:
        logging.disable(logging.WARNING)
    with contextlib.redirect_stdout(io.StringIO() if quiet else sys.stderr):  # the evaluation of the shared task prints
        scores = as_table(evaluate_models(chosen, corpora))
    _show(scores, as_json=as_json)


def _settings(config: Path | None, **given: object) -> "Settings":
    from kg.settings import load_settings

    return load_settings(config, given)


def _described(models: "ModelSet") -> dict[str, str]:
    return {"models": models.name, "folder": str(models.folder), "digest": models.digest, "licence": models.licence}


def _read(name: str) -> str:
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise InputError(f"{name}: cannot be read: {fault}") from fault


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as fault:
        raise OutputError(f"{path}: cannot be written: {fault.strerror}") from fault


def _judge(problems: Sequence["Problem"], about: Mapping[str, object], *, as_json: bool) -> None:
    """Write what is wrong with a graph to standard output, and end with 1 if something is."""
    rows = [{"where": problem.where, "reason": problem.reason} for problem in problems]
    if as_json:
        _json({**about, "problems": rows})
    else:
        _show(rows, as_json=False)
    if problems:
        raise typer.Exit(INCOMPLETE)


def _show(rows: Sequence[Mapping[str, object]], *, as_json: bool) -> None:
    """Write records to standard output: as JSON, or as a table of their values."""
    if as_json:
        _json(rows)
    elif rows:
        _table(tuple(rows[0]), [[str(value) for value in row.values()] for row in rows])


def _json(value: object) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _table(columns: Sequence[str], cells: Iterable[Sequence[str]]) -> None:
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
def _progress(*, quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """Yield what shows the progress of each stage on standard error, if that is a terminal; a total of 0 is not known yet."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as bars:
        tasks: dict[str, TaskID] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=None)
            bars.update(tasks[stage], completed=done, total=total or None)

        yield show


def _say(message: str, *, quiet: bool) -> None:
    if not quiet:
        typer.echo(_CONTROLS.sub(" ", message), err=True)


def _leave(message: str, code: int) -> NoReturn:
    if "--debug" in sys.argv:
        traceback.print_exc()
    typer.echo(f"kg: {message}", err=True)
    sys.exit(code)
