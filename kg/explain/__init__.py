"""A built graph → one article with its facts, the rules that made them, and what was not coded and why."""

from kg.explain.model import Explanation, Fact
from kg.explain.page import as_html
from kg.explain.read import explain
from kg.explain.text import as_json_text, as_text

__all__ = ["Explanation", "Fact", "as_html", "as_json_text", "as_text", "explain"]
