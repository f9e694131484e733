"""An explanation → one HTML page in Arabic, right to left, without scripts; what the article says is escaped."""

import base64
import hashlib
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from kg.explain.labels import arabic
from kg.explain.model import Explanation, paragraphs
from kg.explain.visible import visible

_KINDS = ("Actor", "Location", "Operation", "Statement", "uncoded")  # what is marked in the text
_ASSETS = files("kg.explain") / "assets"


def as_html(explanation: Explanation) -> str:
    """Return the page: the article with marks, and beside each line its facts with their rules, and what was not coded.

    A content security policy allows the style of the page and nothing else.
    """
    environment = Environment(loader=PackageLoader("kg.explain", "assets"), autoescape=True, undefined=StrictUndefined)
    environment.filters.update(visible=visible, arabic=arabic)
    style = (_ASSETS / "explain.css").read_text("utf-8")
    return environment.get_template("explain.html").render(
        explanation=explanation,
        paragraphs=paragraphs(explanation),
        kinds=_KINDS,
        style=style,
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )
