"""Which operation is a part of which: غارات ضمن حملة, هجوم في إطار عملية."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extract.actors.scene import Scene
from kg.extract.operations.phrases import EventPhrase
from kg.model import Relation

_WIDEST_GAP = 5


def part_relations(scene: Scene, phrases: Sequence[EventPhrase]) -> Iterator[Relation]:
    """Yield partOf between neighbouring phrases of different operations that only words such as ضمن or في إطار part."""
    units, cues = scene.reading.units, scene.tables.words["part-of"]
    for part, whole in pairwise(phrases):
        between = units[part.last : whole.first]
        same = (part.mention.antecedent or part.mention.id) == (whole.mention.antecedent or whole.mention.id)
        if same or len(between) > _WIDEST_GAP or scene.reading.starts[part.first] != scene.reading.starts[whole.first]:
            continue
        if any(unit.fold in cues for unit in between):
            span = (part.mention.begin, whole.mention.end)
            article = scene.reading.article.id
            yield Relation(article, part.mention.id, "partOf", whole.mention.id, *span, "part-between", 0.7)
