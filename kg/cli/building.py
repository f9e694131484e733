"""`kg build`."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Config, Json, Models, Quiet, settings_of
from kg.cli.output import INCOMPLETE, progress, say


def build(
    sources: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files, folders, or -.", show_default=False)],
    out: Annotated[Path, typer.Option("--output", "-o", metavar="OUT", help="The folder to write.", show_default=False)],
    models: Models = None,
    base_iri: Annotated[
        str | None, typer.Option("--base-iri", metavar="IRI", help="What all resources' IRIs begin with.")
    ] = None,
    workers: Annotated[int | None, typer.Option("--workers", metavar="N", help="Processes; 0 for one on each core.")] = None,
    threads: Annotated[int | None, typer.Option("--threads", metavar="N", help="Of each worker; 0 shares out the cores.")] = None,
    engine: Annotated[str | None, typer.Option("--engine", metavar="NAME", help="What runs them: processes, or ray.")] = None,
    fetch: Annotated[
        bool, typer.Option("--fetch", help="Fetch the addresses in a list; never those of a local network.")
    ] = False,
    config: Config = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Read articles and write their graph: graph.ttl, graph.html, store/, articles/ and report.json in OUT.

    Reads text, HTML and JSON Lines in any usual encoding, lists of files and addresses (*.list), and standard input (-). What
    cannot be read is refused and named. What is worked out is kept in OUT/work.sqlite: the next build does only what has changed,
    and one that was interrupted goes on.

    Examples:

        kg build seeds -o out
        kg build أخبار/ مقال.html -o شبكة --workers 2
    """
    from kg.built import REPORT
    from kg.pipeline import build as run

    given = {
        "models": models,
        "base_iri": base_iri,
        "workers": workers,
        "threads": threads,
        "engine": engine,
        "fetch": fetch or None,
    }
    settings = settings_of(config, **given)
    with progress(quiet=quiet) as on_progress:
        report = run(sources, out, settings, on_progress=on_progress)
    for problem in report.problems:
        say(f"{problem.severity}: {problem.where}: {problem.reason}", quiet=quiet and problem.severity != "refused")
    say(f"{out}: {len(report.articles)} articles, {report.entities} entities, {report.triples} triples", quiet=quiet)
    if as_json:
        typer.echo((out / REPORT).read_text("utf-8"), nl=False)
    if report.refused:
        raise typer.Exit(INCOMPLETE)
