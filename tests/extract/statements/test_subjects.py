"""Who is the subject of a verb of saying, listed or not, behind it or before."""

import pytest

from kg.extract import Tables
from kg.extract.statements.statements import find_statements
from tests.extract.support import scene

CLAUSE = ["إن SCONJ", "المعبر NOUN", "مفتوح ADJ"]


def snippet(*rows: str) -> str:
    """Return the CoNLL-U lines of words that are all tokens."""
    return "\n".join(f"{n} {row}" for n, row in enumerate(rows, 1))


def speakers(conllu: str, tables: Tables) -> list[tuple[str, ...]]:
    """Return for each statement the names of those who speak."""
    return [tuple(r.mention.name for r in item.speakers) for item in find_statements(scene(conllu, tables))]


@pytest.mark.parametrize(
    "aside",
    [
        ["أمس ADV"],
        ["أمس ADV", "في ADP", "أوسلو X"],
        ["في ADP", "مؤتمر NOUN", "صحفي ADJ", "في ADP", "أوسلو X"],
        ["خلال ADP", "الاجتماع NOUN"],
        ["، PUNCT", "في ADP", "بيان NOUN", "، PUNCT"],
    ],
)
def test_times_and_places_stand_between(aside: list[str], tables: Tables) -> None:
    """قال أمس في أوسلو الصباغ إن …"""
    assert speakers(snippet("قال VERB", *aside, "الصباغ X NER=B-PER", *CLAUSE), tables) == [("الصباغ",)]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        (["أحد NOUN", "المسؤولين NOUN"], "أحد المسؤولين"),
        (["عدد NOUN", "من ADP", "المسؤولين NOUN"], "عدد من المسؤولين"),
        (["بعض NOUN", "السكان NOUN"], "بعض السكان"),
    ],
)
def test_a_word_of_quantity_belongs_to_the_speaker(phrase: list[str], expected: str, tables: Tables) -> None:
    assert speakers(snippet("قال VERB", *phrase, *CLAUSE), tables) == [(expected,)]


def test_both_of_two(tables: Tables) -> None:
    """كل من X وY: two speakers."""
    words = ["قال VERB", "كل NOUN", "من ADP", "الصباغ X NER=B-PER", "و CCONJ", "منصور X NER=B-PER"]
    assert speakers(snippet(*words, *CLAUSE), tables) == [("الصباغ", "منصور")]


def test_a_title_with_and_is_one(tables: Tables) -> None:
    """مدير الصحة والسكان: no second speaker."""
    words = ["قال VERB", "مدير NOUN", "الصحة NOUN", "و CCONJ", "السكان NOUN"]
    assert len(speakers(snippet(*words, *CLAUSE), tables)[0]) == 1


@pytest.mark.parametrize("issuer", [["ل ADP"], ["صادر ADJ", "عن ADP"]])
def test_a_paper_speaks_for_who_issued_it(issuer: list[str], tables: Tables) -> None:
    """قال بيان صادر عن X إن …"""
    words = ["قال VERB", "بيان NOUN", *issuer, "قوات NOUN NER=B-ARM", "الفجر NOUN NER=I-ARM"]
    assert speakers(snippet(*words, *CLAUSE), tables) == [("قوات الفجر",)]


def test_hearsay_is_nobodys(tables: Tables) -> None:
    """تحدثت أنباء عن …: neither a speaker nor who spoke before."""
    before = snippet("قال VERB", "الصباغ X NER=B-PER", *CLAUSE, ". PUNCT")
    after = snippet("تحدثت VERB", "أنباء NOUN", "عن ADP", "إغلاق NOUN", "المعبر NOUN")
    assert speakers(f"{before}\n\n{after}", tables) == [("الصباغ",), ()]


def test_an_oblique_plural_is_no_subject(tables: Tables) -> None:
    """دعت السكان المحليين إلى …: they are called on."""
    before = snippet("قالت VERB", "أوسلو X", *CLAUSE, ". PUNCT")
    after = snippet(
        "دعت VERB", "السكان NOUN", "المحليين ADJ _ 2 amod Case=Acc|Number=Plur", "إلى ADP", "مغادرة NOUN", "المدينة NOUN"
    )
    assert speakers(f"{before}\n\n{after}", tables) == [("أوسلو",), ("أوسلو",)]


def test_a_relative_clause_behind_the_subject(tables: Tables) -> None:
    """الصباغ الذي زار عدن قال إن …"""
    words = ["الصباغ X NER=B-PER", "الذي DET", "زار VERB", "عدن X", "قال VERB"]
    assert speakers(snippet(*words, *CLAUSE), tables) == [("الصباغ",)]


def test_an_unlisted_subject_between_kana_and_its_verb(tables: Tables) -> None:
    """وكانت نقابات الصيادين قد أعلنت أن …"""
    words = ["كانت AUX", "نقابات NOUN _ 0 root Number=Plur", "محلية ADJ", "قد PART", "أعلنت VERB"]
    assert speakers(snippet(*words, *CLAUSE), tables) == [("نقابات محلية",)]


@pytest.mark.parametrize("again", ["الصباغ X", "صباغ X", "الرجل NOUN"])
def test_who_is_named_alone_spoke_before(again: str, tables: Tables) -> None:
    """A last name that the models miss, one misspelled, a definite noun."""
    before = snippet("قال VERB", "كمال X NER=B-PER", "الصباغ X NER=I-PER", *CLAUSE, ". PUNCT")
    view = scene(f"{before}\n\n{snippet('أضاف VERB', again, *CLAUSE)}", tables)
    first, second = find_statements(view)
    known = {first.speakers[0].mention.id, first.speakers[0].mention.antecedent} - {""}
    assert known & {second.speakers[0].mention.id, second.speakers[0].mention.antecedent}


def test_a_participle_right_behind_the_verb_is_who_speaks(tables: Tables) -> None:
    """قال شاهد عيان إن …, where the tagger took شاهد for a verb."""
    assert speakers(snippet("قال VERB", "شاهد VERB", "عيان NOUN", *CLAUSE), tables) == [("شاهد عيان",)]


def test_a_last_name_may_lose_its_first_alef(tables: Tables) -> None:
    """قال نوري امغيرب إن … وأكد مغيرب أن …"""
    first = ["قال VERB", "نوري X NER=B-PER", "امغيرب X NER=I-PER", *CLAUSE, ". PUNCT"]
    said = scene(snippet(*first, "أكد VERB", "مغيرب X NER=B-PER", *CLAUSE), tables)
    whole, short = (r.mention for r in said.referents if r.mention.kind == "Person")
    assert short.antecedent == whole.id


def test_a_source_that_keeps_its_name_back_stands_before_its_verb(tables: Tables) -> None:
    """إلا أن مسؤولا محليا، طلب عدم ذكر اسمه، قال: …; and its accusative makes no relative clause of what it says."""
    words = ["لكن PART", "مسؤولا NOUN", "محليا ADJ", "، PUNCT", "طلب VERB", "عدم NOUN", "ذكر NOUN", "اسمه NOUN", "، PUNCT"]
    assert speakers(snippet(*words, "قال VERB", *CLAUSE), tables) == [("مسؤولا محليا",)]
    assert speakers(snippet("لكن PART", "مسؤولا NOUN", "قال VERB", *CLAUSE), tables) == [("مسؤولا",)]


def test_one_of_a_body_is_named_with_it(tables: Tables) -> None:
    words = ["قال VERB", "أحد NOUN", "أفراد NOUN", "الكتيبة NOUN"]
    assert speakers(snippet(*words, *CLAUSE), tables) == [("أحد أفراد الكتيبة",)]


def test_what_tells_of_whom_one_speaks_to_is_no_subject(tables: Tables) -> None:
    """قال للمجلس وهو مؤسسة بحثية إن …"""
    words = ["قال VERB", "ل ADP", "هاني X NER=B-PER", "و CCONJ", "هو PRON", "مؤسسة NOUN", "بحثية ADJ"]
    assert "مؤسسة بحثية" not in [name for names in speakers(snippet(*words, *CLAUSE), tables) for name in names]
