"""What body belongs to what: an organ to its state, a part to the whole that its name or the words before it say.

الجيش العراقي, السفارة الأميركية, وزارة الدفاع الروسية        organ-of-state
الجناح المسلح لحزب الحرية, بعثة الأمم المتحدة               part-in-name
كتائب القسام، الجناح العسكري لحماس                         part-in-name
قوات سالم المنصوري، القوات الموالية لسالم المنصوري             leader-in-name, follower-in-name
ثلاثة أشخاص في مجلس الشورى                                people-of-body
"""

from collections.abc import Iterator

from kg.extract.actors.mentions import Referent
from kg.extract.actors.scene import Scene, as_actor, state_named
from kg.extract.reading.candidates import ARTICLE, GENERIC, LAM, Candidate
from kg.model import Relation

_BODIES = frozenset(("Organization", "ArmedGroup"))
_COMMAS = frozenset("،,")
_UNMEASURED = 0.5
_COUNCIL = "\N{ARABIC LETTER MEEM}\N{ARABIC LETTER JEEM}\N{ARABIC LETTER LAM}\N{ARABIC LETTER SEEN}"


def body_relations(scene: Scene) -> Iterator[Relation]:
    """Yield affiliation of a body with its state, and affiliation and memberOf of a part with its whole."""
    for index, candidate in enumerate(scene.names):
        if candidate.rule == GENERIC and (owner := _body_behind(scene, candidate.last)) is not None:
            yield _relation(scene, scene.referents[index], "affiliation", owner, owner, "people-of-body")
        if candidate.kind not in _BODIES:
            continue
        body = scene.referents[index]
        state = _state_of_organ(scene, body)
        if state is not None:
            for predicate in ("affiliation", "memberOf"):
                yield _relation(scene, body, predicate, state, body, "organ-of-state")
        yield from _of_leader(scene, index)
        whole = _whole(scene, candidate) if candidate.rule == "head-branch" else None
        if whole is not None:
            for part in (body, *_apposed(scene, index)):
                for predicate in ("affiliation", "memberOf"):
                    yield _relation(scene, part, predicate, whole, body, "part-in-name")


def _state_of_organ(scene: Scene, body: Referent) -> Referent | None:
    """Return the state whose adjective ends the name of an army, ministry, embassy …; the opposition's bodies have none.

    A force is the state's only if what stands between says so (القوات الجوية الروسية) or nothing does (الجيش العراقي).
    """
    words, listed = tuple(word.removeprefix(ARTICLE) for word in body.words), scene.tables.words
    demonyms = scene.tables.lexicon.demonym_forms
    last = -2 if len(words) > 2 and " ".join(words[-2:]) in demonyms else -1
    countries = demonyms.get(" ".join(words[last:]), ()) if len(words) > 1 else ()
    between = set(words[1:last])
    if not countries or between & listed["inside"]:  # بعثة الأمم المتحدة في مالي
        return None
    of_state = words[0] in listed["state-organ"] or bool(words[0] == _COUNCIL and between & listed["state-council"])
    is_organ = of_state and not between & (listed["unofficial"] | listed["community"])
    is_force = words[0] in listed["state-force"] and between <= listed["official-force"]
    return state_named(scene, countries[0].name) if is_organ or is_force else None


def _whole(scene: Scene, branch: Candidate) -> Referent | None:
    """Return the actor of the article whose name ends the name of a branch."""
    units = scene.reading.units[branch.first : branch.last]
    for first in range(1, len(units)):
        words = tuple(unit.fold for unit in units[first:] if unit.fold)
        of = units[first - 1].fold == LAM or not units[first - 1].fold.startswith(ARTICLE)
        known = scene.register.by_words.get(words, ()) if of else ()
        found = next((r for r in known if r.mention.kind != "Person"), None)
        if found is not None:
            actor = as_actor(found)
            return None if actor.mention.kind == "Location" else actor
    return None


def _body_behind(scene: Scene, place: int) -> Referent | None:
    """Return the body that people are of or in (أربعة مصادر من طالبان)."""
    units, words = scene.reading.units, scene.tables.words
    if place + 1 >= len(units) or units[place].fold not in words["from"] | words["inside-body"]:
        return None
    index = scene.name_at.get(place + 1)
    body = scene.names[index] if index is not None else None
    is_body = body is not None and body.first == place + 1 and body.kind in _BODIES
    return scene.referents[index] if is_body and index is not None else None


def _of_leader(scene: Scene, index: int) -> Iterator[Relation]:
    """Yield what the name of a force says of the person in it: who leads it, or whom it supports (القوات الموالية لسالم)."""
    candidate, body = scene.names[index], scene.referents[index]
    inner = candidate.inner
    person = next((r for r in scene.register.inside.get(body.mention.id, ()) if r.mention.kind == "Person"), None)
    if inner is None or person is None:
        return
    between = [unit.fold.removeprefix(ARTICLE) for unit in scene.reading.units[candidate.first : inner.first]]
    if any(word in scene.tables.words["belonging"] for word in between):
        yield _relation(scene, body, "supports", person, body, "follower-in-name")
    else:
        yield _relation(scene, person, "leads", body, body, "leader-in-name")
        yield _relation(scene, body, "affiliation", person, body, "leader-in-name")


def _apposed(scene: Scene, index: int) -> Iterator[Referent]:
    """Yield the body that a branch behind a comma says more of (كتائب القسام، الجناح العسكري لحماس)."""
    if not index:
        return
    before, branch = scene.names[index - 1], scene.names[index]
    between = scene.reading.units[before.last : branch.first]
    if before.kind in _BODIES and len(between) == 1 and between[0].text in _COMMAS:
        yield scene.referents[index - 1]


def _relation(scene: Scene, subject: Referent, predicate: str, value: Referent, where: Referent, rule: str) -> Relation:
    begin, end = min(subject.mention.begin, where.mention.begin), where.mention.end
    return Relation(scene.reading.article.id, subject.mention.id, predicate, value.mention.id, begin, end, rule, _UNMEASURED)
