"""`kg resolve` on a folder as `kg build` writes it."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from kg.built import DECISIONS, IDENTITY, add_decision, drop_decisions, load_accounts, load_decisions
from kg.cli import app
from kg.errors import InputError, OutputError
from kg.resolve import resolve
from kg.resolve.account import write_accounts
from tests.resolve.support import extraction

ARTICLES = [
    extraction("a", "Person:جون برادلين", "Person:سامي الدروبي"),
    extraction("b", "Person:جون برادلن", "Location:تدمر"),
]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with the account of two articles."""
    (tmp_path / IDENTITY).write_text(write_accounts(resolve(ARTICLES)), "utf-8")
    return tmp_path


def kg(*arguments: str | Path) -> Result:
    """Run `kg resolve`."""
    return CliRunner().invoke(app, ["resolve", *map(str, arguments)])


def shown(*arguments: str | Path) -> Any:
    """Return what `kg resolve --json` writes."""
    return json.loads(kg(*arguments, "--json", "--quiet").stdout)


def test_a_merge_is_shown_with_its_features_and_reasons(out: Path) -> None:
    told = kg(out, "--show", "جون برادلين").stdout
    for word in ("جون برادلن", "spelling", "long-vowels", "same", "rules"):
        assert word in told
    (account,) = shown(out, "--show", "جون برادلين")
    assert [feature["name"] for one in account["comparisons"] for feature in one["features"]] == ["spelling"]


def test_a_decision_is_kept_followed_listed_and_taken_back(out: Path) -> None:
    told = kg(out, "--different", "جون برادلين", "جون برادلن")
    assert told.exit_code == 0
    assert "build again" in told.stderr
    assert len(resolve(ARTICLES, load_decisions(out)).entities) == len(resolve(ARTICLES).entities) + 1
    (row,) = shown(out)
    assert row["verdict"] == "different"
    assert kg(out, "--undo", "جون برادلن", "جون برادلين").exit_code == 0
    assert load_decisions(out) == ()
    assert resolve(ARTICLES, load_decisions(out)) == resolve(ARTICLES)


def test_a_new_decision_about_the_same_two_takes_the_place_of_the_older(out: Path) -> None:
    add_decision(out, "different", "جون برادلين", "جون برادلن")
    first, second = (part.id for account in load_accounts(out) for part in account.parts if "برادل" in part.name)
    add_decision(out, "different", second, first)
    assert len(load_decisions(out)) == 1


def test_two_things_are_joined_by_name(out: Path) -> None:
    assert kg(out, "--same", "سامي الدروبي", "جون برادلين").exit_code == 0
    assert len(resolve(ARTICLES, load_decisions(out)).entities) == len(resolve(ARTICLES).entities) - 1


def test_what_is_not_there_is_told(out: Path) -> None:
    assert isinstance(kg(out, "--show", "هدى العلي").exception, InputError)
    assert kg(out, "--show", "x", "--same", "a", "b").exit_code == 2
    with pytest.raises(InputError, match="no decision"):
        drop_decisions(out, "جون برادلين", "جون برادلن")
    (out / IDENTITY).write_text("{}\n", "utf-8")
    with pytest.raises(OutputError, match="is broken"):
        load_accounts(out)
    (out / IDENTITY).unlink()
    with pytest.raises(OutputError, match="kg build"):
        load_accounts(out)
    (out / DECISIONS).write_bytes(b"\xff")
    with pytest.raises(InputError, match="cannot be read"):
        load_decisions(out)
