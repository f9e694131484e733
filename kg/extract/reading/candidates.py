"""Candidates: stretches of words that may be mentions, and what their words look like."""

from dataclasses import dataclass

from kg.extract.reading.reading import Reading, Unit

# Rules whose candidates stand only under conditions: a head noun alone with the article (التنظيم) must have an antecedent or act,
# an indefinite or counted group (مسلحون مجهولون, سبعة جنود) must act.
BACK_REFERENCE = "definite-head"
GENERIC = "generic-group"
CONDITIONAL = frozenset((BACK_REFERENCE, GENERIC, "head-adjective"))
DESCRIBED = frozenset(("head-demonym",))
ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
LAM = "\N{ARABIC LETTER LAM}"
AND = "\N{ARABIC LETTER WAW}"
MARKS = frozenset('"«»“”(){}')
_LONGEST_QUOTED = 4
_NOT_IN_NAMES = frozenset(("VERB", "SCONJ", "PRON", "PUNCT"))
_FEMININE = "\N{ARABIC LETTER HEH}"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of words that may be a mention.

    Attributes:
        first, last: half-open range of units.
        kind: class of the ontology.
        subtype: type of a place, else empty.
        rule, confidence: as in `kg.model.Mention`.
        clitic: letters at the begin of the first unit that are no part of the name, where the models split nothing off.
        inner: the name of the owner inside the name of what it owns (قوات سالم المنصوري).
    """

    first: int
    last: int
    kind: str
    subtype: str
    rule: str
    confidence: float
    clitic: int = 0
    inner: "Candidate | None" = None

    def overlaps(self, other: "Candidate") -> bool:
        return self.first < other.last and other.first < self.last


def is_definite(unit: Unit) -> bool:
    """Tell whether a word bears the article."""
    return unit.fold.startswith(ARTICLE) and len(unit.fold) > 3


def disagree(noun: Unit, adjective: Unit) -> bool:
    """A feminine noun with a masculine adjective: the adjective belongs to something before."""
    return noun.fold.endswith(_FEMININE) and not adjective.fold.endswith(_FEMININE)


def agree(noun: Unit, adjective: Unit) -> bool:
    """Tell whether an adjective has the ending of a noun, or the noun is a plural, which goes with either."""
    return "Number=Plur" in noun.feats or noun.fold.endswith(_FEMININE) == adjective.fold.endswith(_FEMININE)


def quoted_end(reading: Reading, place: int) -> int:
    """Return the place after the closing mark of a short quotation that opens at `place`, or 0."""
    if reading.units[place].text not in MARKS:
        return 0
    for end in range(place + 1, min(reading.stops[place], place + _LONGEST_QUOTED + 2)):
        unit = reading.units[end]
        if unit.text in MARKS:
            return end + 1 if end > place + 1 else 0
        if unit.upos in _NOT_IN_NAMES or not unit.fold:
            return 0
    return 0
