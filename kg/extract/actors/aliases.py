"""Second names that the text itself gives: سالم المعروف بأبي ليلى, تنظيم الدولة الإسلامية (داعش), المفوضية أو «المكتب»."""

from collections.abc import Sequence

from kg.extract.reading.candidates import MARKS, Candidate
from kg.extract.reading.reading import Reading
from kg.extract.tables import Tables

_ACTORS = frozenset(("Person", "Organization", "ArmedGroup", "Group", "State"))
_FARTHEST = 4
_COMMAS = frozenset("،,")
_OPENING = frozenset('(«“"{')


def alias_of(reading: Reading, names: Sequence[Candidate], index: int, tables: Tables) -> int:
    """Return the index of the earlier actor that a candidate is another name of, by a phrase such as المعروف باسم; else -1."""
    candidate = names[index]
    if candidate.kind not in _ACTORS:
        return -1
    if index and _is_apposed(reading, names[index - 1], candidate, tables):
        return index - 1
    start = reading.starts[candidate.first]
    for place in range(candidate.first - 1, max(start, candidate.first - _FARTHEST) - 1, -1):
        unit = reading.units[place]
        if unit.fold in tables.words["alias"]:
            return next((i for i in range(index - 1, -1, -1) if names[i].kind in _ACTORS and start <= names[i].first < place), -1)
        if unit.fold and unit.text not in MARKS and unit.fold not in tables.words["by-name"]:
            return -1
    return -1


def _is_apposed(reading: Reading, before: Candidate, candidate: Candidate, tables: Tables) -> bool:
    """Tell whether a name says again who stands right before it: in marks, or as the branch of a body.

    حلف شمال الأطلسي (الناتو), القوات الخاصة «الصاعقة», كتائب القسام، الجناح العسكري لحماس
    """
    between = [unit.text for unit in reading.units[before.last : candidate.first]]
    alike = (before.kind == "Person") == (candidate.kind == "Person") and before.kind in _ACTORS
    if not alike or reading.starts[before.first] != reading.starts[candidate.first]:
        return False
    if candidate.rule == "head-branch" and candidate.inner is not None and candidate.kind != "Person":
        return all(text in MARKS or text in _COMMAS for text in between)
    after = reading.units[candidate.last].text if candidate.last < len(reading.units) else ""
    return bool(between) and between[-1] in _OPENING and after in MARKS and all(text in MARKS for text in between)
