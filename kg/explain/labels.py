"""The Arabic names of what an explanation shows: properties from the ontology, everything else from `assets/labels.csv`."""

import csv
from functools import cache
from importlib.resources import files

from kg.terms import LABELS


def arabic(key: str) -> str:
    """Return the Arabic name of a kind, a reason or a property; what has none is shown as it is.

    >>> arabic("conductedBy"), arabic("no-speaker"), arabic("new")
    ('ينفذها', 'ليس في الجملة من يصلح قائلا', 'new')
    """
    return _listed().get(key) or LABELS.get(key, {}).get("ar", key)


@cache
def _listed() -> dict[str, str]:
    table = (files("kg.explain") / "assets" / "labels.csv").read_text("utf-8")
    return {row["key"]: row["arabic"] for row in csv.DictReader(table.splitlines())}
