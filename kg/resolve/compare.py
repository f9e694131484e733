"""Two actors or places → what speaks for and against their being one thing, each with a score and a reason."""

from collections.abc import Callable, Sequence

from kg.lexicon import load
from kg.model import Feature
from kg.resolve.names import bare_name
from kg.resolve.profiles import Profile
from kg.resolve.spelling import Likeness, joined_likeness, likeness, looks_arabic

#: From which sum of scores on two parts are one. Measured with benchmarks/identity.py on its pairs of names.
THRESHOLD = 0.8

#: What a feature adds. A negative score of -1 or less forbids a merge, whatever speaks for it.
WEIGHTS = {
    "spelling": 0.9,
    "written-apart": 0.9,
    "same-name": 0.8,
    "middle-name": 0.85,
    "common-names": 0.55,
    "family-name": 0.8,
    "last-name": 0.5,
    "initials": 0.6,
    "naming-noun": 0.65,
    "same-role": 0.4,
    "same-country": 0.2,
    "other-country": -1.0,
    "other-name": -1.0,
    "other-entry": -1.0,
    "other-sort": -1.0,
    "told-apart": -0.3,
}

_ALIKE = 0.85  # below it a word is another word

Rule = Callable[[Profile, Profile], Feature | None]


def compare(first: Profile, second: Profile) -> tuple[Feature, ...]:
    """Return the features of two parts, in the order of the rules; which part is first changes nothing."""
    rules = _RULES.get(first.sort, ()) if first.sort == second.sort else (_other_sort,)
    return tuple(feature for rule in rules if (feature := rule(first, second)))


def total(features: Sequence[Feature]) -> float:
    """Return the sum of the scores, in [-1, 1]."""
    return round(max(-1.0, min(1.0, sum(feature.score for feature in features))), 2)


def forbidden(features: Sequence[Feature]) -> bool:
    """Tell whether a feature forbids a merge."""
    return any(feature.score <= -1 for feature in features)


def _feature(name: str, reason: str, times: float = 1.0) -> Feature:
    return Feature(name, round(WEIGHTS[name] * times, 2), reason)


def _person_names(first: Profile, second: Profile) -> Feature | None:
    """Compare the names of two persons: spelled alike, one fuller than the other, or only the end of the other."""
    short, long = sorted((first, second), key=lambda profile: (len(profile.words), profile.words))
    shown = f"{short.name} ~ {long.name}"
    joined = joined_likeness(short.words, long.words, foreign=_may_be_foreign(short, long))
    if len(short.words) == 1:
        return _last_name(short, long, shown)
    if len(short.words) != len(long.words) and joined.score >= _ALIKE:
        return _feature("written-apart", _because(shown, joined.rules), joined.score)
    if len(short.words) == len(long.words):
        return _word_by_word(short, long, shown)
    return _fuller_name(short, long, shown)


def _word_by_word(short: Profile, long: Profile, shown: str) -> Feature:
    foreign = _may_be_foreign(short, long)
    pairs = list(zip(short.words, long.words, strict=True))
    loose = foreign and _differ_in_one_given_name(pairs)
    found = [likeness(one, other, foreign=foreign, given_names=not loose) for one, other in pairs]
    worst = min(one.score for one in found)
    rules = tuple(dict.fromkeys(rule for one in found for rule in one.rules))
    if "initial" in rules and all(one.score >= _ALIKE or "initial" in one.rules for one in found):
        return _feature("initials", _because(shown, rules))
    return _feature("spelling", _because(shown, rules), worst) if worst >= _ALIKE else _feature("other-name", shown)


def _differ_in_one_given_name(pairs: Sequence[tuple[str, str]]) -> bool:
    """Tell whether of three names or more one differs, and may be of one person (ستيفان دي ميستورا, ستافان; not كارل, كارلا)."""
    lexicon, differing = load(), [pair for pair in pairs if pair[0] != pair[1]]
    genders = [{row.gender for row in lexicon.given_names.get(word, ())} - {"both"} for pair in differing for word in pair]
    return len(differing) == 1 < len(pairs) - 1 and len(set().union(*genders)) <= 1


def _may_be_foreign(first: Profile, second: Profile) -> bool:
    """Tell whether no word of two persons' names looks Arabic; Arabic names are not spelled by ear (كريم محمد, كرم محمد)."""
    return not any(looks_arabic(word) for word in (*first.words, *second.words))


def _last_name(short: Profile, long: Profile, shown: str) -> Feature:
    found = likeness(short.words[0], long.words[-1]) if short.words else Likeness(0.0)
    return _feature("last-name", _because(shown, found.rules)) if found.score >= _ALIKE else _feature("other-name", shown)


def _fuller_name(short: Profile, long: Profile, shown: str) -> Feature:
    """A name may leave out names in the middle (هدى العلي, هدى سليم العلي) or the given name (دي ميستورا)."""
    ends = [likeness(short.words[place], long.words[place]) for place in (0, -1)]
    rules = tuple(dict.fromkeys(rule for one in ends for rule in one.rules))
    if min(one.score for one in ends) >= _ALIKE and _in_order(short.words[1:-1], long.words[1:-1]):
        common = len(short.words) == 2 and short.words[-1] in load().given_names
        return _feature("common-names" if common else "middle-name", _because(shown, rules))
    tail = long.words[-len(short.words) :]
    same_tail = all(likeness(one, other).score >= _ALIKE for one, other in zip(short.words, tail, strict=True))
    if not same_tail:
        return _feature("other-name", shown)
    return _feature("last-name" if short.words[0] in load().given_names else "family-name", shown)


def _in_order(short: Sequence[str], long: Sequence[str]) -> bool:
    rest = iter(long)
    return all(any(likeness(word, other).score >= _ALIKE for other in rest) for word in short)


def _same_role(first: Profile, second: Profile) -> Feature | None:
    shared = sorted(first.roles & second.roles)
    return _feature("same-role", shared[0]) if shared else None


def _told_apart(first: Profile, second: Profile) -> Feature | None:
    """An article that has both as two things speaks against their being one."""
    shared = sorted(first.articles & second.articles)
    return _feature("told-apart", shared[0]) if shared else None


def _body_names(first: Profile, second: Profile) -> Feature | None:
    """Compare the names of two bodies or places: spelled alike, or alike but for a noun before or a description after."""
    shown = " ~ ".join(sorted((first.name, second.name)))
    if first.words == second.words:
        return _feature("same-name", shown)
    whole = _alike(first.words, second.words)
    if whole.score >= _ALIKE:
        return _feature("spelling", _because(shown, whole.rules), whole.score)
    bare = _alike(bare_name(first.words), bare_name(second.words))
    return _feature("naming-noun", _because(shown, bare.rules), bare.score) if bare.score >= _ALIKE else None


def _alike(first: Sequence[str], second: Sequence[str]) -> Likeness:
    """Return how far names are alike: their worst pair of words, or as a whole where their words are written apart."""
    if len(first) != len(second):
        return joined_likeness(first, second)
    found = [likeness(one, other) for one, other in zip(first, second, strict=True)]
    return Likeness(min((one.score for one in found), default=0.0), tuple(dict.fromkeys(r for one in found for r in one.rules)))


def _other_sort(first: Profile, second: Profile) -> Feature:
    """A person, a state and a body are never one, nor what else is of several sorts."""
    return _feature("other-sort", " ~ ".join(sorted((first.name, second.name))))


def _other_entry(first: Profile, second: Profile) -> Feature | None:
    """Two entries of the word lists are two things."""
    both = first.public and second.public and first.public.listed and second.public.listed
    return _feature("other-entry", " ~ ".join(sorted((first.name, second.name)))) if both else None


def _country(first: Profile, second: Profile) -> Feature | None:
    """What bears a local name, or lies somewhere, is another thing in another country."""
    if not first.country or not second.country:
        return None
    same = first.country == second.country
    return _feature("same-country" if same else "other-country", " ~ ".join(sorted({first.country, second.country})))


def _because(shown: str, rules: Sequence[str]) -> str:
    return f"{shown} ({', '.join(rules)})" if rules else shown


_NAMED: tuple[Rule, ...] = (_body_names, _other_entry, _country, _told_apart)
_RULES: dict[str, tuple[Rule, ...]] = {
    "Person": (_person_names, _same_role, _told_apart),
    "State": _NAMED,
    "body": _NAMED,
    "location": _NAMED,
}
