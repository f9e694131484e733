"""The Arabic and English names of what the page shows, from `assets/labels.csv`."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Label:
    """One name in both languages of the page."""

    arabic: str
    english: str


@cache
def labels(group: str) -> Mapping[str, Label]:
    """Return term → label for one group, in the order of the table.

    The groups are "class", "relation", "fact", "value" (of a fact) and "word" (everything else that the page says). A term that is
    not in the table is shown by its own name.

    >>> labels("class")["Person"]
    Label(arabic='شخص', english='Person')
    """
    table = (files("kg.view") / "assets" / "labels.csv").read_text("utf-8")
    rows = csv.DictReader(table.splitlines())
    return MappingProxyType({row["term"]: Label(row["arabic"], row["english"]) for row in rows if row["group"] == group})
