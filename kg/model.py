"""The records that flow between the stages.

    Article ─► Sentence (Token, Word, Name) ─► Extraction (Mention, Operation, Statement, Relation)
                                                   ─► Resolution (Entity) ─► triples

All are frozen: a stage never changes what another has made, it makes something new. All offsets are code points into
`Article.text`, half-open: `text[begin:end]`. Empty strings and empty tuples stand for "not known"; there is no None. Ids are
hashes of content (`content_id`), so equal input gives equal ids.
"""

import hashlib
from dataclasses import dataclass


def content_id(*parts: str | int) -> str:
    """Return a short id made from the content of `parts`: 16 hexadecimal digits.

    >>> content_id("article", 3, 7) == content_id("article", 3, 7)
    True
    """
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text."""

    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article that is read: one paragraph or one headline.

    Attributes:
        kind: "headline", "paragraph" or "caption".
    """

    begin: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A stretch of an article that is not read, and why (the name of the rule, such as "navigation" or "repeated-headline")."""

    begin: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """One document, as it was read.

    The text is kept as it stands in the source; what is not read (navigation, subscription boxes, credits) is marked in `dropped`
    instead of being cut out, so that offsets stay true. Passages and dropped stretches are in text order and do not overlap.

    Attributes:
        id: the file name without its last extension, or the record's own id; unique in a graph.
        text: the whole text.
        sha256: of `text` in UTF-8, hexadecimal.
        passages: what is read.
        dropped: what is not read.
        title, publisher: as found; empty when unknown.
        issued: date of publication, ISO 8601 ("2016-11-06"), empty when unknown.
        source: the address of the article, empty when unknown.
    """

    id: str
    text: str
    sha256: str
    passages: tuple[Passage, ...]
    dropped: tuple[Dropped, ...] = ()
    title: str = ""
    publisher: str = ""
    issued: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read or done, for the report.

    Attributes:
        where: the file, line or article id.
        reason: one line that says what is wrong and, if there is one, what to do.
        severity: "refused" (the input is not in the graph) or "warning".
    """

    where: str
    reason: str
    severity: str = "refused"


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word: a token, or one of the words that a multiword token is made of (و + ب + الرقة).

    Attributes:
        index: place in the sentence, from 0.
        text: as the models read it (no vowel marks).
        lemma, upos, feats: of Universal Dependencies; features as "Gender=Fem|Number=Sing".
        head: index of the head word, -1 for the root.
        deprel: relation to the head, with its subtype.
        begin, end: offsets in the article; of a clitic, its letters if they can be told apart, else of the whole token.
        token: index of the token in the sentence.
    """

    index: int
    text: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    begin: int
    end: int
    token: int


@dataclass(frozen=True, slots=True)
class Token:
    """A surface token with the half-open range of its words in the sentence."""

    begin: int
    end: int
    first_word: int
    last_word: int


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity that the models marked, with clitics still attached.

    Attributes:
        tag: "PER", "LOC", "ORG", "ARM" or "OPR".
        first_token, last_token: half-open range of tokens in the sentence.
    """

    begin: int
    end: int
    tag: str
    first_token: int
    last_token: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One parsed sentence.

    Attributes:
        index: place in the article, from 0.
        passage: index of its passage in the article.
    """

    index: int
    passage: int
    begin: int
    end: int
    tokens: tuple[Token, ...]
    words: tuple[Word, ...]
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that refers to an actor, an operation or a location.

    Attributes:
        id: hash of article, kind, begin and end.
        article: id of the article.
        begin, end: offsets; `exact` is the text there.
        name: the name as it would stand alone (no clitic, title or quotation mark); the key of resolution.
        kind: the class in the ontology: Person, Organization, State, ArmedGroup, Group, Location or Operation.
        subtype: finer type of a location ("City"), else empty.
        antecedent: id of an earlier mention in the article that is the same thing, or of a later one that names whom a title
            stands for, if a rule has said so; else empty.
        rule: name of the rule that made it.
        confidence: in [0, 1].
    """

    id: str
    article: str
    begin: int
    end: int
    exact: str
    name: str
    kind: str
    rule: str
    confidence: float
    subtype: str = ""
    antecedent: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """What is said of an operation beside its participants, which are relations.

    Attributes:
        mention: id of the mention that names the operation.
        kind: Offensive, Siege, Airstrike, Attack, Battle, Campaign, Negotiation, Meeting, Movement or Other.
        status: planned, ongoing, completed or called-for; empty when not said.
        when: the time expression as written, empty when not said.
        agent_stated: whether the text says who carries it out.
        mood: "negated" (it does not happen, or is denied) or "hypothetical" (it might, or is to be prevented); empty when it is
            asserted, or planned or called for, which `status` tells.
        start, end: first and last day, ISO 8601, resolved against the article's date; empty when not known.
    """

    mention: str
    kind: str
    status: str = ""
    when: str = ""
    agent_stated: bool = True
    mood: str = ""
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One contiguous reported content with one speaker.

    Attributes:
        id: hash of article, begin and end of the content and the speaker.
        begin, end: of the content: without quotation marks, without a leading أن/إن/بأن.
        content: the text there.
        speaker: id of the speaker's mention; empty when the source is unnamed.
        verb: the reporting verb or noun as written, without clitics.
        verb_begin, verb_end: where it stands.
        act, distance: from the lexicon of reporting verbs (act "assert", distance "claimed" …).
        direct: whether the content is quoted.
        to: medium, interlocutor or venue as written; empty when not said.
        about: ids of mentions that the content is about.
        negated: whether the speaker is said not to have said it (لم يؤكد أن …); `distance` is "withheld" then.
        via: ids of the mentions of those who pass the words on; empty when the article itself reports them.
    """

    id: str
    article: str
    begin: int
    end: int
    content: str
    speaker: str
    verb: str
    verb_begin: int
    verb_end: int
    act: str
    distance: str
    direct: bool
    rule: str
    confidence: float
    to: str = ""
    about: tuple[str, ...] = ()
    negated: bool = False
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between two mentions, or between a mention and a literal, with the words that say it.

    Attributes:
        subject: id of a mention.
        predicate: local name of the ontology's property ("conductedBy", "role", "locatedIn" …).
        object: id of a mention, or the literal if `literal` is true.
        begin, end: the stretch of text (a clause or sentence) that says so.
    """

    article: str
    subject: str
    predicate: str
    object: str
    begin: int
    end: int
    rule: str
    confidence: float
    literal: bool = False

    @property
    def id(self) -> str:
        """Return the hash of what it relates and where: it stays the same when mentions are resolved differently."""
        return content_id(self.subject, self.predicate, self.object, self.article, self.begin, self.end, self.rule)


@dataclass(frozen=True, slots=True)
class Uncoded:
    """A sentence with a word that most often tells a fact, of which no fact was made.

    Attributes:
        begin, end: offsets of the sentence.
        kind: what the word would tell: "statement", "operation" or "relation".
        trigger: the word as written; it stands at trigger_begin, trigger_end.
        reason: "quoted", "negated", "hypothetical", "no-content", "no-speaker", "no-participant", "general-word", "one-actor",
            "not-beside", "no-place", "parse-broken" or "no-rule"; what each means stands in `kg.explain.model`.
    """

    begin: int
    end: int
    kind: str
    trigger: str
    trigger_begin: int
    trigger_end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one article, and what was not and why; mentions in text order."""

    article: str
    mentions: tuple[Mention, ...] = ()
    operations: tuple[Operation, ...] = ()
    statements: tuple[Statement, ...] = ()
    relations: tuple[Relation, ...] = ()
    problems: tuple[Problem, ...] = ()
    uncoded: tuple[Uncoded, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing in the world that mentions refer to.

    Attributes:
        id: hash of kind and match key, so that it does not depend on which articles are there.
        kind: as in `Mention`.
        label: the best name; `alternatives`: every other surface name, sorted.
        mentions: ids, sorted.
        subtype: finer type of a location, else empty.
        replaces: ids of the parts that were joined to this one, sorted; each would be an entity's id without the merge.
        links: IRIs of the same thing in Wikidata and GeoNames, sorted.
        lat, long: of a location, decimal degrees; empty when not known.
    """

    id: str
    kind: str
    label: str
    alternatives: tuple[str, ...]
    mentions: tuple[str, ...]
    subtype: str = ""
    replaces: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    lat: str = ""
    long: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """The mentions of one thing within one article.

    Attributes:
        id: hash of the kind and the first mention, so that it does not depend on other articles.
        names: as they would stand alone, sorted.
        mentions: ids, in text order.
    """

    id: str
    article: str
    names: tuple[str, ...]
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The chains that have one key: what is one thing by name alone, before parts are compared with each other.

    Attributes:
        id: hash of the kind and the key; of a chain without a key, the chain's id.
        entity: id of the entity that it has become part of.
        rules: why names that are spelled differently have this key ("letters", "word-list" …), sorted.
        chains: by id.
    """

    id: str
    entity: str
    name: str
    rules: tuple[str, ...]
    chains: tuple[Chain, ...]


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that speaks for or against two parts being one.

    Attributes:
        name: of the rule.
        score: what it adds, in [-1, 1].
        reason: what was compared, for people.
    """

    name: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two parts that were compared, by id, and what came of it.

    Attributes:
        first, second: in order.
        verdict: "same", "different" or "refused" (alike enough, but what stands against it says no).
        features: in the order of their weight.
        decided: "rules" or "user".
    """

    first: str
    second: str
    verdict: str
    score: float
    features: tuple[Feature, ...]
    decided: str = "rules"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a user has decided about two things, by id: `verdict` is "same" or "different"; the names are for people."""

    verdict: str
    first: str
    second: str
    first_name: str = ""
    second_name: str = ""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two relations of one operation, by id in order, in which articles differ: its toll, agent, target or place."""

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two statements of different articles that report the same words, by id in order.

    Attributes:
        likeness: the share of the shorter content that the other has too, in [0, 1].
        only_first, only_second: the stretches that the other does not have, in text order, as spans of the content's article.
    """

    first: str
    second: str
    likeness: float
    only_first: tuple[Span, ...] = ()
    only_second: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """The table from mention to entity, as it is applied on the way out; nothing extracted is rewritten.

    Attributes:
        entities: by id.
        entity_of: id of a mention → id of its entity.
        parts: what the entities are made of, by id.
        comparisons: of parts that were joined, or nearly.
        problems: decisions that could not be followed.
        disagreements: of articles about one operation, in order.
        alignments: of statements that report the same words, in order.
    """

    entities: tuple[Entity, ...]
    entity_of: dict[str, str]
    parts: tuple[Part, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    problems: tuple[Problem, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    alignments: tuple[Alignment, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """What made the graph: the same for equal runs, so no clock and no paths.

    Attributes:
        version: of this package.
        models: what was used, such as "bundled" or "stanza".
        models_digest: hash of the weight files.
        settings_digest: hash of the settings that change results.
        settings: these, as "key = value", sorted.
    """

    version: str
    models: str
    models_digest: str
    settings_digest: str
    settings: tuple[str, ...] = ()
