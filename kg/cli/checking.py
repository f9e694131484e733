"""`kg validate` and `kg verify`: whether a graph can be trusted."""

from kg.cli.options import Built, Json, Quiet
from kg.cli.output import judge, say


def validate(out: Built, as_json: Json = False, quiet: Quiet = False) -> None:
    """Check the graph against the shapes of the ontology; ends with 1 if it breaks one.

    Examples:

        kg validate out
        kg validate شبكة --json
    """
    from kg.built import load_graph
    from kg.graph import validate as check

    conforms, problems, _ = check(load_graph(out))
    say("the graph keeps to the shapes" if conforms else f"{len(problems)} faults", quiet=quiet)
    judge(problems, {"conforms": conforms}, as_json=as_json)


def verify(out: Built, as_json: Json = False, quiet: Quiet = False) -> None:
    """Open every article again by its hash and compare every stretch of text in the graph with it; ends with 1 if one differs.

    Examples:

        kg verify out
        kg verify شبكة --json
    """
    from kg.built import verify_output

    found = verify_output(out)
    say(f"{found.spans} stretches of text compared, {len(found.problems)} faults", quiet=quiet)
    judge(found.problems, {"spans": found.spans}, as_json=as_json)
