"""`kg diff`."""

from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Json, Quiet
from kg.cli.output import INCOMPLETE, say, show_json, show_table


def diff(
    before: Annotated[Path, typer.Argument(metavar="A", help="A folder that `kg build` wrote.", show_default=False)],
    after: Annotated[Path, typer.Argument(metavar="B", help="Another.", show_default=False)],
    exit_code: Annotated[bool, typer.Option("--exit-code", help="End with 1 if the graphs differ.")] = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show what the second graph says otherwise than the first: facts added, withdrawn and re-attributed, and why.

    The reason is the rule that read the fact, or the comparison or decision that merged or separated what it speaks of; the
    cause is an article that came, went or changed, or the models, program or settings that are not the same.

    Examples:

        kg diff out-before out
        kg diff شبكة شبكة٢ --json --exit-code
    """
    from kg.built import compare_outputs

    changes = compare_outputs(before, after)
    if as_json:
        show_json({"same": not changes, "changes": [asdict(change) for change in changes]})
    elif changes:
        rows = (asdict(change) | {"articles": " ".join(change.articles)} for change in changes)
        show_table(tuple(asdict(changes[0])), [list(row.values()) for row in rows])
    counts = Counter(change.change for change in changes)
    say(", ".join(f"{count} {change}" for change, count in sorted(counts.items())) or "no difference", quiet=quiet)
    if changes and exit_code:
        raise typer.Exit(INCOMPLETE)
