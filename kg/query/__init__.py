"""SPARQL, or the name of a question → an answer → text in a format.

    questions/*.rq ─ question, fill ─► SPARQL ─ run_query ─► Answer ─ rows, write_answer ─► table, JSON, CSV, TSV, Turtle
                                              └ run_query_within, for so long and no longer

A query reads the store it is given and nothing else: neither files nor the network, whatever it says.
"""

from kg.query.formats import FORMATS, Rows, Term, rows, terms, write_answer
from kg.query.limit import run_query_within
from kg.query.parameters import fill
from kg.query.questions import Question, list_questions, question
from kg.query.run import Answer, evaluate, run_query

__all__ = [
    "FORMATS",
    "Answer",
    "Question",
    "Rows",
    "Term",
    "evaluate",
    "fill",
    "list_questions",
    "question",
    "rows",
    "run_query",
    "run_query_within",
    "terms",
    "write_answer",
]
