"""What a server shows, given to it by who starts it: stages do not know each other."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


class Question(Protocol):
    """A named question."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def english(self) -> str:
        """The question in English."""

    @property
    def arabic(self) -> str:
        """The question in Arabic."""

    @property
    def sparql(self) -> str:
        """The query."""

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of what the user must give, in order."""


class Label(Protocol):
    """A name in both languages."""

    @property
    def arabic(self) -> str:
        """In Arabic."""

    @property
    def english(self) -> str:
        """In English."""


@dataclass(frozen=True, slots=True)
class Site:
    """What a server shows.

    Attributes:
        graph: the interactive page of the graph; may be missing.
        articles: the folder of article texts, each in a file called by its SHA-256.
        font: a WOFF2 file with Arabic letters.
        questions: the named questions.
        fill: gives a query with values for its parameters, whatever the values hold; QueryError says what is wrong with them.
        values: the names of what closed lists of the graph hold, such as "Siege".
        names: host names, beside localhost, that the server is called by.
    """

    graph: Path
    articles: Path
    font: Path
    questions: Collection[Question]
    fill: Callable[[str, Mapping[str, str]], str]
    values: Mapping[str, Label]
    names: Collection[str] = ()
