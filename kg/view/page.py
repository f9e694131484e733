"""View → one HTML file that needs nothing else: vis-network (from pyvis) or sigma, our script, style and font are inside.

pyvis holds the network and renders, but through our own template (`assets/page.html`): its own one calls CDNs, lets titles
and ids inject scripts, and reads left to right. The style sheet of vis-network is left out: it is for its toolbars, which the
page does not have. What articles say is data only: escaped JSON in blocks that do not run, of which the script makes text
nodes, and autoescaped text. A content security policy with hashes allows these very scripts and this style, nothing else.
"""

import base64
import hashlib
from collections import Counter
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from kg.errors import OutputError
from kg.view.discs import Disc
from kg.view.labels import labels
from kg.view.model import KINDS, View
from kg.view.picture import SHAPES, network_of
from kg.view.script import scripts
from kg.view.select import most_prominent

MOST_NODES = 10_000
"""A page holds no more nodes, because with all their passages it would grow to more than a browser opens within seconds."""

MOST_STATEMENTS = 150
"""If there are more, the page opens with the statements hidden: they would cover the names."""

_ASSETS = files("kg.view") / "assets"


def write_html(view: View, path: Path, *, title: str = "", webgl: bool = False) -> None:
    """Write the page of a view to `path`, in UTF-8; an existing file is replaced at once and only by a complete one.

    Without a title the page has that of the article, if there is only one, else a general one. Equal views and titles give equal
    bytes. Of a view with more than `MOST_NODES` nodes it has the most prominent ones, and says how many are missing.

    Args:
        webgl: begin with WebGL, which draws all nodes of the page at once; else with pyvis on a canvas, on which more than
            `MOST_DRAWN` nodes begin as groups. A page with more can change between the two.

    Raises:
        OutputError: the file cannot be written.
    """
    page = render(view, title=title, webgl=webgl)
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(page.encode("utf-8", "replace"))
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from error


def render(view: View, *, title: str = "", webgl: bool = False) -> str:
    """Return the text of the page of a view."""
    held = most_prominent(view, MOST_NODES)
    network, discs = network_of(held, heading=title)
    network.templateEnv = _environment(held, discs, webgl=webgl)
    network.path = "page.html"
    return str(network.generate_html())


def _environment(view: View, discs: tuple[Disc, ...], *, webgl: bool) -> Environment:
    """Return the template environment: everything escaped, and what the template needs beside what pyvis gives it."""
    environment = Environment(loader=PackageLoader("kg.view", "assets"), autoescape=True)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    style = _font_face() + (_ASSETS / "page.css").read_text("utf-8")
    parts = scripts(webgl=webgl or bool(discs))
    counts = Counter(node.kind for node in view.nodes)
    environment.globals.update(
        view=asdict(view),
        discs=[asdict(disc) for disc in discs],
        webgl=webgl,
        words=labels("word"),
        classes=[(kind, labels("term")[kind], SHAPES[kind], counts[kind]) for kind in KINDS if counts[kind]],
        labels=_script_labels(),
        hidden_kinds=["Statement"] if counts["Statement"] > MOST_STATEMENTS else [],
        policy=_policy(style, parts),
        style=Markup(style),
        scripts=[Markup(script) for script in parts],
    )
    return environment


def _script_labels() -> dict[str, dict[str, dict[str, str]]]:
    """Return group → key → names, as the script wants them."""
    return {group: {key: asdict(label) for key, label in labels(group).items()} for group in ("term", "value", "word", "inverse")}


def _font_face() -> str:
    font = base64.b64encode((_ASSETS / "noto-naskh-arabic.woff2").read_bytes()).decode("ascii")
    return f'@font-face{{font-family:"Noto Naskh Arabic";src:url(data:font/woff2;base64,{font}) format("woff2")}}\n'


def _policy(style: str, scripts: tuple[str, ...]) -> str:
    allowed = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; font-src data:; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
