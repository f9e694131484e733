"""Statements: cue + content + speaker, in text order.

What somebody says who is quoted in another's words is a statement too: its `via` names who passes it on.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from kg.arabic.letters import fold
from kg.extract.actors.mentions import Referent
from kg.extract.actors.scene import Scene
from kg.extract.reading.candidates import is_definite
from kg.extract.statements.before import clause_before, quote_before
from kg.extract.statements.contents import Content, bounded, find_content
from kg.extract.statements.cues import VERBAL, ReportingCue, find_cues
from kg.extract.statements.headlines import headline_speakers
from kg.extract.statements.nominal import nominal_content
from kg.extract.statements.record import Record
from kg.extract.statements.reported import Reported
from kg.extract.statements.sourced import sourced_statements, with_known_source
from kg.extract.statements.sources import find_sources
from kg.extract.statements.speakers import Speaker, Turn, find_speaker
from kg.extract.statements.subjects import subject_after
from kg.extract.statements.unlisted import Subject
from kg.extract.statements.venues import venue
from kg.model import Statement, content_id

_CONFIDENCE = {"that": 0.9, "quote": 0.9, "colon": 0.85, "object": 0.6, "before": 0.8}
_CARRIED_ON, _NESTED = 0.8, 0.8
_SHORTEST = 2
_JUDGING = frozenset(("condemn", "welcome", "criticise", "call-for"))
_NEAR = 8
_WITHHELD = "withheld"
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_SPEECH = frozenset(("that", "quote", "colon"))
_OBJECTS = frozenset(("object", fold("عن"), fold("ب")))
_UNLISTED = frozenset(("subject-of-speech", "quantity"))


def find_statements(scene: Scene) -> tuple[Reported, ...]:
    """Return the statements of an article in text order, one for each content; joint speakers share it."""
    cues = find_cues(scene.reading, scene.tables, scene.name_at.keys(), quoted=True)
    places = frozenset(cue.place for cue in cues if cue.form != "noun")
    relative = frozenset(cue.place for cue in cues if cue.relative)
    covered = scene.name_at.keys() | scene.position_at.keys()
    record = Record(scene, covered, find_sources(scene), places, relative, places - relative)
    in_source = {place for source in record.sources for place in range(source.first, source.last)}
    for item in _headline_statements(scene):
        record.add((item,))
        record.speak((Turn(item.content.first, item.speakers),))
    record.add(sourced_statements(scene, record.sources, places, relative))
    record.speak(Turn(s.first, (s.speaker,)) for s in record.sources if s.speaker is not None and not s.medium)
    for cue in cues:
        if cue.place not in in_source:
            _read_cue(record, cue)
    by_words = {source.words: source for source in reversed(record.sources)}
    known = (with_known_source(record, item, by_words.get(item.verb)) for item in record.found)
    return tuple(sorted(known, key=lambda r: (r.content.begin, -r.content.end)))


def _read_cue(record: Record, cue: ReportingCue) -> None:
    """Add what a cue reports to the record: the words before it, those behind it, or only who spoke."""
    outer = record.around(cue.place)
    items = [] if outer else [item for item in (_quoted_before(record, cue),) if item is not None]
    behind = _reported(record, cue)
    if behind is None and not items and not outer:
        items += [item for item in (_told_before(record, cue),) if item is not None]
    if behind is not None:
        items.append(behind)
    for item in items:
        if outer is not None:
            nested = _nested(item, outer)
            record.add((nested,) if nested is not None else ())
        elif record.around(item.content.first) is None:
            record.add((item,))
            if cue.form != "noun" or item.content.opening == "that":
                record.speak((Turn(cue.place, item.speakers, _in_paper(record, cue, item)),))
    if not items and not outer:
        record.speak(_silent_turn(record, cue))


def _in_paper(record: Record, cue: ReportingCue, item: Reported) -> bool:
    """Tell whether words are said in a paper or a recording that stands before them in the sentence."""
    units, words = record.scene.reading.units, record.scene.tables.words
    before = units[record.scene.reading.starts[cue.place] : max(cue.place, min(item.content.first, item.content.window[1]))]
    return any(unit.fold.removeprefix(_ARTICLE) in words["paper"] for unit in before)


def _nested(item: Reported, outer: Reported) -> Reported | None:
    """Return what is reported inside another's words: only of a speaker who is named there."""
    inside = outer.content.first <= item.content.first and item.content.last <= outer.content.last
    listed = all(speaker.mention.rule not in _UNLISTED for speaker in item.speakers)
    if not inside or not item.named or not listed or item.content.opening not in _SPEECH | _OBJECTS:
        return None
    return replace(item, via=item.via or outer.speakers, confidence=item.confidence * _NESTED)


def _silent_turn(record: Record, cue: ReportingCue) -> tuple[Turn, ...]:
    """Return who stands with a verb of saying that reports nothing itself, for the participle behind it (أكد مصدر ذلك قائلا)."""
    if cue.form not in VERBAL or cue.relative or cue.quoted:
        return ()
    window = (cue.place + 1, min(record.scene.reading.stops[cue.place], cue.place + _NEAR))
    speaker = find_speaker(record.scene, cue, window, "", record.before(cue.place))
    return (Turn(cue.place, speaker.referents),) if speaker.named else ()


def _reported(record: Record, cue: ReportingCue) -> Reported | None:
    """Return what stands behind a cue."""
    scene = record.scene
    if cue.form == "noun" and (nominal := nominal_content(record, cue)) is not None:
        return _report(record, cue, *nominal)
    content = find_content(
        scene.reading,
        cue,
        scene.tables,
        cues=record.main,
        covered=record.covered,
        ends=record.places,
        subject_last=_subject_last(scene, cue) if cue.verb.act == "describe" else 0,
    )
    if content is None or content.last - content.first < (1 if _says_in_a_word(scene, cue, content) else _SHORTEST):
        return None
    speaker = find_speaker(scene, cue, content.window, content.opening, record.before(cue.place))
    if cue.form == "noun" and not (content.opening == "that" and (speaker.named or _is_saying(cue))):
        return None
    if not speaker.named and content.opening == "object" and cue.form in VERBAL and not _goes_on(record, cue):
        return None
    return _report(record, cue, content, speaker)


def _says_in_a_word(scene: Scene, cue: ReportingCue, content: Content) -> bool:
    """Tell whether one word may be all that is reported: a clause (إنه سلمي), or a definite noun that is judged or called for."""
    judged = cue.form in VERBAL and cue.verb.act in _JUDGING and is_definite(scene.reading.units[content.first])
    return content.opening == "that" or judged


def _is_saying(cue: ReportingCue) -> bool:
    """قوله إن, with the pronoun of whoever the sentence is about."""
    return cue.pronoun and fold(cue.verb.perfect) == fold("قال")


def _subject_last(scene: Scene, cue: ReportingCue) -> int:
    subject = subject_after(scene, cue.place + 1, scene.reading.stops[cue.place], (), unlisted=False)
    return subject.last if subject is not None else 0


def _goes_on(record: Record, cue: ReportingCue) -> bool:
    """A verb without a subject may go on for who spoke in this paragraph or the one before; else أعلن بدء is a passive."""
    units = record.scene.reading.units
    before = record.before(cue.place)
    return cue.form == "perfect" and bool(before) and units[cue.place].passage - units[before[-1].place].passage <= 1


def _report(record: Record, cue: ReportingCue, content: Content, speaker: Speaker) -> Reported:
    scene, unit = record.scene, record.scene.reading.units[cue.place]
    confidence = _CONFIDENCE.get(content.opening, 0.7) * (1.0 if speaker.named else _CARRIED_ON)
    speakers, via = _chain(record, cue, content, speaker)
    return Reported(
        content=content,
        speakers=speakers,
        verb=(unit.begin, unit.end),
        act=cue.verb.act,
        distance=_WITHHELD if cue.negated else cue.verb.distance,
        rule=f"{cue.form}-{content.opening}",
        confidence=confidence,
        negated=cue.negated,
        to=venue(scene, cue, content.window, speaker.last),
        via=via,
        named=speaker.named,
    )


def _chain(
    record: Record, cue: ReportingCue, content: Content, speaker: Speaker
) -> tuple[tuple[Referent, ...], tuple[Referent, ...]]:
    """Return who speaks and who passes it on.

    Of قالت الوكالة نقلا عن مسؤول إن … and نقلت الوكالة عن مسؤول أن … the official speaks and the agency passes it on; so does a
    medium named behind the content.
    """
    quoted = _quoted_source(record, cue, content)
    if quoted is not None:
        return quoted.referents, speaker.referents if speaker.named else ()
    near = bisect_left(record.sources, content.window[0], key=lambda source: source.first)
    for source in takewhile(lambda source: source.first <= content.last + 2, islice(record.sources, near, None)):
        between = content.window[0] <= source.first < content.window[1]
        behind = content.last <= source.first <= content.last + 2
        if source.speaker is None:
            continue
        if source.relayed and (between or behind):
            return (source.speaker,), speaker.referents
        if behind and source.medium:
            return speaker.referents, (source.speaker,)
    return speaker.referents, ()


def _quoted_source(record: Record, cue: ReportingCue, content: Content) -> Subject | None:
    """Return who stands behind عن, for a verb that tells by it whose words they are (نقل عن, روى عن)."""
    if "source" not in cue.verb.construction:
        return None
    units, (first, last) = record.scene.reading.units, content.window
    place = next((p for p in range(first, last) if units[p].fold == fold("عن") and units[p].upos == "ADP"), last)
    so_far = [r for turn in record.before(cue.place) for r in turn.speakers]
    return subject_after(record.scene, place + 1, last, so_far, unlisted=True) if place + 1 < last else None


def _quoted_before(record: Record, cue: ReportingCue) -> Reported | None:
    """Return the quotation right before a verb: «…»، قال X."""
    content = quote_before(record.scene, cue) if cue.form in VERBAL else None
    if content is None or record.around(content.first) is not None:
        return None
    return _told(record, cue, content)


def _told_before(record: Record, cue: ReportingCue) -> Reported | None:
    """Return the clause before a verb that reports nothing behind it: …، كما قال X."""
    content = clause_before(record.scene, cue) if cue.form in VERBAL else None
    inside = record.within(content.first, content.last) if content is not None else []
    if content is None or any(record.found[number].content.last > content.last for number in inside):
        return None
    item = _told(record, cue, content)
    if item is None or not inside:
        return item
    told = all(speaker.mention.kind != "Organization" for speaker in item.speakers)
    for number in inside:
        record.pass_on(number, item.speakers)
    return item if told else None


def _told(record: Record, cue: ReportingCue, content: Content) -> Reported | None:
    speaker = find_speaker(record.scene, cue, content.window, "before", record.before(cue.place))
    return _report(record, cue, content, speaker) if speaker.named else None


def _headline_statements(scene: Scene) -> Iterator[Reported]:
    """Yield what a headline reports as SPEAKER: content (واشنطن ولندن: …)."""
    reading = scene.reading
    seen: set[str] = set()
    for index, passage in enumerate(reading.article.passages):
        units = reading.between(passage.begin, passage.end)
        found = headline_speakers(scene, units) if passage.kind != "paragraph" or index == 0 else None
        if found is None:
            continue
        speakers, colon = found
        content = bounded(reading, colon.place + 1, units[-1].place + 1, "colon", (units[0].place, colon.place))
        if content is not None and (text := reading.text(content.begin, content.end)) not in seen:
            seen.add(text)
            yield Reported(content, speakers, (colon.begin, colon.begin), "say", "neutral", "headline-colon", 0.7)


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
                to=item.to,
                about=topics,
                negated=item.negated,
                via=tuple(referent.mention.id for referent in item.via),
            )
