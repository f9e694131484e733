"""Parsed article → mentions, statements, operations and relations, by rules over one article.

    Reading ─► names ─► positions ─► coreference ─► statements ─► operations ─► relations

Rules read the words of the parser and the word lists; none knows a particular article. Each fact carries the name of its rule.
"""

from kg.extract.article import extract
from kg.extract.tables import Tables, make_tables

__all__ = ["Tables", "extract", "make_tables"]
