"""Who speaks: the subject of the cue, else whoever it carries on: the speaker or subject of its sentence, or who spoke last."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.actors.gender import gender_of
from kg.extract.actors.mentions import Referent
from kg.extract.actors.scene import Scene, phrase_at
from kg.extract.statements.agreement import agrees
from kg.extract.statements.cues import VERBAL, ReportingCue
from kg.extract.statements.subjects import issuer_of, subject_after, subject_before, subject_beside
from kg.extract.statements.unlisted import PERSONS, Subject

_FARTHEST_TURN = 12
_FARTHEST_OWNER = 5
# Acts of verbs whose object may be whom they speak to.
_ADDRESSED = frozenset(("call-for", "ask", "order", "accuse", "warn", "propose"))
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks.

    Attributes:
        referents: one, or several who speak together; empty when nobody is named.
        named: whether the speaker stands with this cue, not carried on from an earlier one.
        last: place after the words for the speaker; the end of the cue if they do not stand behind it.
    """

    referents: tuple[Referent, ...]
    named: bool
    last: int


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody has spoken: where the cue stands, who it was, and whether in a paper (في بيان), which may speak for them later."""

    place: int
    speakers: tuple[Referent, ...]
    paper: bool = False


def find_speaker(scene: Scene, cue: ReportingCue, window: tuple[int, int], opening: str, turns: Sequence[Turn]) -> Speaker:
    """Return the speaker of a cue.

    Args:
        window: half-open range of units between the cue and the content.
        opening: how the content is introduced.
        turns: who has spoken up to here, in text order.
    """
    subject = _subject(scene, cue, window, opening, [r for turn in turns for r in turn.speakers])
    if subject is not None:
        return Speaker(subject.referents, True, max(subject.last, cue.place + 1))
    if "paper" in cue.verb.construction or (cue.form in VERBAL and paper_behind(scene, *window)):
        known = issuer(turns)
        return Speaker(known, bool(known), cue.place + 1)
    if cue.form in VERBAL and (_begins_with(scene, window, "hearsay") or _is_hearsay_before(scene, cue)):
        return Speaker((), False, cue.place + 1)
    return Speaker(_carried_on(scene, cue, turns), False, cue.place + 1)


def _subject(
    scene: Scene, cue: ReportingCue, window: tuple[int, int], opening: str, so_far: Sequence[Referent]
) -> Subject | None:
    if cue.form == "participle":
        return None
    if cue.form == "noun":
        return holder(scene, window, so_far)
    if "paper" in cue.verb.construction:
        return issuer_of(scene, window[0] + 2, window[1], so_far)
    unlisted = bool(opening) and not cue.pronoun
    before = (
        None if cue.relative or paper_behind(scene, *window) or _joins(scene, cue) else subject_before(scene, cue.place, so_far)
    )
    if before is not None and _is_adjacent(scene, before, cue):
        return before
    if before is None and cue.form == "imperfect":
        before = subject_beside(scene, cue.place, so_far)
    behind = None if _has_number(cue) else subject_after(scene, *window, so_far, unlisted=unlisted)
    found = behind if behind is not None and not _is_addressee(scene, cue, behind) else before
    if found is None and cue.relative and not cue.pronoun:
        return _head_of_relative(scene, cue, so_far)
    return found


def _has_number(cue: ReportingCue) -> bool:
    """A verb in the dual or plural stands behind its subject, or without one."""
    return cue.form in VERBAL and cue.number in ("Dual", "Plur")


def _is_hearsay_before(scene: Scene, cue: ReportingCue) -> bool:
    """معلومات قد تحدثت, تقارير صحفية تقول: nobody is named."""
    units, place = scene.reading.units, cue.place - 1
    while place >= scene.reading.starts[cue.place] and units[place].upos in ("PART", "AUX", "ADJ"):
        place -= 1
    if place < scene.reading.starts[cue.place] or units[place].upos != "NOUN":
        return False
    return units[place].fold in scene.tables.words["hearsay"]


def _is_addressee(scene: Scene, cue: ReportingCue, subject: Subject) -> bool:
    """Men in the plural are no subject of a verb in the feminine (طالبت كافة القادمين ب); whom one asks may be of another gender.

    طالب الحكومة بالإسراع: he asks the government.
    """
    referent = subject.referents[0]
    if cue.form not in VERBAL or referent.first > cue.place + 1:
        return False
    men = referent.mention.kind == "Group" and referent.words[-1].endswith(PERSONS)
    gender = gender_of(scene, referent)
    other = cue.verb.act in _ADDRESSED and bool(gender) and bool(cue.gender) and gender != cue.gender
    return (men and cue.gender == "Fem") or (other and referent.mention.kind != "Person")


def _joins(scene: Scene, cue: ReportingCue) -> bool:
    """Tell whether كما or its like stands before the verb, which has its own subject behind it then."""
    return cue.place > 0 and scene.reading.units[cue.place - 1].fold in scene.tables.words["as"]


def paper_behind(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a paper speaks: it stands right behind the verb (أضاف البيان)."""
    units, words = scene.reading.units, scene.tables.words
    return first < last and units[first].fold.removeprefix(_ARTICLE) in words["paper"]


def issuer(turns: Sequence[Turn]) -> tuple[Referent, ...]:
    """Return who speaks by a paper that is named again: who spoke in one last, else who spoke last."""
    recent = turns[-_FARTHEST_TURN:]
    chosen = next((turn for turn in reversed(recent) if turn.paper), recent[-1] if recent else None)
    return chosen.speakers if chosen is not None else ()


def _is_adjacent(scene: Scene, subject: Subject, cue: ReportingCue) -> bool:
    """Tell whether nothing but marks and particles stands between a subject and its verb, or كان before it (كانت X قد قالت)."""
    units, first = scene.reading.units, subject.referents[0].first
    between = scene.reading.units[subject.last : cue.place]
    if first and units[first - 1].lemma in scene.tables.words["auxiliary"] and not any(u.upos == "CCONJ" for u in between[-1:]):
        return True
    return all(not unit.fold or unit.upos in ("PART", "AUX") for unit in between)


def holder(scene: Scene, window: tuple[int, int], so_far: Sequence[Referent]) -> Subject | None:
    """Return whose words a noun reports: the phrase right behind it, also with من (تلميحات من قوات التحالف أن …)."""
    first, last = window
    if first < last and scene.reading.units[first].fold in scene.tables.words["from"]:
        first += 1
    found = phrase_at(scene, first, so_far) if first < last else None
    return Subject((found,), last) if found is not None else None


def _begins_with(scene: Scene, window: tuple[int, int], kind: str) -> bool:
    """Tell whether a noun of a listed kind stands right behind the verb: what was written ("paper"), or hearsay."""
    first = window[0]
    word = scene.reading.units[first].fold if first < window[1] else ""
    return bool({word, word.removeprefix(_ARTICLE)} & scene.tables.words[kind])


def _head_of_relative(scene: Scene, cue: ReportingCue, so_far: Sequence[Referent]) -> Subject | None:
    """Return whom the relative pronoun before the cue stands for: the phrase that ends before it."""
    units = scene.reading.units
    place = cue.place - 1
    while (
        place > scene.reading.starts[cue.place]
        and units[place].fold not in scene.tables.words["relative"] | scene.tables.words["what"]
    ):
        place -= 1
    end = place - 1
    while end > scene.reading.starts[cue.place] and not units[end].fold:
        end -= 1
    if units[place].fold not in scene.tables.words["relative"]:
        return None
    index = scene.position_at.get(end)
    first = scene.positions[index].first if index is not None else None
    if first is None and end in scene.name_at:
        first = scene.names[scene.name_at[end]].first
    found = phrase_at(scene, first, so_far) if first is not None else None
    return Subject((found,), cue.place) if found is not None else None


def _carried_on(scene: Scene, cue: ReportingCue, turns: Sequence[Turn]) -> tuple[Referent, ...]:
    """Return who goes on to speak.

    A participle goes on for the speaker of its sentence, or for its subject. A verb goes on for the last speaker that its form
    allows; one that does not say "and added" may also go on for the person whom the sentence before it is about.
    """
    start = scene.reading.starts[cue.place]
    here = [turn for turn in turns if start <= turn.place < cue.place]
    if cue.form in ("participle", "noun") or cue.relative or _has_pronoun_before(scene, cue):
        if here:
            return _as_many(cue, next((turn for turn in reversed(here) if agrees(scene, cue, turn.speakers)), here[-1]))
        actor = _actor_of(scene, start, cue.place, turns)
        if actor:
            return actor
    if not here and cue.form in VERBAL and cue.verb.act != "add":
        actor = _whose_venue(scene, start, cue, turns) or _actor_beside(scene, start, cue, turns)
        if actor:
            return actor
    if not here and scene.reading.article.passages[scene.reading.units[cue.place].passage].kind != "paragraph":
        actor = _actor_of(scene, start, cue.place, turns)
        if actor:
            return actor
    if cue.form in VERBAL and cue.verb.act != "add" and not here and turns:
        actor = _actor_between(scene, cue, turns)
        if actor:
            return actor
    fitting = next((turn for turn in reversed(turns[-_FARTHEST_TURN:]) if agrees(scene, cue, turn.speakers)), None)
    chosen = fitting or (turns[-1] if turns else None)
    return _as_many(cue, chosen) if chosen else ()


def _as_many(cue: ReportingCue, turn: Turn) -> tuple[Referent, ...]:
    """A dual or plural goes on for all who spoke, a singular for the first."""
    return turn.speakers if cue.number in ("Dual", "Plur") or cue.form == "participle" else turn.speakers[:1]


def _has_pronoun_before(scene: Scene, cue: ReportingCue) -> bool:
    """وهو يتوعد goes on for whom the sentence is about."""
    before = scene.reading.units[cue.place - 1] if cue.place else None
    return before is not None and before.upos == "PRON" and before.token_begin == before.begin and before.token_end == before.end


def _whose_venue(scene: Scene, start: int, cue: ReportingCue, turns: Sequence[Turn]) -> tuple[Referent, ...]:
    """Return whose speech or paper a sentence begins with (ففي خطاب الرئيس …، أكد أن; في بيان لوزارة X، قالت)."""
    units, words = scene.reading.units, scene.tables.words
    so_far = [r for turn in turns for r in turn.speakers]
    place = start + 1 if units[start].upos == "CCONJ" else start
    if units[place].fold not in words["inside"] or units[place + 1].fold not in words["venue-noun"] | words["paper"]:
        return ()
    for first in range(place + 2, min(cue.place, place + _FARTHEST_OWNER)):
        found = phrase_at(scene, first, so_far)
        if found is not None:
            return (found,) if agrees(scene, cue, (found,)) else ()
    return ()


def _actor_beside(scene: Scene, start: int, cue: ReportingCue, turns: Sequence[Turn]) -> tuple[Referent, ...]:
    """Return the actor behind the nearest verb before the cue in its sentence, if the cue agrees (قتل X جنودا، وقال إن)."""
    so_far = [r for turn in turns for r in turn.speakers]
    units = scene.reading.units
    for place in range(cue.place - 1, start - 1, -1):
        if units[place].upos != "VERB" or units[place].lemma in scene.tables.words["auxiliary"]:
            continue
        found = subject_after(scene, place + 1, min(cue.place, place + 4), so_far, unlisted=False)
        if found is not None and agrees(scene, cue, found.referents):
            return found.referents
    return ()


def _actor_of(scene: Scene, start: int, end: int, turns: Sequence[Turn]) -> tuple[Referent, ...]:
    """Return the subject of the first verb of a sentence, if it is an actor."""
    so_far = [r for turn in turns for r in turn.speakers]
    for place in range(start, end):
        if scene.reading.units[place].upos == "VERB":
            found = subject_after(scene, place + 1, min(end, place + 4), so_far, unlisted=False)
            found = found or subject_before(scene, place, so_far)
            return found.referents if found is not None else ()
    return ()


def _actor_between(scene: Scene, cue: ReportingCue, turns: Sequence[Turn]) -> tuple[Referent, ...]:
    """Return the person whom the sentence right before that of the cue is about, if nobody speaks in it."""
    start = scene.reading.starts[cue.place]
    if start == 0:
        return ()
    before = scene.reading.starts[start - 1]
    same_passage = scene.reading.units[before].passage == scene.reading.units[start].passage
    if turns[-1].place >= before or not same_passage:
        return ()
    found = _actor_of(scene, before, start, turns)
    return found if found and found[0].mention.kind == "Person" and agrees(scene, cue, found) else ()
