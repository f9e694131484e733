"""Parts → clusters: which of those that were compared become one, under what forbids it and what a user has decided.

pairs ─ compare ─► features ─ sum ≥ THRESHOLD ─► merges, best first ─ no forbidden pair in a cluster ─► clusters
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Method(Generic[Part]):
    """How parts of one sort are compared: which pairs at all, each once and by id, and what speaks for and against a pair."""

    pairs: Callable[[Iterable[Part]], Iterable[tuple[Part, Part]]]
    compare: Callable[[Part, Part], tuple[Feature, ...]]


def cluster(
    parts: Sequence[Part], method: Method[Part], decisions: Iterable[Decision] = ()
) -> tuple[tuple[tuple[Part, ...], ...], tuple[Comparison, ...]]:
    """Return the clusters, which are a partition of `parts`, and the comparisons that made them or nearly did.

    Args:
        parts: by id.
        decisions: of a user; those about ids that are not there are none of ours. They go before the rules; of two that
            contradict each other the one that keeps things apart holds.
    """
    by_id = {part.id: part for part in parts}
    ours = sorted((one for one in decisions if one.first in by_id and one.second in by_id), key=_strictest_last)
    decided = {(min(d.first, d.second), max(d.first, d.second)): d.verdict for d in ours}
    found = {pair: _decided(pair, verdict) for pair, verdict in decided.items()}
    for first, second in method.pairs(parts):
        if (first.id, second.id) not in found:
            found[first.id, second.id] = _compared(first.id, second.id, method.compare(first, second))
    clusters = _Clusters(by_id, method, decided)
    ranked = sorted(_unambiguous(found, by_id, method), key=_best_first)
    kept = [clusters.join(one) if one.verdict == "same" else one for one in ranked]
    shown = tuple(sorted((one for one in kept if _is_shown(one)), key=lambda one: (one.first, one.second)))
    return clusters.all(), shown


class _Clusters(Generic[Part]):
    """Growing sets of parts, of which none ever holds two parts that are forbidden to be one."""

    def __init__(self, by_id: Mapping[str, Part], method: Method[Part], decided: Mapping[tuple[str, str], str]) -> None:
        self._by_id, self._method, self._decided = by_id, method, decided
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
        return forbidden(self._method.compare(self._by_id[first], self._by_id[second]))


def _compared(first: str, second: str, features: tuple[Feature, ...]) -> Comparison:
    score = total(features)
    verdict = "different" if score < THRESHOLD or forbidden(features) else "same"
    return Comparison(first, second, verdict, score, features)


def _decided(pair: tuple[str, str], verdict: str) -> Comparison:
    return Comparison(*pair, verdict, _USER[verdict].score, (_USER[verdict],), decided="user")


def _unambiguous(
    found: Mapping[tuple[str, str], Comparison], by_id: Mapping[str, Part], method: Method[Part]
) -> Iterable[Comparison]:
    """Yield the comparisons; what could be either of two that are forbidden to be one is neither, unless a user says so."""
    likely: defaultdict[str, list[str]] = defaultdict(list)
    for (first, second), one in found.items():
        if one.verdict == "same" and one.decided == "rules":
            likely[first].append(second)
            likely[second].append(first)
    torn = {part: pair for part, others in likely.items() if (pair := _at_odds(others, by_id, method))}
    for one in found.values():
        at_odds = torn.get(one.first) or torn.get(one.second)
        if one.verdict == "same" and one.decided == "rules" and at_odds:
            names = " ~ ".join(sorted(by_id[part].name for part in at_odds))
            yield _refused(one, Feature("ambiguous", -1.0, names))
        else:
            yield one


def _at_odds(parts: Sequence[str], by_id: Mapping[str, Part], method: Method[Part]) -> tuple[str, str] | None:
    pairs = combinations(sorted(parts), 2)
    return next((pair for pair in pairs if forbidden(method.compare(by_id[pair[0]], by_id[pair[1]]))), None)


def _refused(found: Comparison, why: Feature) -> Comparison:
    return Comparison(found.first, found.second, "refused", found.score, (*found.features, why), found.decided)


def _best_first(found: Comparison) -> tuple[bool, float, str, str]:
    return found.decided != "user", -found.score, found.first, found.second


def _strictest_last(decision: Decision) -> tuple[bool, str, str]:
    return decision.verdict == "different", decision.first, decision.second


def _is_shown(found: Comparison) -> bool:
    return found.decided == "user" or found.verdict != "different" or found.score >= _SHOWN
