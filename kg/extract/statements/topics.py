"""What a statement's content is about: the operations and names in it, and what it refers back to.

الهجوم سيبدأ قريبا      the operation, then the names in the content
بلاده مستعدة           the state of the speaker
سنفعل ذلك قريبا        nothing is named: what the statement before, by the same speaker, was about
"""

from collections.abc import Collection, Sequence

from kg.extract.actors.scene import Scene, state_named
from kg.extract.operations.phrases import EventPhrase, phrases_between
from kg.extract.statements.reported import Reported

_MOST = 8
_MOST_CARRIED = 2


def find_topics(
    scene: Scene, reported: Sequence[Reported], phrases: Sequence[EventPhrase], known: Collection[str]
) -> tuple[tuple[str, ...], ...]:
    """Return the ids of the mentions that each content is about, operations first, at most eight each.

    Args:
        reported: in text order.
        phrases: of operations.
        known: ids of the mentions of the extraction.
    """
    found: list[tuple[str, ...]] = []
    for number, item in enumerate(reported):
        topics = _named(scene, item, phrases, known)
        if not topics and number and _same_speaker(scene, reported[number - 1], item):
            topics = found[-1][:_MOST_CARRIED]
        found.append(topics)
    return tuple(found)


def _named(scene: Scene, item: Reported, phrases: Sequence[EventPhrase], known: Collection[str]) -> tuple[str, ...]:
    first, last = item.content.first, item.content.last
    operations = [p.mention.id for p in phrases_between(phrases, first, last)]
    names = [r.mention.id for r in scene.register.between(first, last) if r.mention.kind != "Operation"]
    topics = dict.fromkeys(topic for topic in operations + _homeland(scene, item) + names if topic in known)
    return tuple(topics)[:_MOST]


def _homeland(scene: Scene, item: Reported) -> list[str]:
    """Return the state of the speaker if he speaks of his country (بلاده, بلادنا)."""
    units = scene.reading.units
    own = scene.tables.words["own-country"]
    named = any(
        units[place].fold in own and units[place + 1].upos == "PRON"
        for place in range(item.content.first, min(item.content.last, len(units) - 1))
    )
    states = (state_named(scene, r.country) for r in item.speakers if r.country) if named else ()
    return [state.mention.id for state in states if state is not None]


def _same_speaker(scene: Scene, before: Reported, item: Reported) -> bool:
    """Tell whether two statements have a speaker in common, by the names of their speakers."""
    return bool({r.words for r in before.speakers} & {r.words for r in item.speakers})
