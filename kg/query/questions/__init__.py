"""The named questions: each a file `*.rq` here, whose first line asks it in English and in Arabic.

    # Who said what about a place? / من قال ماذا عن مكان؟
    SELECT …

A variable written with `$` stands for a name that the user gives.
"""

import difflib
import functools
from dataclasses import dataclass
from importlib import resources

from kg.errors import QueryError
from kg.query.parameters import parameters


@dataclass(frozen=True, slots=True)
class Question:
    """A named question.

    Attributes:
        name: of the file, without its extension.
        english, arabic: the question in words.
        sparql: the query; the prefixes of the ontology are not declared in it.
        parameters: the names that the user must give, for `kg.query.parameters.fill`.
    """

    name: str
    english: str
    arabic: str
    sparql: str
    parameters: tuple[str, ...] = ()


@functools.cache
def list_questions() -> tuple[Question, ...]:
    """Return all named questions, by name."""
    files = (file for file in resources.files(__name__).iterdir() if file.name.endswith(".rq"))
    return tuple(sorted((_read(file.name, file.read_text("utf-8")) for file in files), key=lambda question: question.name))


def question(name: str) -> Question:
    """Return the question called `name`.

    Raises:
        QueryError: there is none; the message names those that look like it, else all.

    >>> question("places").arabic
    'أي الأماكن ذُكرت، وما نوعها، وأين تقع؟'
    """
    questions = {found.name: found for found in list_questions()}
    if name not in questions:
        near = difflib.get_close_matches(name, questions, n=3, cutoff=0.5)
        advice = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(questions)}"
        raise QueryError(f"there is no question called {name!r}; {advice}")
    return questions[name]


def _read(file: str, text: str) -> Question:
    first, _, sparql = text.partition("\n")
    english, _, arabic = first.removeprefix("#").partition(" / ")
    return Question(file.removesuffix(".rq"), english.strip(), arabic.strip(), sparql, parameters(sparql))
