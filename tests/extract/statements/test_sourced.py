"""What stands with a source that is named without a verb."""

from kg.extract import Tables
from tests.extract.statements.test_statements import contents


def test_a_paper_with_the_article_is_a_source(tables: Tables) -> None:
    """وفقا للبيان، …: whoever has issued it; nobody is known here."""
    snippet = """
    1 وفقا NOUN
    2-3 للبيان
    2 ل ADP
    3 البيان NOUN
    4 ، PUNCT
    5 المعبر NOUN
    6 مفتوح ADJ
    """
    assert contents(snippet, tables) == [("according-to", "المعبر مفتوح")]


def test_a_source_with_more_words_and_then_fa_inna(tables: Tables) -> None:
    """ووفق مصدر عسكري، لم يذكر اسمه، فإن …: the clause begins behind فإن."""
    snippet = """
    1 وفق ADP
    2 مصدر NOUN
    3 عسكري ADJ
    4 ، PUNCT
    5 لم PART
    6 يذكر VERB
    7-8 اسمه
    7 اسم NOUN
    8 ه PRON
    9 ، PUNCT
    10-11 فإن
    10 ف CCONJ
    11 إن SCONJ
    12 المركب NOUN
    13 غرق VERB
    """
    assert contents(snippet, tables) == [("according-to", "المركب غرق")]
