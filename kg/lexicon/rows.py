"""The rows of the word lists: one class per CSV file, and the closed lists of values that its columns take.

All text is in normal spelling; tuples hold the alternatives of a cell; what a row does not have is empty.
"""

from dataclasses import dataclass

ACTS = frozenset(
    [
        "say",
        "assert",
        "confirm",
        "deny",
        "claim",
        "warn",
        "call-for",
        "announce",
        "reveal",
        "hope",
        "threaten",
        "accuse",
        "describe",
        "ask",
        "answer",
        "order",
        "promise",
        "criticise",
        "welcome",
        "condemn",
        "express",
        "add",
        "expect",
        "propose",
    ]
)
DISTANCES = frozenset(["neutral", "confirmed", "claimed", "denied", "committed"])
COMPLEMENTS = frozenset(["أن", "direct", "على", "إلى", "من", "عن", "ب", "في", "ل", "obj", "source", "paper"])
CUE_KINDS = frozenset(("according-to", "relayed", "quoting"))
OPERATION_KINDS = frozenset(
    ["Offensive", "Siege", "Airstrike", "Attack", "Battle", "Campaign", "Negotiation", "Meeting", "Movement", "Other"]
)
WEIGHTS = frozenset(("strong", "weak"))
GENITIVES = frozenset(("agent", "target"))
ROLES = frozenset(("conductedBy", "supportedBy", "targets", "atLocation"))
TITLE_KINDS = frozenset(["position", "rank", "honorific", "spokesperson", "source", "generic"])
COUNTRY_TYPES = frozenset(("Country", "Region"))
PLACE_TYPES = frozenset(
    ["City", "Town", "Province", "Region", "Village", "Base", "Airport", "River", "Sea", "Site", "Mountain", "Camp", "Border"]
)
PLACE_HEAD_TYPES = PLACE_TYPES | {"direction"}
ACTOR_KINDS = frozenset(("Organization", "ArmedGroup", "Group"))
GENDERS = frozenset(("male", "female", "both"))
PREDICATES = frozenset(
    ["allyOf", "supports", "opposes", "fights", "meets", "leads", "memberOf", "controls", "conductedBy", "supportedBy", "targets"]
)
DIRECTIONS = frozenset(("forward", "backward"))
LINKED_LISTS = frozenset(("actors", "capitals", "countries", "places"))
TIME_KINDS = frozenset(
    ["day", "day-shift", "part", "unit", "dual", "direction", "hijri", "lead", "link", "number", "plural", "vague"]
)
STATUSES = frozenset(["planned", "ongoing", "completed", "called-for"])
TOLLS = frozenset(("killed", "wounded", "captured", "missing", "displaced"))
TOLL_KINDS = frozenset(
    ["head", "counted", "two", "pair", "single", "about", "at-least", "result", "cause", "inside", "tally", "reach"]
)


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """A verb (or only a noun) that reports speech.

    Attributes:
        perfect, perfect_f, imperfect: third person singular; masculine but for `perfect_f`.
        participle: active, masculine singular; empty when news does not use it.
        noun: the verbal noun first, then other nouns of the verb and plurals.
        act: what the speaker does with the words, of `ACTS`.
        distance: how far the reporter stands from the content, of `DISTANCES`.
        construction: the complements that hold the reported content, of `COMPLEMENTS`; "obj" is the direct object;
            "source" tells that عن names whose words they are, not the content; "paper" that the words stand in one (جاء في بيان).
    """

    perfect: str
    perfect_f: str
    imperfect: str
    participle: str
    noun: tuple[str, ...]
    act: str
    distance: str
    construction: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words other than verbs that name the source of what is said; `kind` is "according-to", "relayed" (نقلا عن) or "quoting"."""

    cue: str
    kind: str


@dataclass(frozen=True, slots=True)
class Event:
    """A noun that names operations, with the verb that says the same if there is one.

    Attributes:
        noun: indefinite singular; several words are joined by blanks.
        plural: all plurals in use.
        perfect, perfect_f, imperfect: as in `ReportingVerb`; empty when no one verb says the same.
        kind: of `OPERATION_KINDS`.
        weight: "strong" if the noun nearly always means an operation in news, "weak" if it does so only with further evidence.
        genitive: what an actor right behind the noun is: its "agent" (هجوم الجيش) or its "target" (اعتقال الناشط).
    """

    noun: str
    plural: tuple[str, ...]
    perfect: str
    perfect_f: str
    imperfect: str
    kind: str
    weight: str
    genitive: str


@dataclass(frozen=True, slots=True)
class Carrier:
    """A verb that has operations for its object (شن هجوما, تصدى لهجوم), so that its subject plays a part in them.

    Attributes:
        perfect, perfect_f, imperfect: as in `ReportingVerb`.
        noun: verbal nouns of the verb.
        role: the part that the subject plays, of `ROLES`.
    """

    perfect: str
    perfect_f: str
    imperfect: str
    noun: tuple[str, ...]
    role: str


@dataclass(frozen=True, slots=True)
class Title:
    """A position, rank, honorific or other noun that stands before a person's name or for a person; `kind` of `TITLE_KINDS`."""

    title: str
    feminine: str
    plural: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Country:
    """A state, or a region with its own government or demonym.

    Attributes:
        capital: the seat whose name stands for the government in news.
        demonym_m, demonym_f, demonym_p: spelling variants of the adjective, indefinite: masculine, feminine, plural of persons.
        type: "Country" or "Region".
        wikidata: QID, empty when not known.
    """

    name: str
    aliases: tuple[str, ...]
    capital: str
    capital_aliases: tuple[str, ...]
    demonym_m: tuple[str, ...]
    demonym_f: tuple[str, ...]
    demonym_p: tuple[str, ...]
    type: str
    wikidata: str


@dataclass(frozen=True, slots=True)
class Place:
    """A named place.

    Attributes:
        type: of `PLACE_TYPES`.
        within: name of the country or larger place that it lies in; empty for what no country holds.
        lat, long: decimal degrees, rounded to one decimal; empty when not known.
    """

    name: str
    aliases: tuple[str, ...]
    type: str
    within: str
    lat: str
    long: str


@dataclass(frozen=True, slots=True)
class PlaceHead:
    """A noun or direction word that begins the name of a place; `type` of `PLACE_HEAD_TYPES`."""

    head: str
    plural: tuple[str, ...]
    type: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A well-known organisation, armed group or group of people; `kind` of `ACTOR_KINDS`."""

    name: str
    aliases: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class LocalName:
    """The name of a body that every country has its own of (مجلس النواب, القوات الحكومية), or of several bodies (التحالف).

    Attributes:
        home: a country of whose news one body can be meant; empty when no one is known.
        meaning: the listed actor that is meant there.
    """

    name: str
    home: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Link:
    """Where a listed thing is in the open gazetteers.

    Attributes:
        list: of `LINKED_LISTS`.
        name: as in that list.
        type, within: of a place, as in its list, since names repeat; else empty.
        wikidata: QID; geonames: number of the GeoNames feature; empty when not known for sure.
        lat, long: decimal degrees (WGS84); empty when not known.
    """

    list: str
    name: str
    type: str
    within: str
    wikidata: str
    geonames: str
    lat: str
    long: str


@dataclass(frozen=True, slots=True)
class ActorHead:
    """A noun that begins the names of organisations or groups; `kind` of `ACTOR_KINDS`."""

    head: str
    plural: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class FirstName:
    """A given name in Arabic spelling; `gender` is "male", "female" or "both"."""

    name: str
    gender: str


@dataclass(frozen=True, slots=True)
class RelationCue:
    """Words between two names that relate them.

    Attributes:
        predicate: of `PREDICATES`.
        direction: "forward" if the name before the cue (or the subject of a verb cue) is the relation's subject, "backward"
            if the one after it is.
    """

    cue: str
    predicate: str
    direction: str


@dataclass(frozen=True, slots=True)
class RelationWord:
    """A verb, or only a noun or participle, that says what one actor does to another or holds.

    Attributes:
        perfect, perfect_f, imperfect: as in `ReportingVerb`.
        active: active participle, masculine singular (الداعمة ل); `passive`: the passive one (المدعومة من).
        noun: verbal nouns and other nouns that say the same, with plurals.
        object: what holds the object of the verb: "obj" for none, else its prepositions.
        noun_object: prepositions before the object of noun and active participle.
        predicate: of `PREDICATES`.
    """

    perfect: str
    perfect_f: str
    imperfect: str
    active: str
    passive: str
    noun: tuple[str, ...]
    object: tuple[str, ...]
    noun_object: tuple[str, ...]
    predicate: str


@dataclass(frozen=True, slots=True)
class StatusCue:
    """Words that tell how far an operation has come; `status` of `STATUSES`."""

    cue: str
    status: str


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A word of an expression of time, beside names of months and weekdays.

    Attributes:
        kind: of `TIME_KINDS`.
        value: of a "day" or "direction" how far it lies from today, of a "unit" its name, of a "number" or "dual" the number, of
            a "lead" how it bounds the time: "from", "until", "within", "ago" or "after"; else empty.
    """

    word: str
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Homograph:
    """The form of a listed name that text also holds as an ordinary word, or that is a place's and a person's name alike.

    Such a form is a name only with further evidence: a head noun, a title, a tag of the models.
    """

    form: str


@dataclass(frozen=True, slots=True)
class TollWord:
    """A word by which news counts victims.

    Attributes:
        slot: of `TOLLS`, what befell them; "any" for words that serve all.
        kind: a "head" stands before the number (مقتل عشرة), a "counted" noun behind it (عشرة قتلى), "two" says it in the dual;
            "pair" and "single" are nouns for people that make a number in themselves behind a head (مقتل جنديين, مقتل شخص);
            "about" and "at-least" make it an estimate or a bound; "result" links an event with its toll (أسفر عن), "cause" a toll
            with its event (في هجوم), "inside" refers back to the event (قتل فيه); a "tally" of victims may "reach" a
            number (ارتفع عدد القتلى إلى).
    """

    word: str
    slot: str
    kind: str


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A word of a number; `value` in digits."""

    word: str
    value: str


@dataclass(frozen=True, slots=True)
class RuleWord:
    """A word of grammar or of a small closed set that rules ask for; `kind` names the set."""

    kind: str
    word: str


# What the cells of a column may hold, where that is a closed list.
CLOSED: dict[tuple[type, str], frozenset[str]] = {
    (ReportingVerb, "act"): ACTS,
    (ReportingVerb, "distance"): DISTANCES,
    (ReportingVerb, "construction"): COMPLEMENTS,
    (Cue, "kind"): CUE_KINDS,
    (Event, "kind"): OPERATION_KINDS,
    (Event, "weight"): WEIGHTS,
    (Event, "genitive"): GENITIVES,
    (Carrier, "role"): ROLES,
    (Title, "kind"): TITLE_KINDS,
    (Country, "type"): COUNTRY_TYPES,
    (Place, "type"): PLACE_TYPES,
    (PlaceHead, "type"): PLACE_HEAD_TYPES,
    (Actor, "kind"): ACTOR_KINDS,
    (ActorHead, "kind"): ACTOR_KINDS,
    (FirstName, "gender"): GENDERS,
    (Link, "list"): LINKED_LISTS,
    (RelationCue, "predicate"): PREDICATES,
    (RelationCue, "direction"): DIRECTIONS,
    (RelationWord, "predicate"): PREDICATES,
    (StatusCue, "status"): STATUSES,
    (TimeWord, "kind"): TIME_KINDS,
    (TollWord, "slot"): TOLLS | {"any"},
    (TollWord, "kind"): TOLL_KINDS,
}
