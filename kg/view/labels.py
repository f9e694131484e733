"""The Arabic and English names of what the page shows: terms from the ontology, everything else from `assets/labels.csv`."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from kg.terms import LABELS


@dataclass(frozen=True, slots=True)
class Label:
    """One name in both languages of the page."""

    arabic: str
    english: str


@cache
def labels(group: str) -> Mapping[str, Label]:
    """Return key → label for one group.

    The groups are "term" (local names of classes and properties), "inverse" (what a property is called from its other end),
    "value" (what closed lists of the graph hold, such as "Siege") and "word" (what else the page says). What has no label is
    shown as it is.

    >>> labels("value")["Siege"]
    Label(arabic='حصار', english='siege')
    >>> labels("term")["Person"]
    Label(arabic='شخص', english='person')
    """
    table = (files("kg.view") / "assets" / "labels.csv").read_text("utf-8")
    rows = csv.DictReader(table.splitlines())
    listed = {row["key"]: Label(row["arabic"], row["english"]) for row in rows if row["group"] == group}
    terms = {name: Label(names["ar"], names["en"]) for name, names in LABELS.items()}
    return MappingProxyType(terms | listed if group == "term" else listed)
