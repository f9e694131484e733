"""What has been read so far of an article: the statements found, and who has spoken."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Set
from dataclasses import dataclass, field, replace

from kg.extract.actors.mentions import Referent
from kg.extract.actors.scene import Scene
from kg.extract.statements.reported import Reported
from kg.extract.statements.sources import Source
from kg.extract.statements.speakers import Turn

# Turns that are looked back at: of 51 articles of news none has so many, and what is sought in them must not grow with the text.
_MOST_TURNS = 300


@dataclass(slots=True)
class Record:
    """What has been read so far of an article, from its beginning.

    Attributes:
        scene: all that can speak; covered: the units in its names and positions.
        sources: those named without a verb, in text order.
        places: of the cues that are no nouns; relative: of those in relative clauses; main: of the others.
        found: the statements in the order in which they were found; turns: who has spoken, in text order.
    """

    scene: Scene
    covered: Set[int]
    sources: tuple[Source, ...]
    places: frozenset[int]
    relative: frozenset[int]
    main: frozenset[int]
    found: list[Reported] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    _shortest: dict[int, int] = field(default_factory=dict)
    _first: dict[int, list[int]] = field(default_factory=dict)

    def add(self, items: Iterable[Reported]) -> None:
        """Take statements down."""
        for item in items:
            length = item.content.last - item.content.first
            for place in range(item.content.first, item.content.last):
                held = self._shortest.get(place)
                if held is None or length < self.found[held].content.last - self.found[held].content.first:
                    self._shortest[place] = len(self.found)
            self._first.setdefault(item.content.first, []).append(len(self.found))
            self.found.append(item)

    def speak(self, turns: Iterable[Turn]) -> None:
        """Take down who has spoken."""
        for turn in turns:
            insort(self.turns, turn, key=lambda turn: turn.place)

    def before(self, place: int) -> list[Turn]:
        """Return who has spoken before a place, in text order: the last few hundred."""
        last = bisect_left(self.turns, place, key=lambda turn: turn.place)
        return self.turns[max(0, last - _MOST_TURNS) : last]

    def around(self, place: int) -> Reported | None:
        """Return the shortest statement in whose content a unit stands."""
        held = self._shortest.get(place)
        return self.found[held] if held is not None else None

    def within(self, first: int, last: int) -> list[int]:
        """Return the numbers of the statements whose content begins in a half-open range of units."""
        return [number for place in range(first, last) for number in self._first.get(place, ())]

    def pass_on(self, number: int, via: tuple[Referent, ...]) -> None:
        """Take down who passes a statement on, unless somebody else is known to."""
        self.found[number] = replace(self.found[number], via=self.found[number].via or via)
