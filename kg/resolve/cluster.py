"""Parts that are likely one → clusters: which of them become one, under what forbids it and what a user has decided.

likely pairs ─ merges, best first ─ no forbidden pair in a cluster ─► clusters
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations, product
from typing import Generic, Protocol, TypeVar

from kg.model import Comparison, Decision, Feature
from kg.resolve.compare import THRESHOLD, forbidden, total

_SHOWN = 0.5  # from which score on a comparison that joined nothing is kept, so that it can be looked at
_USER = {"same": Feature("user", 1.0, "confirmed"), "different": Feature("user", -1.0, "forbidden")}


class _Part(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


Part = TypeVar("Part", bound=_Part)
Compare = Callable[[Part, Part], tuple[Feature, ...]]
Decided = Mapping[tuple[str, str], str]
"""Ids of two parts, in order → "same" or "different", as a user has decided."""


def decided_pairs(decisions: Iterable[Decision]) -> dict[tuple[str, str], str]:
    """Return the verdicts of a user; of two that contradict each other the one that keeps things apart holds."""
    ordered = sorted(decisions, key=lambda one: (one.verdict == "different", one.first, one.second))
    return {(min(one.first, one.second), max(one.first, one.second)): one.verdict for one in ordered}


def comparison(first: Part, second: Part, compare: Compare[Part], decided: Decided) -> Comparison | None:
    """Return the comparison of two parts, in order; nothing if it joins nothing and is not worth a look."""
    verdict = decided.get((first.id, second.id), "")
    if verdict:
        return Comparison(first.id, second.id, verdict, _USER[verdict].score, (_USER[verdict],), decided="user")
    features = compare(first, second)
    score = total(features)
    verdict = "different" if score < THRESHOLD or forbidden(features) else "same"
    return Comparison(first.id, second.id, verdict, score, features) if verdict == "same" or score >= _SHOWN else None


def cluster(
    parts: Iterable[Part], likely: Iterable[Comparison], compare: Compare[Part], decided: Decided
) -> tuple[tuple[tuple[Part, ...], ...], tuple[Comparison, ...]]:
    """Return the clusters, which are a partition of `parts`, and what came of the comparisons.

    Args:
        likely: the comparisons of these parts that say that two are one.
        decided: goes before the rules.
    """
    by_id = {part.id: part for part in parts}
    ours = {pair: verdict for pair, verdict in decided.items() if by_id.keys() >= set(pair)}
    found = {(one.first, one.second): one for one in likely}
    clusters = _Clusters(by_id, compare, ours)
    ranked = sorted(_unambiguous(found, by_id, compare), key=_best_first)
    kept = tuple(clusters.join(one) if one.verdict == "same" else one for one in ranked)
    return clusters.all(), kept


class _Clusters(Generic[Part]):
    """Growing sets of parts, of which none ever holds two parts that are forbidden to be one."""

    def __init__(self, by_id: Mapping[str, Part], compare: Compare[Part], decided: Decided) -> None:
        self._by_id, self._compare, self._decided = by_id, compare, decided
        self._vouched = frozenset(part for pair, verdict in decided.items() if verdict == "same" for part in pair)
        self._members: dict[str, tuple[str, ...]] = {part: (part,) for part in by_id}

    def join(self, found: Comparison) -> Comparison:
        """Join the clusters of two parts, and return the comparison; refused where something in them is forbidden to be one."""
        one, other = self._members[found.first], self._members[found.second]
        if one == other:
            return found
        for pair in product(one, other):
            if self._forbids(min(pair), max(pair), by_user=found.decided == "user"):
                names = " ~ ".join(sorted(self._by_id[part].name for part in pair))
                return _refused(found, Feature("in-the-way", -1.0, names))
        members = tuple(sorted(one + other))
        self._members |= dict.fromkeys(members, members)
        return found

    def all(self) -> tuple[tuple[Part, ...], ...]:
        """Return the clusters, by the id of their first part."""
        return tuple(tuple(self._by_id[part] for part in members) for members in sorted(set(self._members.values())))

    def _forbids(self, first: str, second: str, *, by_user: bool) -> bool:
        """Tell whether two parts cannot be in one cluster; what a user has joined to something brings no objections along."""
        verdict = self._decided.get((first, second))
        if verdict or by_user or not self._vouched.isdisjoint((first, second)):
            return verdict == "different"
        return forbidden(self._compare(self._by_id[first], self._by_id[second]))


def _unambiguous(
    found: Mapping[tuple[str, str], Comparison], by_id: Mapping[str, Part], compare: Compare[Part]
) -> Iterable[Comparison]:
    """Yield the comparisons; what could be either of two that are forbidden to be one is neither, unless a user says so."""
    likely: defaultdict[str, list[str]] = defaultdict(list)
    for (first, second), one in found.items():
        if one.verdict == "same" and one.decided == "rules":
            likely[first].append(second)
            likely[second].append(first)
    torn = {part: pair for part, others in likely.items() if (pair := _at_odds(others, by_id, compare))}
    for one in found.values():
        at_odds = torn.get(one.first) or torn.get(one.second)
        if one.verdict == "same" and one.decided == "rules" and at_odds:
            names = " ~ ".join(sorted(by_id[part].name for part in at_odds))
            yield _refused(one, Feature("ambiguous", -1.0, names))
        else:
            yield one


def _at_odds(parts: Sequence[str], by_id: Mapping[str, Part], compare: Compare[Part]) -> tuple[str, str] | None:
    pairs = combinations(sorted(parts), 2)
    return next((pair for pair in pairs if forbidden(compare(by_id[pair[0]], by_id[pair[1]]))), None)


def _refused(found: Comparison, why: Feature) -> Comparison:
    return Comparison(found.first, found.second, "refused", found.score, (*found.features, why), found.decided)


def _best_first(found: Comparison) -> tuple[bool, float, str, str]:
    return found.decided != "user", -found.score, found.first, found.second
