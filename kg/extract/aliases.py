"""Second names that the text itself gives: سالم المعروف بأبي ليلى, تنظيم الدولة الإسلامية (داعش), المفوضية أو «المكتب»."""

from collections.abc import Sequence

from kg.extract.candidates import MARKS, Candidate
from kg.extract.reading import Reading
from kg.extract.tables import Tables

_ACTORS = frozenset(("Person", "Organization", "ArmedGroup", "Group", "State"))
_FARTHEST = 4


def alias_of(reading: Reading, names: Sequence[Candidate], index: int, tables: Tables) -> int:
    """Return the index of the earlier actor that a candidate is another name of, by a phrase such as المعروف باسم; else -1."""
    candidate = names[index]
    if candidate.kind not in _ACTORS:
        return -1
    start = reading.starts[candidate.first]
    for place in range(candidate.first - 1, max(start, candidate.first - _FARTHEST) - 1, -1):
        unit = reading.units[place]
        if unit.fold in tables.words["alias"]:
            return next((i for i in range(index - 1, -1, -1) if names[i].kind in _ACTORS and start <= names[i].first < place), -1)
        if unit.fold and unit.text not in MARKS and unit.fold not in tables.words["by-name"]:
            return -1
    return -1
