"""Persons whom the models overlooked."""

from kg.extract import Tables
from tests.extract.statements.test_speakers import people


def test_a_first_name_behind_a_title(tables: Tables) -> None:
    """قال عضو المجلس جاسم العلي إن …: the list knows جاسم for a first name."""
    snippet = """
    1 قال VERB
    2 عضو NOUN
    3 المجلس NOUN
    4 المحلي ADJ
    5 جاسم X
    6 العلي NOUN
    7 إن SCONJ
    8 المعبر NOUN
    9 مفتوح ADJ
    """
    assert people(snippet, tables) == [("جاسم العلي",)]


def test_a_title_alone_names_nobody(tables: Tables) -> None:
    snippet = """
    1 قال VERB
    2 عضو NOUN
    3 المجلس NOUN
    4 المحلي ADJ
    5 إن SCONJ
    6 المعبر NOUN
    7 مفتوح ADJ
    """
    assert people(snippet, tables) == [("عضو المجلس المحلي",)]
