"""`kg build`."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Config, Json, Models, Quiet, settings_of
from kg.cli.output import INCOMPLETE, progress, say, show, show_json
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.settings import Settings


def build(
    sources: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files, folders, or -.", show_default=False)],
    out: Annotated[Path, typer.Option("--output", "-o", metavar="OUT", help="The folder to write.", show_default=False)],
    models: Models = None,
    base_iri: Annotated[
        str | None, typer.Option("--base-iri", metavar="IRI", help="What all resources' IRIs begin with.")
    ] = None,
    workers: Annotated[int | None, typer.Option("--workers", metavar="N", help="Processes; 0 for one on each core.")] = None,
    threads: Annotated[int | None, typer.Option("--threads", metavar="N", help="Of each worker; 0 lets torch choose.")] = None,
    engine: Annotated[str | None, typer.Option("--engine", metavar="NAME", help="What runs them: processes, or ray.")] = None,
    fetch: Annotated[
        bool, typer.Option("--fetch", help="Fetch the addresses in a list; never those of a local network.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Read the articles, tell what would be done, write nothing.")
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
    given = {
        "models": models,
        "base_iri": base_iri,
        "workers": workers,
        "threads": threads,
        "engine": engine,
        "fetch": fetch or None,
    }
    settings = settings_of(config, **given)
    if dry_run:
        _rehearse(sources, out, settings, as_json=as_json)
        return
    from kg.built import REPORT
    from kg.pipeline import build as run

    with progress(quiet=quiet) as on_progress:
        report = run(sources, out, settings, on_progress=on_progress)
    for problem in report.problems:
        say(f"{problem.severity}: {problem.where}: {problem.reason}", quiet=quiet and problem.severity != "refused")
    say(f"{out}: {len(report.articles)} articles, {report.entities} entities, {report.triples} triples", quiet=quiet)
    if as_json:
        typer.echo((out / REPORT).read_text("utf-8"), nl=False)
    if report.refused:
        raise typer.Exit(INCOMPLETE)


def _rehearse(sources: Sequence[str], out: Path, settings: "Settings", *, as_json: bool) -> None:
    """Show which articles a build would read and which inputs it would refuse; addresses are not fetched.

    Raises:
        InputError: there are no articles.
    """
    from kg.corpus.read import read
    from kg.model import Article

    found = list(read(sources, max_bytes=settings.max_bytes, max_characters=settings.max_characters))
    articles = [one for one in found if isinstance(one, Article)]
    problems = [one for one in found if not isinstance(one, Article)]
    told = {
        "out": str(out),
        "exists": out.exists(),
        "models": settings.models,
        "articles": [{"id": one.id, "characters": len(one.text), "issued": one.issued} for one in articles],
        "problems": [asdict(one) for one in problems],
    }
    if as_json:
        show_json(told)
    else:
        show(
            [{"article": one.id, "characters": len(one.text), "issued": one.issued, "title": one.title} for one in articles],
            as_json=False,
        )
    for problem in problems:
        say(f"{problem.severity}: {problem.where}: {problem.reason}", quiet=False)
    size = sum(len(one.text) for one in articles)
    say(f"{out}: would hold the graph of {len(articles)} articles ({size:,} characters); nothing was written", quiet=False)
    if not articles:
        raise InputError("no article could be read")
    if any(one.severity == "refused" for one in problems):
        raise typer.Exit(INCOMPLETE)
