"""The names of the rules: what is measured must still exist."""

import ast
import re
from pathlib import Path

import pytest

import kg.extract
from kg.extract.confidence import load_measured

FOLDER = Path(kg.extract.__file__).parent
# Names that are put together: the rule's family before the word list's, the model's or the verb's part of it, or a bound.
MADE = re.compile(
    r"(position|model|list|argument)-[a-z]+|toll-(about|at-least)|[a-zA-Z]+-of-(neighbour|whole)"
    r"|(perfect|imperfect|participle|noun)-\w+"
)


def spelled() -> set[str]:
    """Return every string that stands in the code of the rules."""
    trees = (ast.parse(path.read_text("utf-8")) for path in sorted(FOLDER.rglob("*.py")))
    return {
        node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.mark.parametrize("kind", ["mention", "statement", "relation"])
def test_every_measured_rule_is_in_the_code(kind: str) -> None:
    """A rule that was renamed would lose its figures without a word."""
    code = spelled()
    names = {rule for of, rule in load_measured().cases if of == kind}
    assert names
    assert sorted(name for name in names if name not in code and not MADE.fullmatch(name)) == []
