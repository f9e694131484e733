"""One parsed article → its extraction."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import lexicon
from kg.extract import extract, make_tables
from kg.model import Article, Extraction, Mention, Relation, Sentence, Statement
from tests.extract.support import parsed

TABLES = make_tables(lexicon.load())

PARAGRAPHS = (
    """
    # newpar = headline
    1 أوسلو X
    2-3 وأنقرة
    2 و CCONJ
    3 أنقرة NOUN
    4 : PUNCT
    5 معركة NOUN
    6 الموصل NOUN
    7 مستمرة ADJ
    """,
    """
    # newpar
    1 أعلن VERB _ 0 root
    2 وزير NOUN _ 1 nsubj
    3 الدفاع NOUN _ 2 nmod
    4 التركي ADJ _ 2 amod
    5 كمال X NER=B-PER 6 nmod
    6 دوغان X NER=I-PER 2 nmod
    7 أن SCONJ _ 10 mark
    8 القوات NOUN _ 10 nsubj
    9 العراقية ADJ _ 8 amod
    10 شنت VERB _ 1 ccomp
    11 هجوما NOUN _ 10 obj
    12 واسعا ADJ _ 11 amod
    13 على ADP _ 14 case
    14 داعش NOUN _ 11 nmod
    15 في ADP _ 16 case
    16 الموصل NOUN _ 14 nmod
    17 . PUNCT _ 1 punct
    """,
    """
    # newpar
    1-2 وأضاف
    1 و CCONJ _ 0 root
    2 أضاف VERB _ 1 parataxis
    3 الوزير NOUN _ 2 nsubj
    4 أن SCONJ _ 7 mark
    5 « PUNCT _ 7 punct
    6 الهجوم NOUN _ 7 nsubj
    7 مستمر ADJ _ 2 ccomp
    8 . PUNCT _ 1 punct

    1 لن PART _ 2 advmod
    2 يتوقف VERB _ 0 root
    3 أبدا NOUN _ 2 nsubj
    4 » PUNCT _ 3 punct
    5 ، PUNCT _ 4 punct
    6 مشيرا ADJ _ 2 xcomp
    7 إلى ADP _ 8 case
    8 دعم NOUN _ 6 obl
    9 أنقرة NOUN _ 8 nmod
    10-11 للحكومة
    10 ل ADP _ 11 case
    11 الحكومة NOUN _ 9 nmod
    12 العراقية ADJ _ 11 amod
    13 . PUNCT _ 2 punct
    """,
    """
    # newpar
    1 قال VERB _ 0 root
    2 مصدر NOUN _ 1 nsubj
    3 عسكري ADJ _ 2 amod
    4 عراقي ADJ _ 2 amod
    5 إن SCONJ _ 15 mark
    6 سمير X NER=B-PER 9 nsubj
    7 الحداد X NER=I-PER 6 nmod
    8 ، PUNCT _ 7 punct
    9 المتحدث NOUN _ 1 obj
    10-11 باسم
    10 ب ADP _ 11 case
    11 اسم NOUN _ 9 nmod
    12 قوات NOUN NER=B-ARM 11 nmod
    13 الفجر NOUN NER=I-ARM 12 nmod
    14 ، PUNCT _ 13 punct
    15 غادر VERB _ 1 ccomp
    16 فندق NOUN _ 15 obj
    17 الفيروز NOUN _ 16 nmod
    18 في ADP _ 19 case
    19 أربيل X _ 15 obl
    20 . PUNCT _ 1 punct
    """,
    """
    # newpar
    1-2 ونفى
    1 و CCONJ _ 0 root
    2 نفى VERB _ 1 parataxis
    3 المصدر NOUN _ 2 nsubj
    4-5 للصحافيين _ NER=B-PER
    4 ل ADP _ 5 case
    5 الصحافيين NOUN _ 2 obl
    6 سقوط NOUN _ 2 obj
    7 قتلى NOUN _ 6 nmod
    8 ، PUNCT _ 7 punct
    9 وفق ADP _ 10 case
    10 وكالة NOUN _ 6 nmod
    11 رويترز X _ 10 nmod
    12 . PUNCT _ 1 punct
    """,
    """
    # newpar
    1 بدأت VERB _ 0 root
    2 محادثات NOUN _ 1 nsubj
    3 جنيف X _ 2 nmod
    4 بين ADP _ 5 case
    5 الحكومة NOUN _ 2 nmod
    6 السورية ADJ _ 5 amod
    7-8 وتركيا
    7 و CCONJ _ 8 cc
    8 تركيا X _ 5 conj
    9-10 بدعم
    9 ب ADP _ 10 case
    10 دعم NOUN _ 1 obl
    11 من ADP _ 12 case
    12 موسكو X _ 10 nmod
    """,
    """
    # newpar
    1-2 وتسيطر
    1 و CCONJ _ 0 root
    2 تسيطر VERB _ 1 parataxis
    3 قوات NOUN NER=B-ARM 2 nsubj
    4 الفجر NOUN NER=I-ARM 3 nmod
    5 المدعومة ADJ _ 3 amod
    6 من ADP _ 7 case
    7 النرويج NOUN _ 3 nmod
    8 على ADP _ 9 case
    9 الرقة NOUN _ 2 obl
    10 السورية ADJ _ 9 amod
    11-12 وقرية
    11 و CCONJ _ 12 cc
    12 قرية NOUN _ 9 conj
    13 السرو NOUN _ 12 nmod
    14 . PUNCT _ 1 punct
    """,
    """
    # newpar
    1 قصفت VERB _ 0 root
    2 القوات NOUN _ 1 nsubj
    3 العراقية ADJ _ 2 amod
    4 مدينة NOUN _ 1 obj
    5 الموصل NOUN _ 4 nmod
    6 العراقية ADJ _ 5 amod
    7 ، PUNCT _ 6 punct
    8-9 بحسب
    8 ب ADP _ 10 case
    9 حسب ADP _ 10 case
    10 الحداد NOUN NER=B-PER 1 obl
    11 . PUNCT _ 1 punct
    """,
)


# Words that the rules know, to stand in any order.
WORDS = tuple(
    word
    for line in (
        "قال VERB; أعلن VERB; قصف VERB; تسيطر VERB; كان AUX; قد PART; مشيرا ADJ; أن SCONJ; إن SCONJ; التي PRON",
        "وزير NOUN; الدفاع NOUN; الوزير NOUN; التركي ADJ; مصدر NOUN; عسكري ADJ; هاني X NER=B-PER; الصباغ X NER=I-PER",
        "القوات NOUN; العراقية ADJ; داعش X; الصحيفة NOUN; حكومة NOUN; مالي X; موسكو X; النرويج X; الموصل X",
        "معركة NOUN; الهجوم NOUN; هجوم NOUN; قصف NOUN; قرية NOUN; فندق NOUN; السرو NOUN; أمس ADV; المقبلة ADJ",
        "ضد ADP; على ADP; بين ADP; من ADP; في ADP; بحسب ADP; وفق ADP; حد NOUN; قول NOUN; و CCONJ; ها PRON",
        "بقيادة NOUN; بدعم NOUN; المدعومة ADJ; : PUNCT; ، PUNCT; . PUNCT; « PUNCT; » PUNCT; ( PUNCT; ) PUNCT",
    )
    for word in line.split("; ")
)


def article(paragraphs: list[str], name: str) -> tuple[Article, tuple[Sentence, ...]]:
    """Return the article of that name that the paragraphs make."""
    return parsed(f"# newdoc id = {name}\n" + "\n\n".join(paragraph.strip() for paragraph in paragraphs))


@st.composite
def articles(draw: st.DrawFn) -> tuple[Article, tuple[Sentence, ...]]:
    """Articles of some of the paragraphs, in any order, also more than once."""
    return article(draw(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=8)), "naba")


@st.composite
def jumbles(draw: st.DrawFn) -> tuple[Article, tuple[Sentence, ...]]:
    """Articles of known words in an order that no grammar has: what the models make of a broken text."""
    sentences = draw(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9), min_size=1, max_size=3))
    blocks = ["\n".join(f"{number} {word}" for number, word in enumerate(words, 1)) for words in sentences]
    return article([draw(st.sampled_from(["# newpar\n", ""])) + block for block in blocks], "naba")


def whole() -> Extraction:
    """Return what is found in the article of all paragraphs."""
    return extract(*article(list(PARAGRAPHS), "naba"), TABLES)


@given(articles() | jumbles())
@settings(max_examples=100, deadline=None)
def test_every_span_holds_what_its_record_says(one: tuple[Article, tuple[Sentence, ...]]) -> None:
    """Every fact leads back to the words that say it."""
    read, sentences = one
    found = extract(read, sentences, TABLES)
    for mention in found.mentions:
        assert read.text[mention.begin : mention.end] == mention.exact != ""
    for statement in found.statements:
        assert read.text[statement.begin : statement.end] == statement.content != ""
        assert read.text[statement.verb_begin : statement.verb_end] == statement.verb
    for relation in found.relations:
        assert 0 <= relation.begin < relation.end <= len(read.text)


@given(articles() | jumbles())
@settings(max_examples=100, deadline=None)
def test_ids_refer_to_mentions_that_are_kept(one: tuple[Article, tuple[Sentence, ...]]) -> None:
    read, sentences = one
    found = extract(read, sentences, TABLES)
    known = {mention.id for mention in found.mentions}
    assert len(known) == len(found.mentions)
    assert {mention.antecedent for mention in found.mentions} <= known | {""}
    assert {statement.speaker for statement in found.statements} <= known | {""}
    assert {topic for statement in found.statements for topic in statement.about} <= known
    assert {relation.subject for relation in found.relations} <= known
    assert {relation.object for relation in found.relations if not relation.literal} <= known
    assert {operation.mention for operation in found.operations} == {m.id for m in found.mentions if m.kind == "Operation"}


@given(articles() | jumbles())
@settings(max_examples=100, deadline=None)
def test_antecedents_lead_to_an_end(one: tuple[Article, tuple[Sentence, ...]]) -> None:
    """A mention refers back, or a title forward to whom it is named with later; no chain of antecedents is a circle."""
    read, sentences = one
    found = extract(read, sentences, TABLES)
    above = {mention.id: mention.antecedent for mention in found.mentions}
    for mention in found.mentions:
        chain = [mention.id]
        while above[chain[-1]]:
            chain.append(above[chain[-1]])
            assert len(chain) == len(set(chain))


@given(articles())
@settings(max_examples=60, deadline=None)
def test_records_are_in_order_and_sure_in_measure(one: tuple[Article, tuple[Sentence, ...]]) -> None:
    read, sentences = one
    found = extract(read, sentences, TABLES)
    assert list(found.mentions) == sorted(found.mentions, key=lambda m: (m.begin, m.end, m.kind))
    assert [s.begin for s in found.statements] == sorted(s.begin for s in found.statements)
    records: tuple[Mention | Statement | Relation, ...] = (*found.mentions, *found.statements, *found.relations)
    assert all(0 < record.confidence <= 1 and record.rule for record in records)
    assert len({statement.id for statement in found.statements}) == len(found.statements)


@given(st.lists(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=4), min_size=2, max_size=4), st.randoms())
@settings(max_examples=30, deadline=None)
def test_the_order_of_articles_changes_nothing(texts: list[list[str]], order: random.Random) -> None:
    """An article is read by itself: what was read before it leaves no trace."""
    read = [article(paragraphs, f"naba-{number}") for number, paragraphs in enumerate(texts)]
    shuffled = list(read)
    order.shuffle(shuffled)
    found = {one[0].id: extract(*one, TABLES) for one in shuffled}
    assert [found[one[0].id] for one in read] == [extract(*one, TABLES) for one in read]


def test_another_article_has_other_ids() -> None:
    """The same words in two articles are two mentions."""
    first, second = (extract(*article(list(PARAGRAPHS), name), TABLES) for name in ("naba", "khabar"))
    assert len(first.mentions) == len(second.mentions)
    assert not {m.id for m in first.mentions} & {m.id for m in second.mentions}
    assert not {s.id for s in first.statements} & {s.id for s in second.statements}


def test_an_article_without_sentences_gives_nothing() -> None:
    read, _ = parsed("1 نعم PART")
    assert extract(read, (), TABLES) == Extraction(read.id)


def test_a_statement_is_about_what_is_in_it() -> None:
    """Operations first, then actors and places; at most eight."""
    found = whole()
    names = {mention.id: mention.name for mention in found.mentions}
    statement = next(s for s in found.statements if s.verb == "أعلن")
    assert [names[topic] for topic in statement.about] == [
        "هجوما واسعا على داعش في الموصل",
        "القوات العراقية",
        "داعش",
        "الموصل",
    ]


def test_a_place_that_acts_is_given_once() -> None:
    """أوسلو speaks in the headline: it is a state there, not a place beside it."""
    found = whole()
    assert [m.kind for m in found.mentions if m.name == "أوسلو"] == ["State"]


def test_relations_of_every_source_are_kept() -> None:
    """What positions, places and operations say, with ids of the mentions that are there; nothing of a thing to itself."""
    found = whole()
    names = {mention.id: mention.name for mention in found.mentions}
    said = {(names[r.subject], r.predicate, r.object if r.literal else names[r.object]) for r in found.relations}
    assert ("كمال دوغان", "role", "وزير الدفاع التركي") in said
    assert ("سمير الحداد", "affiliation", "قوات الفجر") in said
    assert ("هجوما واسعا على داعش في الموصل", "conductedBy", "القوات العراقية") in said
    assert ("القوات العراقية", "fights", "داعش") in said
    assert all(relation.subject != relation.object for relation in found.relations)


def test_an_operation_tells_its_kind_circumstances_and_whether_its_agent_is_stated() -> None:
    snippet = """
    1 شنت VERB _ 0 root
    2 القوات NOUN _ 1 nsubj
    3 العراقية ADJ _ 2 amod
    4 هجوما NOUN _ 1 obj
    5 على ADP _ 6 case
    6 الموصل NOUN _ 4 nmod
    7 أمس ADV _ 1 advmod
    8 . PUNCT _ 1 punct
    """
    (operation,) = extract(*parsed(snippet), TABLES).operations
    assert (operation.kind, operation.status, operation.when, operation.agent_stated) == ("Attack", "completed", "أمس", True)


def test_an_operation_without_agent() -> None:
    (operation,) = extract(*parsed("1 بدأت VERB\n2 معركة NOUN\n3 الموصل X\n4 . PUNCT"), TABLES).operations
    assert not operation.agent_stated


def test_a_bare_head_noun_is_kept_only_as_a_subject_or_of_something_named() -> None:
    """الجيش without a name before it is somebody only where it acts."""
    acts = "1 تعثر VERB _ 0 root\n2 الجيش NOUN _ 1 nsubj"
    suffers = "1 عاينوا VERB _ 0 root\n2 الجيش NOUN _ 1 obj"
    named = "1 تعثر VERB\n2 الجيش NOUN\n3 النرويجي ADJ\n4 . PUNCT\n\n" + suffers
    found = [[m.name for m in extract(*parsed(snippet), TABLES).mentions] for snippet in (acts, suffers, named)]
    assert found == [["الجيش"], [], ["الجيش النرويجي", "الجيش"]]


def test_a_supporter_is_kept() -> None:
    """قوات الفجر المدعومة من النرويج."""
    snippet = """
    1 ظهرت VERB
    2 قوات NOUN NER=B-ARM
    3 الفجر NOUN NER=I-ARM
    4 المدعومة ADJ
    5 من ADP
    6 النرويج NOUN
    7 أمس ADV
    8 . PUNCT
    """
    found = extract(*parsed(snippet), TABLES)
    assert "supports" in {relation.predicate for relation in found.relations}


@pytest.mark.parametrize(
    ("words", "times"),
    [
        (("قال VERB _ 0 root", ": PUNCT"), 10_000),
        (("الوزير NOUN", "سامي X NER=B-PER", "الدروبي{} X NER=I-PER", "، PUNCT"), 1_500),
        (("هاجم VERB _ 0 root", "الجيش NOUN", "تدمر X NER=B-LOC"), 1_500),
    ],
    ids=["cues", "names", "operations"],
)
def test_a_text_that_never_stops_takes_no_time_that_grows_with_its_square(words: tuple[str, ...], times: int) -> None:
    """Without a bound on what is looked back at, each takes minutes."""
    lines = [word.format(number) for number in range(times) for word in words]
    article, sentences = parsed("\n".join(["# newpar", *(f"{number} {line}" for number, line in enumerate(lines, start=1))]))
    begun = time.process_time()
    extract(article, sentences, TABLES)
    assert time.process_time() - begun < 15
