"""What a clause says that one actor does to another, is to it, or holds: verbs, participles, verbal nouns and listed cues.

تدعم تركيا المعارضة، المعارضة التي تدعمها تركيا     verb-relation, relative-verb
المعارضة المدعومة من تركيا                          passive-participle
الميليشيات الموالية لإيران                          active-participle
دعم تركيا للمعارضة، شنت تركيا حربا على المعارضة     noun-relation, light-verb
اشتباكات بين الجيش والمعارضة                        between
الجيش ضد المعارضة، القوات بقيادة تركيا              cue-between
استعادة الرقة من قبضة التنظيم                       grip
لا تؤيد تركيا روسيا                                 unsupported
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.actors.scene import Scene
from kg.extract.relations.arguments import why_not_asserted
from kg.extract.relations.attribute_relations import cue_bonds, grip_bonds, part_bonds, participle_bonds
from kg.extract.relations.bonds import Bond, relation_form_at
from kg.extract.relations.noun_relations import noun_bonds
from kg.extract.relations.verb_relations import verb_bonds
from kg.lexicon import RelationForm
from kg.model import Relation

_UNMEASURED = 0.5
_NOT = "\N{ARABIC LETTER LAM}\N{ARABIC LETTER ALEF}"


def find_bonds(scene: Scene) -> tuple[Bond, ...]:
    """Return the relations between actors, and between actors and the places that they hold, in text order.

    Of two rules that say the same of the same two mentions the first stays.
    """
    found: dict[tuple[str, str, str], Bond] = {}
    for place, unit in enumerate(scene.reading.units):
        if place in scene.name_at or not unit.fold:
            continue
        for bond in _bonds_at(scene, place):
            if (
                bond.subject.mention.id != bond.object.mention.id
                and bond.subject.words != bond.object.words
                and not _is_talk(scene, bond)
            ):
                whole = replace(bond, first=min(bond.first, place), last=max(bond.last, place + 1))
                found.setdefault((bond.subject.mention.id, bond.predicate, bond.object.mention.id), whole)
    return tuple(found.values())


def _is_talk(scene: Scene, bond: Bond) -> bool:
    """Who talks to a medium meets nobody (اتصال هاتفي مع «الوطن»)."""
    ends = (bond.subject, bond.object)
    media = any(r.mention.rule == "quoted-medium" or (r.words[:1] and r.words[0] in scene.tables.words["medium"]) for r in ends)
    return bond.predicate == "meets" and media


def actor_relations(scene: Scene, bonds: Iterable[Bond]) -> Iterator[Relation]:
    """Yield the bonds as records, each with the words that say so; who leads or belongs to a body is affiliated too."""
    units = scene.reading.units
    for bond in bonds:
        belongs = bond.predicate == "memberOf" or (bond.predicate == "leads" and bond.subject.mention.kind == "Person")
        for predicate in (bond.predicate, *(("affiliation",) if belongs else ())):
            yield Relation(
                article=scene.reading.article.id,
                subject=bond.subject.mention.id,
                predicate=predicate,
                object=bond.object.mention.id,
                begin=units[bond.first].begin,
                end=units[bond.last - 1].end,
                rule=bond.rule,
                confidence=_UNMEASURED,
            )


def _bonds_at(scene: Scene, place: int) -> Iterator[Bond]:
    yield from grip_bonds(scene, place)
    yield from part_bonds(scene, place)
    form, length = relation_form_at(scene, place)
    if reason := why_not_asserted(scene, place):
        if reason == "negated" and form is not None and _is_stance(scene, place, form):
            for bond in verb_bonds(scene, place + length - 1, form):
                yield replace(bond, predicate="opposes", rule="unsupported")
        return
    if form is None:
        yield from cue_bonds(scene, place)
    elif form.part == "verb":
        yield from verb_bonds(scene, place + length - 1, form)
    elif form.part in ("active", "passive"):
        yield from participle_bonds(scene, place, form)
    else:
        yield from noun_bonds(scene, place, length, form)


def _is_stance(scene: Scene, place: int, form: RelationForm) -> bool:
    """Tell whether somebody is said not to support another, now and not once (لا تؤيد الحركة الزعيم الجديد)."""
    supports = form.part == "verb" and form.word.predicate == "supports"
    return supports and place > 0 and scene.reading.units[place - 1].fold == _NOT
