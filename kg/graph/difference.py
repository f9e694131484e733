"""Two graphs → what the second says otherwise than the first, and which rule, merge, decision, article or model is responsible.

    graph ─ facts ─► articles, entities, mentions, evidence, statements ─ compare ─► changes

What is compared stays the same from build to build: an article by its id and hash, an entity by its IRI, a statement by its place
in the text, evidence by the mentions and the place it rests on. A fact is re-attributed if the same words are read as before, but
speak of somebody else.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from rdflib import Graph

from kg.graph.facts import Evidence, Facts, facts

ADDED, WITHDRAWN, REATTRIBUTED = "added", "withdrawn", "re-attributed"
_KINDS = ("article", "mention", "entity", "attribute", "relation", "statement", "disagreement", "alignment")

#: IRIs of the entities that mentions went from and to → the comparison or decision that moved them; empty if not known.
Why = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that two graphs disagree on.

    Attributes:
        change: "added", "withdrawn" or "re-attributed".
        kind: "article", "mention", "entity", "attribute", "relation", "statement", "disagreement" or "alignment".
        fact: what is said, in words.
        before, after: of what is re-attributed, whose it was and whose it is; else empty.
        reason: the rules that read it, or the merge or separation of entities.
        articles: ids of the articles that say it, sorted.
        cause: what else is not as it was: an article that is new, gone or has another text, else models, program or settings;
            empty if all are the same, so that the rule itself has changed or a merge explains it.
    """

    change: str
    kind: str
    fact: str
    before: str
    after: str
    reason: str
    articles: tuple[str, ...]
    cause: str = ""


def compare(before: Graph, after: Graph, why: Why = lambda *_: "") -> tuple[Change, ...]:
    """Return the changes from one graph to another, by kind, change and fact; none if both say the same.

    The graphs need not come from the same articles. That their runs differ is no change, but may be the cause of one; names that
    follow from the mentions are not compared.
    """
    old, new = facts(before), facts(after)
    moves = _moves(old, new, why)
    changes = (
        *_articles(old, new),
        *_mentions(old, new, moves),
        *_entities(old, new),
        *_attributes(old, new, moves),
        *_relations(old, new, moves),
        *_statements(old, new, moves),
        *_disagreements(old, new),
        *_alignments(old, new),
    )
    caused = {replace(change, cause=_cause(change, old, new)) for change in changes}
    return tuple(sorted(caused, key=lambda c: (_KINDS.index(c.kind), c.change, c.fact, c.before, c.after, c.articles)))


_Moves = dict[tuple[str, str], str]


def _cause(change: Change, old: Facts, new: Facts) -> str:
    """Return what differs beside a fact and may have made the difference, the nearest cause first."""
    was, now = dict(old.articles), dict(new.articles)
    causes = [
        ("article added", not was.keys() & set(change.articles)),
        ("article left out", not now.keys() & set(change.articles)),
        ("text of the article changed", any(was.get(one, "") != now.get(one, "") for one in change.articles)),
    ]
    near = next((name for name, holds in causes if change.articles and holds), "")
    if near or change.kind == "article":
        return near
    return " and ".join(f"{key} {old.run[key]} → {value}" for key, value in new.run.items() if old.run.get(key, value) != value)


def _moves(old: Facts, new: Facts, why: Why) -> _Moves:
    """Return for each pair of entities that mentions went from and to, what happened."""
    origins, goals = defaultdict(set), defaultdict(set)
    for mention in old.mentions.keys() & new.mentions.keys():
        source, goal = old.mentions[mention].entity, new.mentions[mention].entity
        origins[goal].add(source)
        goals[source].add(goal)
    moves = ((source, goal) for source, found in goals.items() for goal in found if goal != source)
    return {
        (source, goal): ": ".join(filter(None, (_happening(len(origins[goal]), len(goals[source])), why(source, goal))))
        for source, goal in moves
    }


def _happening(origins: int, goals: int) -> str:
    if origins > 1:
        return "merge" if goals == 1 else "merge and separation"
    return "separation" if goals > 1 else "another name or kind"


def _articles(old: Facts, new: Facts) -> Iterator[Change]:
    for change, articles in ((WITHDRAWN, old.articles - new.articles), (ADDED, new.articles - old.articles)):
        for article, sha256 in articles:
            yield Change(change, "article", article, "", "", f"text {sha256[:16]}", (article,))


def _mentions(old: Facts, new: Facts, moves: _Moves) -> Iterator[Change]:
    """Yield one change for all mentions that went from one entity to another with the same words."""
    moved: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for mention in old.mentions.keys() & new.mentions.keys():
        one, other = old.mentions[mention], new.mentions[mention]
        if one.entity != other.entity:
            moved[one.exact, one.entity, other.entity].add(one.article)
    for (words, source, goal), articles in moved.items():
        reason = moves[source, goal]
        yield Change(REATTRIBUTED, "mention", words, old.name(source), new.name(goal), reason, tuple(sorted(articles)))


def _entities(old: Facts, new: Facts) -> Iterator[Change]:
    """Yield the entities that only one graph has, unless the other knows their mentions under another entity."""
    for change, here, there in ((WITHDRAWN, old, new), (ADDED, new, old)):
        mentions = defaultdict(list)
        for iri, mention in here.mentions.items():
            mentions[mention.entity].append(iri)
        for entity, found in mentions.items():
            if entity not in there.labels and not any(iri in there.mentions for iri in found):
                read = [here.mentions[iri] for iri in found]
                yield _change(change, "entity", here.name(entity), (m.rule for m in read), (m.article for m in read))


def _attributes(old: Facts, new: Facts, moves: _Moves) -> Iterator[Change]:
    """Yield what is said of entities that both graphs have without a relation: kinds, statuses, dates, labels, links."""
    moved: defaultdict[str, set[str]] = defaultdict(set)
    for pair, happening in moves.items():
        for entity in pair:
            moved[entity].add(happening)
    for change, here, there in ((WITHDRAWN, old, new), (ADDED, new, old)):
        for entity, predicate, value in here.attributes - there.attributes:
            if entity in old.labels and entity in new.labels:
                read = [mention for mention in here.mentions.values() if mention.entity == entity]
                fact = f"{here.name(entity)} · {predicate} · {value}"
                yield _change(change, "attribute", fact, moved.get(entity) or {m.rule for m in read}, (m.article for m in read))


def _relations(old: Facts, new: Facts, moves: _Moves) -> Iterator[Change]:
    pairs = dict(_pairs(old, new))
    for one, other in pairs.items():
        was, now = old.evidence[one], new.evidence[other]
        if was.triple != now.triple:
            reason = _reason(one == other, zip(was.triple, now.triple, strict=True), moves, (was.rule, now.rule))
            yield Change(REATTRIBUTED, "relation", now.words, old.fact(was), new.fact(now), reason, (now.article,))
    explained = {old.evidence[one].triple for one in pairs}, {new.evidence[other].triple for other in pairs.values()}
    for change, here, there, known in ((WITHDRAWN, old, new, explained[0]), (ADDED, new, old, explained[1])):
        stated = {evidence.triple for evidence in there.evidence.values()}
        readings: defaultdict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
        for evidence in here.evidence.values():
            if evidence.triple not in stated | known:
                readings[evidence.triple].append(evidence)
        for found in readings.values():
            yield _change(change, "relation", here.fact(found[0]), (e.rule for e in found), (e.article for e in found))


def _pairs(old: Facts, new: Facts) -> Iterator[tuple[str, str]]:
    """Yield the evidence of both graphs that reads the same words: one record, or the only ones at a place for a predicate."""
    yield from ((iri, iri) for iri in old.evidence.keys() & new.evidence.keys())
    places = [
        _by(lambda evidence: (*evidence.place, evidence.triple[1]), one.evidence, other.evidence)
        for one, other in ((old, new), (new, old))
    ]
    for place in places[0].keys() & places[1].keys():
        if len(places[0][place]) == len(places[1][place]) == 1:
            yield places[0][place][0], places[1][place][0]


def _by(
    key: Callable[[Evidence], tuple[object, ...]], here: dict[str, Evidence], there: dict[str, Evidence]
) -> dict[tuple[object, ...], list[str]]:
    found = defaultdict(list)
    for iri in here.keys() - there.keys():
        found[key(here[iri])].append(iri)
    return found


def _statements(old: Facts, new: Facts, moves: _Moves) -> Iterator[Change]:
    for place in old.statements.keys() & new.statements.keys():
        was, now = old.statements[place], new.statements[place]
        if was.speaker != now.speaker:
            reason = _reason(was.iri == now.iri, [(was.speaker, now.speaker)], moves, (was.rule, now.rule))
            before, after = old.name(was.speaker), new.name(now.speaker)
            yield Change(REATTRIBUTED, "statement", now.content, before, after, reason, (place[0],))
    for change, here, there in ((WITHDRAWN, old, new), (ADDED, new, old)):
        for place in here.statements.keys() - there.statements.keys():
            found = here.statements[place]
            speaker = here.name(found.speaker)
            fact = f"{speaker}: {found.content}" if speaker else found.content
            yield _change(change, "statement", fact, (found.rule,), (place[0],))


def _disagreements(old: Facts, new: Facts) -> Iterator[Change]:
    for change, here, there in ((WITHDRAWN, old, new), (ADDED, new, old)):
        for pair in here.disagreements - there.disagreements:
            one, other = (here.evidence[iri] for iri in pair)
            fact = f"{here.fact(one)} ≠ {here.name(other.triple[2])}"
            yield _change(change, "disagreement", fact, (one.rule, other.rule), (one.article, other.article))


def _alignments(old: Facts, new: Facts) -> Iterator[Change]:
    for change, here, there in ((WITHDRAWN, old, new), (ADDED, new, old)):
        said = {statement.iri: (statement, place[0]) for place, statement in here.statements.items()}
        for pair in here.alignments - there.alignments:
            (one, article), (other, another) = (said[iri] for iri in pair)
            yield _change(change, "alignment", f"{one.content} ~ {other.content}", (one.rule, other.rule), (article, another))


def _reason(same: bool, ends: Iterable[tuple[str, str]], moves: _Moves, rules: tuple[str, str]) -> str:
    """Return why the same words speak of somebody else: what happened to the entity, else the rules that read them."""
    if same:
        return " and ".join(sorted({moves[pair] for pair in ends if pair in moves})) or "another entity"
    return " → ".join(dict.fromkeys(rules))


def _change(change: str, kind: str, fact: str, rules: Iterable[str], articles: Iterable[str]) -> Change:
    return Change(change, kind, fact, "", "", ", ".join(sorted(set(rules))), tuple(sorted(set(articles))))
