"""How sure a fact is: what was measured of the rule that made it.

    annotated articles ─► hits and misses of each rule (rules.toml, written by benchmarks/rules.py) ─► confidence

A rule that was right h times and wrong m times is trusted (h + 1) / (h + m + 2): what a rule that starts at one half has earned.
So a rule seen once is not certain, one never seen is one half, and with many cases the value is the measured precision.

Source: Laplace's rule of succession.
"""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib import resources

from kg.model import Extraction

KINDS = ("mention", "statement", "relation")
_TABLE = "rules.toml"


@dataclass(frozen=True, slots=True)
class Measured:
    """What is known of the rules.

    Attributes:
        annotations: SHA-256 of the annotations that they were measured on.
        cases: hits and misses of each rule, by kind of fact and name of the rule.
    """

    annotations: str
    cases: Mapping[tuple[str, str], tuple[int, int]]


@functools.cache
def load_measured() -> Measured:
    """Return the table that the package carries, read once a process."""
    table = tomllib.loads(resources.files("kg.extract").joinpath(_TABLE).read_text("utf-8"))
    cases = {(kind, rule): (hits, misses) for kind in KINDS for rule, (hits, misses) in table.get(kind, {}).items()}
    return Measured(table["annotations"], cases)


def as_toml(measured: Measured) -> str:
    """Return the table as it is kept: rules sorted by kind and name, each with hits and misses.

    >>> print(as_toml(Measured("ab12", {("relation", "grip"): (3, 1)})))
    # Hits and misses of each rule on annotated articles; written by benchmarks/rules.py.
    annotations = "ab12"
    <BLANKLINE>
    [relation]
    "grip" = [3, 1]
    <BLANKLINE>
    """
    lines = ["# Hits and misses of each rule on annotated articles; written by benchmarks/rules.py."]
    lines.append(f'annotations = "{measured.annotations}"')
    for kind in KINDS:
        rules = sorted(rule for of, rule in measured.cases if of == kind)
        if rules:
            lines += ["", f"[{kind}]", *(f'"{rule}" = {list(measured.cases[kind, rule])}' for rule in rules)]
    return "\n".join(lines) + "\n"


def confidence(hits: int, misses: int) -> float:
    """Return how far to trust a rule with these cases, in (0, 1), to two digits.

    >>> confidence(0, 0), confidence(1, 0), confidence(87, 11)
    (0.5, 0.67, 0.88)
    """
    return round((hits + 1) / (hits + misses + 2), 2)


def calibrated(extraction: Extraction, measured: Measured) -> Extraction:
    """Return the extraction with the confidence of each fact set to that of its rule."""

    def of(kind: str, rule: str) -> float:
        return confidence(*measured.cases.get((kind, rule), (0, 0)))

    return replace(
        extraction,
        mentions=tuple(replace(m, confidence=of("mention", m.rule)) for m in extraction.mentions),
        statements=tuple(replace(s, confidence=of("statement", s.rule)) for s in extraction.statements),
        relations=tuple(replace(r, confidence=of("relation", r.rule)) for r in extraction.relations),
    )
