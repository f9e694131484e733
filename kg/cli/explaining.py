"""`kg explain`: one article with its facts, the rules that made them, and what was not coded."""

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

import typer

from kg.cli.options import Built, Json, Quiet
from kg.cli.output import say, writing

if TYPE_CHECKING:
    from kg.explain import Explanation

ExplainFormat: TypeAlias = Literal["text", "html", "json"]


def explain(
    out: Built,
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Its id, or a part only it has.", show_default=False)],
    form: Annotated[ExplainFormat, typer.Option("--format", help="text is in colour on a terminal.")] = "text",
    target: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there instead.")] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show an article with its facts, the rule and confidence of each, and what was not coded and why.

    Examples:

        kg explain out article-17
        kg explain شبكة الموصل --format html -o الموصل.html
    """
    from kg.built import explain_article
    from kg.explain import as_html, as_json_text, as_text

    found = explain_article(out, article)
    on_terminal = target is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    writers: dict[str, Callable[[Explanation], str]] = {
        "html": as_html,
        "json": as_json_text,
        "text": partial(as_text, colour=on_terminal),
    }
    text = writers["json" if as_json else form](found)
    if target is None:
        typer.echo(text, nl=False, color=on_terminal)
        return
    with writing(target) as file:
        file.write(text.encode("utf-8"))
    say(f"{target}: {len(found.facts)} facts, {len(found.uncoded)} sentences not coded", quiet=quiet)
