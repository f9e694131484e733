"""One parsed article → its extraction: where the rules meet."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from kg.extract.actors.mentions import Referent, name_referents
from kg.extract.actors.names import find_names
from kg.extract.actors.people import is_acting_plural
from kg.extract.actors.positions import find_positions
from kg.extract.actors.scene import Scene, as_actor, make_scene
from kg.extract.confidence import calibrated, load_measured
from kg.extract.operations.circumstances import mood_of, status_of, when_of
from kg.extract.operations.context import completed
from kg.extract.operations.merging import merged
from kg.extract.operations.operations import find_operations
from kg.extract.operations.parthood import part_relations
from kg.extract.operations.participants import linked, participants
from kg.extract.operations.phrases import EventPhrase
from kg.extract.operations.slots import Participation
from kg.extract.operations.tolls import toll_relations
from kg.extract.reading.candidates import BACK_REFERENCE, CONDITIONAL, DESCRIBED, GENERIC, is_definite
from kg.extract.reading.reading import Reading, Unit, read
from kg.extract.relations.actor_relations import actor_relations, find_bonds
from kg.extract.relations.body_relations import body_relations
from kg.extract.relations.member_relations import member_relations
from kg.extract.relations.place_relations import place_relations
from kg.extract.relations.relations import OF_STATES, operation_relations, position_relations, united_relations
from kg.extract.statements.reported import Reported
from kg.extract.statements.statements import as_statements, find_statements
from kg.extract.statements.topics import find_topics
from kg.extract.tables import Tables
from kg.extract.uncoded import find_uncoded
from kg.model import Article, Extraction, Mention, Operation, Relation, Sentence

_OBLIQUE = "\N{ARABIC LETTER YEH}\N{ARABIC LETTER NOON}"
_PLURALS = ("\N{ARABIC LETTER WAW}\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER WAW}\N{ARABIC LETTER NOON}")
_BEFORE_SUBJECT = frozenset(("VERB", "SCONJ"))


def extract(article: Article, sentences: Sequence[Sentence], tables: Tables) -> Extraction:
    """Return all that the rules find in one article; mentions, operations and statements in text order."""
    reading = read(article, sentences)
    names = find_names(reading, sentences, tables)
    positions = find_positions(reading, names, tables)
    referents = name_referents(reading, names, positions, tables)
    scene = make_scene(reading, tables, names, referents, positions)
    reported = find_statements(scene)
    scene = replace(scene, voices=_voices(reported))
    phrases = find_operations(scene)
    told = linked([participants(scene, phrase) for phrase in phrases])
    phrases = merged(scene, phrases, told)
    parts = completed(scene, phrases, told)
    bonds = find_bonds(scene)
    relations = (*_relations(scene, phrases, parts), *actor_relations(scene, bonds))
    served = {relation.object for relation in relations if relation.rule in OF_STATES}
    served |= {r.mention.id for bond in bonds for r in (bond.subject, bond.object)}
    states = [state for state in map(as_actor, scene.referents) if state.mention.kind == "State" and state.mention.id in served]
    mentions = _mentions(scene, reported, phrases, parts, states)
    known = {mention.id for mention in mentions}
    about = find_topics(scene, reported, phrases, known)
    kept = tuple(r for r in relations if r.subject in known and (r.literal or r.object in known) and r.subject != r.object)
    found = Extraction(
        article=article.id,
        mentions=mentions,
        operations=tuple(_operations(scene, phrases, parts)),
        statements=tuple(as_statements(scene, reported, about)),
        relations=kept,
    )
    return calibrated(replace(found, uncoded=find_uncoded(scene, found)), load_measured())


def _voices(reported: Sequence[Reported]) -> dict[int, Referent]:
    """Return the speaker of each unit that one speaker says; of nested contents the innermost."""
    spoken = sorted((item for item in reported if len(item.speakers) == 1), key=lambda i: i.content.first - i.content.last)
    return {place: item.speakers[0] for item in spoken for place in range(item.content.first, item.content.last)}


def _relations(scene: Scene, phrases: Sequence[EventPhrase], parts: Sequence[tuple[Participation, ...]]) -> Iterable[Relation]:
    yield from position_relations(scene)
    yield from body_relations(scene)
    yield from member_relations(scene)
    yield from place_relations(scene)
    yield from part_relations(scene, phrases)
    yield from toll_relations(scene, phrases)
    for phrase, found in zip(phrases, parts, strict=True):
        yield from operation_relations(scene, phrase, found)
    yield from united_relations(scene, phrases, parts)


def _mentions(
    scene: Scene,
    reported: Sequence[Reported],
    phrases: Sequence[EventPhrase],
    parts: Sequence[tuple[Participation, ...]],
    states: Sequence[Referent],
) -> tuple[Mention, ...]:
    """Return every mention once: names, speakers, participants, the states that stand in a relation, and operations."""
    acting = [r for item in reported for r in (*item.speakers, *item.via)] + [
        p.referent for found in parts for p in found if _stands(scene, p.referent) or _acts(scene, p)
    ]
    acting += states
    found: dict[str, Mention] = {}
    standing = (r for r in scene.referents if _stands(scene, r))
    for referent in (*acting, *standing, *(inner for _, inner in scene.inner)):
        found.setdefault(referent.mention.id, referent.mention)
    for phrase in phrases:
        found[phrase.mention.id] = phrase.mention
    spoken_for = {(m.begin, m.end) for m in found.values() if m.kind == "State"}
    used_as_place = {p.referent.mention.id for items in parts for p in items if p.predicate == "atLocation"}
    kept = {
        key: m
        for key, m in found.items()
        if not (m.kind == "Location" and (m.begin, m.end) in spoken_for and m.id not in used_as_place)
    }
    above = {r.mention.id: r.mention.antecedent for r in (*scene.referents, *acting)}
    linked = (replace(m, antecedent=_kept_antecedent(m.antecedent, kept.keys(), above)) for m in kept.values())
    return tuple(sorted(linked, key=lambda m: (m.begin, m.end, m.kind)))


def _kept_antecedent(antecedent: str, kept: Collection[str], above: dict[str, str]) -> str:
    """Return the nearest antecedent that is a mention of the extraction.

    Args:
        above: the antecedent of each mention; those passed are led to what is found, so that no chain is gone along twice.
    """
    passed: list[str] = []
    while antecedent and antecedent not in kept:
        passed.append(antecedent)
        antecedent = above.get(antecedent, "")
    above.update(dict.fromkeys(passed, antecedent))
    return antecedent


def _stands(scene: Scene, referent: Referent) -> bool:
    """A head noun alone with the article (الجيش) is a mention only of something named before, or as a subject."""
    if referent.mention.kind == "Operation":  # the phrases of operations have mentions of their own
        return False
    mention = referent.mention
    if mention.rule == BACK_REFERENCE and mention.antecedent:
        return _is_named(scene, mention) or _is_subject(scene.reading, referent)
    if mention.antecedent or not (mention.rule in CONDITIONAL or (mention.rule in DESCRIBED and _is_of_people(scene, referent))):
        return True
    silent = mention.rule == BACK_REFERENCE and mention.kind in ("Group", "Location")
    return not silent and _is_subject(scene.reading, referent)


def _is_of_people(scene: Scene, referent: Referent) -> bool:
    """Tell whether a group consists of people (المقاتلين الأكراد), not of bodies (المؤسسات الفرنسية)."""
    heads = scene.tables.lexicon.actor_head_forms.get(scene.reading.units[referent.first].fold, ())
    return referent.mention.kind == "Group" and all(head.kind == "Group" for head in heads)


def _is_named(scene: Scene, mention: Mention) -> bool:
    """Tell whether the first mention of a chain is more than a head noun alone."""
    register = scene.register
    root = register.roots.get(mention.id) or register.roots.get(mention.antecedent, "")
    return any(referent.mention.rule != BACK_REFERENCE for referent in register.by_id.get(root, ()))


def _acts(scene: Scene, part: Participation) -> bool:
    """A group without a name stands where it acts, and where it suffers only if it is counted."""
    if part.referent.mention.rule == BACK_REFERENCE and part.referent.mention.kind == "ArmedGroup":
        return part.referent.last - part.referent.first > 1
    if part.referent.mention.rule == BACK_REFERENCE and part.referent.mention.kind == "Group":
        return part.predicate == "conductedBy" and is_acting_plural(part.referent.words[-1])
    counted = scene.reading.units[part.referent.first].upos == "NUM"
    return part.referent.mention.rule == GENERIC and (part.predicate in ("conductedBy", "supportedBy") or counted)


def _is_subject(reading: Reading, referent: Referent) -> bool:
    """The subject of a verb, or what و joins to it."""
    unit = reading.units[referent.first]
    if unit.deprel == "conj" and unit.head >= 0:
        unit = reading.units[unit.head]
    before = reading.units[unit.place - 1] if unit.place > reading.starts[unit.place] else None
    if before is not None and before.upos in _BEFORE_SUBJECT and is_definite(unit) and not _is_object(before, unit):
        return True  # also where the tree has it otherwise
    return unit.deprel == "nsubj" and unit.head >= 0 and reading.units[unit.head].upos == "VERB"


def _is_object(before: Unit, unit: Unit) -> bool:
    """A plural in -īn behind a verb is its object (قتل المسلحين), and so is what stands behind a verb in the plural."""
    return before.upos == "VERB" and (unit.fold.endswith(_OBLIQUE) or before.fold.endswith(_PLURALS))


def _operations(scene: Scene, phrases: Sequence[EventPhrase], parts: Sequence[tuple[Participation, ...]]) -> Iterable[Operation]:
    for phrase, found in zip(phrases, parts, strict=True):
        stated = any(item.predicate == "conductedBy" for item in found)
        time = when_of(scene, phrase)
        yield Operation(
            mention=phrase.mention.id,
            kind=phrase.kind,
            status=status_of(scene, phrase),
            when=time.text if time else "",
            agent_stated=stated,
            mood=mood_of(scene, phrase),
            start=time.start if time else "",
            end=time.end if time else "",
        )
