"""`kg resolve`: why mentions are one entity, and the user's own decisions."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Built, Json, Quiet
from kg.cli.output import say, show, show_json
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.resolve.account import Account

Pair = tuple[str, str]


def resolve(
    out: Built,
    name: Annotated[str | None, typer.Option("--show", metavar="NAME", help="Show what this name or id is made of.")] = None,
    same: Annotated[Pair | None, typer.Option("--same", metavar="A B", help="Decide that two things are one.")] = None,
    different: Annotated[Pair | None, typer.Option("--different", metavar="A B", help="Decide that two things are not.")] = None,
    undo: Annotated[Pair | None, typer.Option("--undo", metavar="A B", help="Take back the decisions about two things.")] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show why mentions are one entity, and decide otherwise; without an option, list the decisions.

    A and B are names, ids or IRIs. Decisions are rows of OUT/decisions.csv; the next `kg build` into OUT follows them.

    Examples:

        kg resolve out --different 9d2f0c6a1be87f35 04b7c1d2e3f4a596
        kg resolve شبكة --same 'الملا عمر' 'محمد عمر'
    """
    from kg.built import DECISIONS, add_decision, drop_decisions, load_decisions

    chosen = {"same": same, "different": different}
    if sum(option is not None for option in (name, same, different, undo)) > 1:
        raise typer.BadParameter("one of --show, --same, --different and --undo at a time")
    if name is not None:
        _show(out, name, as_json=as_json)
        return
    for verdict, pair in chosen.items():
        if pair:
            made = add_decision(out, verdict, *pair)
            say(
                f"{out / DECISIONS}: {made.first_name} and {made.second_name} are {verdict}; build again to apply it", quiet=quiet
            )
    if undo:
        dropped = drop_decisions(out, *undo)
        say(f"{out / DECISIONS}: {len(dropped)} decisions taken back; build again to apply it", quiet=quiet)
    show([asdict(decision) for decision in load_decisions(out)], as_json=as_json)


def _show(out: Built, name: str, *, as_json: bool) -> None:
    from kg.built import load_accounts
    from kg.resolve.account import find

    found = find(load_accounts(out), name)
    if not found:
        raise InputError(f"{name}: there is nothing of that name or id in {out}")
    if as_json:
        show_json([asdict(account) for account in found])
        return
    for account in found:
        typer.echo(f"{account.kind} {account.label} ({account.id})")
        show(_parts(account), as_json=False)
        show(_comparisons(account), as_json=False)


def _parts(account: "Account") -> list[dict[str, object]]:
    return [
        {
            "part": part.id,
            "name": part.name,
            "spelling": ", ".join(part.rules),
            "chain": chain.id,
            "article": chain.article,
            "names": ", ".join(chain.names),
            "mentions": len(chain.mentions),
        }
        for part in account.parts
        for chain in part.chains
    ]


def _comparisons(account: "Account") -> list[dict[str, object]]:
    return [
        {
            "first": one.first,
            "second": one.second,
            "verdict": one.verdict,
            "by": one.decided,
            "score": one.score,
            "feature": feature.name,
            "adds": feature.score,
            "reason": feature.reason,
        }
        for one in account.comparisons
        for feature in one.features
    ]
