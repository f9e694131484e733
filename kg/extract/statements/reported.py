"""A statement in the making, and who has spoken so far."""

from dataclasses import dataclass

from kg.extract.actors.mentions import Referent
from kg.extract.statements.contents import Content


@dataclass(frozen=True, slots=True)
class Reported:
    """A statement in the making: what the words say, before it becomes a record."""

    content: Content
    speakers: tuple[Referent, ...]
    verb: tuple[int, int]
    act: str
    distance: str
    rule: str
    confidence: float
    negated: bool = False
    to: str = ""
    via: tuple[Referent, ...] = ()
    named: bool = True
