"""Second names that the text gives."""

from kg.extract import Tables
from tests.extract.actors.test_mentions import antecedents


def test_known_as(tables: Tables) -> None:
    """سمير الحداد المعروف بـ«العقرب»: one person, whatever the models take the second name for."""
    snippet = """
    1 اعتقل VERB
    2 سمير X NER=B-PER
    3 الحداد X NER=I-PER
    4 المعروف ADJ
    5-6 ب
    5 ب ADP
    6 « PUNCT
    7 العقرب NOUN NER=B-ORG
    8 » PUNCT
    """
    assert antecedents(snippet.replace("    5-6 ب\n", ""), tables) == [("سمير الحداد", ""), ("العقرب", "سمير الحداد")]


def test_a_name_further_on_is_no_alias(tables: Tables) -> None:
    snippet = """
    1 سمير X NER=B-PER
    2 الحداد X NER=I-PER
    3 المعروف ADJ
    4 في ADP
    5 صفوف NOUN
    6 حركة NOUN
    7 حماس X
    """
    assert antecedents(snippet, tables)[-1] == ("حركة حماس", "")
