"""What has been read so far of an article: the statements found, and who has spoken."""

from dataclasses import dataclass, field

from kg.extract.actors.scene import Scene
from kg.extract.statements.reported import Reported
from kg.extract.statements.sources import Source
from kg.extract.statements.speakers import Turn


@dataclass(slots=True)
class Record:
    """What has been read so far of an article, from its beginning."""

    scene: Scene
    sources: tuple[Source, ...]
    places: frozenset[int]
    relative: frozenset[int]
    found: list[Reported] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)

    def before(self, place: int) -> list[Turn]:
        """Return who has spoken before a place, in text order."""
        return sorted((turn for turn in self.turns if turn.place < place), key=lambda turn: turn.place)

    def around(self, place: int) -> Reported | None:
        """Return the shortest statement in whose content a unit stands."""
        holding = [r for r in self.found if r.content.first <= place < r.content.last]
        return min(holding, key=lambda r: r.content.last - r.content.first, default=None)
