import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.serve.formats import GRAPHS, RESULTS, choose, preferences


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        ("", ("*/*",)),
        ("text/csv", ("text/csv",)),
        ("text/csv;q=0.1, text/turtle;q=0.2", ("text/turtle", "text/csv")),
        ("TEXT/CSV; charset=utf-8; Q=0.5 ,application/json", ("application/json", "text/csv")),
        ("text/csv;q=0", ("*/*",)),
        ("text/csv;q=many, application/json", ("application/json",)),
        (", ,", ("*/*",)),
    ],
)
def test_an_accept_header_is_read_best_first(accept: str, wanted: tuple[str, ...]) -> None:
    assert preferences(accept) == wanted


@given(st.text())
def test_any_accept_header_can_be_read(accept: str) -> None:
    assert preferences(accept)


@pytest.mark.parametrize(
    ("wanted", "name"),
    [("*/*", "json"), ("application/*", "json"), ("text/*", "xml"), ("csv", "csv"), ("text/tab-separated-values", "tsv")],
)
def test_a_format_is_chosen_by_name_type_or_range(wanted: str, name: str) -> None:
    chosen = choose(RESULTS, ["image/png", wanted])
    assert chosen
    assert chosen.name == name


def test_what_cannot_be_had_is_not_chosen() -> None:
    assert choose(GRAPHS, ["text/csv", "image/*"]) is None
    assert choose(RESULTS, ["text/turtle"]) is None
