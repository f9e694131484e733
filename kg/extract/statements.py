"""Statements: cue + content + speaker, in text order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.contents import Content, bounded, content_end, find_content
from kg.extract.cues import ReportingCue, find_cues
from kg.extract.mentions import Referent
from kg.extract.reading import longest_listed
from kg.extract.scene import Scene, phrase_at
from kg.extract.speakers import find_speaker
from kg.model import Statement, content_id

_CONFIDENCE = {"that": 0.9, "quote": 0.9, "colon": 0.85, "object": 0.6}
_SHORTEST = 2
_NEAR = 8
_LONGEST_CUE = 4


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


def find_statements(scene: Scene) -> tuple[Reported, ...]:
    """Return the statements of an article in text order, one for each content; joint speakers share it."""
    cues = find_cues(scene.reading, scene.tables)
    places = {cue.place for cue in cues if cue.form in ("perfect", "imperfect", "participle")}
    found = [*_headline_statements(scene), *_sourced_statements(scene, places)]
    taken = [(r.content.first, r.content.last) for r in found]
    so_far = [speaker for item in found for speaker in item.speakers[:1] if item.rule == "headline-colon"]
    for cue in cues:
        reported = _reported(scene, cue, places, so_far)
        if reported is None:
            so_far += _silent_speaker(scene, cue, so_far)
            continue
        if any(first <= reported.content.first < last for first, last in taken):
            continue
        found.append(reported)
        taken.append((reported.content.first, reported.content.last))
        so_far += reported.speakers[:1]
    return tuple(sorted(found, key=lambda r: (r.content.begin, r.content.end)))


def _silent_speaker(scene: Scene, cue: ReportingCue, so_far: Sequence[Referent]) -> tuple[Referent, ...]:
    """Return who stands with a verb of saying that reports nothing itself, for the participle behind it (أكد مصدر ذلك قائلا)."""
    if cue.form not in ("perfect", "imperfect"):
        return ()
    window = (cue.place + 1, min(scene.reading.stops[cue.place], cue.place + _NEAR))
    speaker = find_speaker(scene, cue, window, so_far)
    return speaker.referents[:1] if speaker.named else ()


def _reported(scene: Scene, cue: ReportingCue, places: set[int], so_far: Sequence[Referent]) -> Reported | None:
    covered = scene.name_at.keys() | scene.position_at.keys()
    content = find_content(scene.reading, cue, scene.tables, cues=places, covered=covered)
    if content is None or content.last - content.first < _SHORTEST:
        return None
    speaker = find_speaker(scene, cue, content.window, so_far)
    if cue.form == "noun" and not (speaker.named and content.opening == "that"):
        return None
    if not speaker.named and content.opening in ("object",) and cue.form != "participle":
        return None
    confidence = _CONFIDENCE.get(content.opening, 0.7) * (1.0 if speaker.named else 0.8)
    unit = scene.reading.units[cue.place]
    return Reported(
        content,
        speaker.referents,
        (unit.begin, unit.end),
        cue.verb.act,
        cue.verb.distance,
        f"{cue.form}-{content.opening}",
        confidence,
    )


def _headline_statements(scene: Scene) -> Iterator[Reported]:
    """Yield what a headline reports as SPEAKER: content (واشنطن ولندن: …)."""
    reading = scene.reading
    seen: set[str] = set()
    for index, passage in enumerate(reading.article.passages):
        units = reading.between(passage.begin, passage.end)
        colon = next((unit for unit in units[:9] if unit.text == ":" and reading.quote_of[unit.place] < 0), None)
        if colon is None or not (passage.kind != "paragraph" or index == 0):
            continue
        speakers = _all_speakers(scene, units[0].place, colon.place)
        content = bounded(reading, colon.place + 1, units[-1].place + 1, "colon", (units[0].place, colon.place))
        if speakers and content is not None and (text := reading.text(content.begin, content.end)) not in seen:
            seen.add(text)
            yield Reported(content, speakers, (colon.begin, colon.begin), "say", "neutral", "headline-colon", 0.7)


def _all_speakers(scene: Scene, first: int, last: int) -> tuple[Referent, ...]:
    """Return the noun phrases that fill a range of units with nothing but و between them, or nothing."""
    speakers: list[Referent] = []
    place = first
    while place < last:
        found = phrase_at(scene, place, speakers)
        if found is not None:
            speakers.append(found)
            position = scene.position_at.get(place)
            place = max(place + 1, found.last, scene.positions[position].last if position is not None else 0)
        elif scene.reading.units[place].fold in ("", "\N{ARABIC LETTER WAW}"):
            place += 1
        else:
            return ()
    return tuple(speakers)


def _sourced_statements(scene: Scene, places: set[int]) -> Iterator[Reported]:
    """Yield what stands with بحسب X, وفق X: the clause after a comma or colon, or the quotation."""
    reading = scene.reading
    inside = 0
    for unit in reading.units:
        length = _source_cue(scene, unit.place) if unit.place >= inside else 0
        if not length or reading.quote_of[unit.place] >= 0:
            continue
        inside = unit.place + length
        first = unit.place + length
        speaker = next((r for p in (first, first + 1) if (r := phrase_at(scene, p, ())) is not None), None)
        if speaker is None or reading.starts[unit.place] != reading.starts[speaker.first]:
            continue
        opens = reading.units[min(speaker.last, len(reading.units) - 1)].text == ":"
        follows = unit.place - reading.starts[unit.place] > 1 and not opens
        content = _clause_before(scene, unit.place) if follows else _clause_after(scene, speaker.last, places)
        if content is not None and content.last - content.first >= _SHORTEST:
            yield Reported(content, (speaker,), (unit.begin, unit.end), "say", "neutral", "according-to", 0.7)


def _source_cue(scene: Scene, place: int) -> int:
    """Return how many units the longest listed source cue takes that begins here; 0 for none."""
    rows, length = longest_listed(scene.reading, place, scene.tables.lexicon.cue_forms, _LONGEST_CUE)
    return length if any(row.kind == "according-to" for row in rows) else 0


def _clause_after(scene: Scene, place: int, places: set[int]) -> Content | None:
    units = scene.reading.units
    if place >= len(units) or units[place].text not in (":", "،", ","):
        return None
    start = place + 1
    if start >= len(units) or scene.reading.starts[start] != scene.reading.starts[place]:
        return None
    last = content_end(scene.reading, start + 1 if not units[start].fold else start, scene.tables, places)
    return bounded(scene.reading, start, last, "colon", (place, place))


def _clause_before(scene: Scene, place: int) -> Content | None:
    first = scene.reading.starts[place]
    return bounded(scene.reading, first, place, "before", (place, place)) if place - first >= _SHORTEST else None


def as_statements(scene: Scene, reported: Sequence[Reported], about: Sequence[tuple[str, ...]]) -> Iterator[Statement]:
    """Yield a record for each speaker of each statement; one without speaker if there is none.

    Args:
        about: for each statement, ids of the mentions that its content is about.
    """
    article = scene.reading.article.id
    for item, topics in zip(reported, about, strict=True):
        for speaker in item.speakers or (None,):
            mention = speaker.mention.id if speaker else ""
            yield Statement(
                id=content_id(article, "statement", item.content.begin, item.content.end, mention),
                article=article,
                begin=item.content.begin,
                end=item.content.end,
                content=scene.reading.text(item.content.begin, item.content.end),
                speaker=mention,
                verb=scene.reading.text(*item.verb),
                verb_begin=item.verb[0],
                verb_end=item.verb[1],
                act=item.act,
                distance=item.distance,
                direct=item.content.direct,
                rule=item.rule,
                confidence=round(item.confidence, 2),
                about=topics,
            )
