"""What a statement's content is about."""

from kg.extract import Tables, extract
from tests.extract.support import parsed


def topics(conllu: str, tables: Tables) -> list[set[str]]:
    """Return the names that each statement of a snippet is about."""
    found = extract(*parsed(conllu), tables)
    names = {mention.id: mention.name for mention in found.mentions}
    return [{names[topic] for topic in statement.about} for statement in found.statements]


SAID = """
1 قالت VERB
2 سميرة X NER=B-PER
3 الصباغ X NER=I-PER
4 إن SCONJ
5 أوسلو X
6 آمنة ADJ
7 . PUNCT
"""


def test_what_is_named_in_the_content(tables: Tables) -> None:
    assert topics(SAID, tables) == [{"أوسلو"}]


def test_what_names_nothing_goes_on_about_the_same(tables: Tables) -> None:
    same = "1 وأضافت VERB\n2 الصباغ X NER=B-PER\n3 أن SCONJ\n4 الوضع NOUN\n5 هادئ ADJ\n6 تماما ADV\n7 . PUNCT"
    assert topics(f"{SAID}\n{same}", tables) == [{"أوسلو"}, {"أوسلو"}]


def test_another_speaker_has_a_topic_of_his_own(tables: Tables) -> None:
    other = "1 وأكد VERB\n2 هاني X NER=B-PER\n3 المنصور X NER=I-PER\n4 أن SCONJ\n5 الوضع NOUN\n6 هادئ ADJ\n7 تماما ADV\n8 . PUNCT"
    assert topics(f"{SAID}\n{other}", tables) == [{"أوسلو"}, set()]


def test_his_country_is_the_speakers(tables: Tables) -> None:
    snippet = """
    1 أعلنت VERB
    2 النرويج X _ 1 nsubj
    3 ذلك DET
    4 . PUNCT

    1 قال VERB
    2 وزير NOUN
    3 الخارجية NOUN
    4 النرويجي ADJ
    5 هاني X NER=B-PER
    6 الصباغ X NER=I-PER
    7 إن SCONJ
    8-9 بلاده _
    8 بلاد NOUN
    9 ه PRON
    10 مستعدة ADJ
    11 تماما ADV
    12 . PUNCT
    """
    assert {"النرويج"} in topics(snippet, tables)
