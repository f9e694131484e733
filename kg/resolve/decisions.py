"""The decisions of a user as a file, `decisions.csv`, that a build reads and never writes.

    verdict,first,second,first_name,second_name
    different,1f0c…,77ab…,محمد علي,محمد علي

The ids are those of entities, of the parts that they are made of, or of chains, as `kg resolve OUT --show NAME` tells them. A row
that is taken out is a decision undone. The names are for people.
"""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import astuple, fields

from kg.errors import InputError
from kg.model import Decision

_COLUMNS = tuple(field.name for field in fields(Decision))
_VERDICTS = ("same", "different")
_ID = re.compile("[0-9a-f]{16}")


def parse_decisions(text: str, *, file: str) -> tuple[Decision, ...]:
    """Return the decisions of a CSV text, in order.

    Args:
        file: the name for error messages.

    Raises:
        InputError: the header, the number of cells, a verdict or an id is wrong; the message names file and line.

    >>> parse_decisions("verdict,first,second,first_name,second_name\\nsame,00000000000000aa,00000000000000bb,,\\n", file="d.csv")
    (Decision(verdict='same', first='00000000000000aa', second='00000000000000bb', first_name='', second_name=''),)
    """
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        if tuple(next(reader, ())) != _COLUMNS:
            raise InputError(f"{file}:1: the header must be {','.join(_COLUMNS)}")
        return tuple(_decision(cells, f"{file}:{reader.line_num}") for cells in reader if cells)
    except csv.Error as fault:
        raise InputError(f"{file}:{reader.line_num}: {fault}") from fault


def format_decisions(decisions: Iterable[Decision]) -> str:
    """Return decisions as a CSV text, sorted and each once; what `parse_decisions` reads."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(sorted({astuple(decision) for decision in decisions}))
    return target.getvalue()


def _decision(cells: list[str], where: str) -> Decision:
    if len(cells) != len(_COLUMNS):
        raise InputError(f"{where}: {len(cells)} cells, not {len(_COLUMNS)}")
    found = Decision(*cells)
    if found.verdict not in _VERDICTS:
        raise InputError(f"{where}: the verdict is {found.verdict or 'empty'}, not {' or '.join(_VERDICTS)}")
    for identifier in (found.first, found.second):
        if not _ID.fullmatch(identifier):
            raise InputError(f"{where}: {identifier or 'nothing'} is no id of 16 hexadecimal digits")
    if found.first == found.second:
        raise InputError(f"{where}: both ids are {found.first}")
    return found
