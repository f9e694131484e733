"""Named questions with values for their parameters, over HTTP."""

import pytest
import requests

from kg.query import Question, fill, list_questions
from kg.serve.parameters import parameter_label
from tests.serve.conftest import EVIL, Served

ASKING = [question for question in list_questions() if question.parameters]


def filled(served: Served, name: str, values: dict[str, str]) -> requests.Response:
    return requests.get(f"{served.address}question/{name}", values, timeout=60)


@pytest.mark.parametrize("question", ASKING, ids=lambda question: question.name)
def test_the_query_is_the_one_that_the_command_line_asks(served: Served, question: Question) -> None:
    values = dict.fromkeys(question.parameters, EVIL)
    answer = filled(served, question.name, values)
    assert (answer.status_code, answer.text) == (200, fill(question.sparql.strip(), values))
    assert answer.headers["content-type"].startswith("text/plain")
    asked = requests.post(f"{served.address}sparql", {"query": answer.text}, timeout=60)
    assert asked.status_code == 200


@pytest.mark.parametrize(
    ("name", "values", "status"),
    [
        ("said-by", {}, 400),
        ("said-by", {"name": " "}, 400),
        ("said-by", {"name": "!"}, 400),
        ("said-by", {"name": "سالم", "other": "سالم"}, 400),
        ("places", {}, 200),
        ("../said-by", {}, 404),
        ("none", {}, 404),
    ],
)
def test_what_cannot_be_filled_is_told(served: Served, name: str, values: dict[str, str], status: int) -> None:
    assert filled(served, name, values).status_code == status


@pytest.mark.parametrize(("parameter", "names"), [("place", ["تدمر"]), ("name", ["تدمر", "سالم"]), ("unknown", ["تدمر", "سالم"])])
def test_names_are_suggested_but_none_that_turn_the_direction(served: Served, parameter: str, names: list[str]) -> None:
    answer = requests.get(f"{served.address}names", {"of": parameter}, timeout=60)
    assert answer.json() == names


def test_every_parameter_of_a_question_has_a_name_in_arabic(served: Served) -> None:
    page = requests.get(served.address, timeout=60).text
    for question in ASKING:
        assert page.count(f'action="/question/{question.name}"') == 1
    assert all(parameter_label(name).arabic != name for question in ASKING for name in question.parameters)
