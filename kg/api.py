"""The same from Python: build a graph, or open one, then ask it, measure it and look at it.

    build, load ─► Graph ─ query ─► pandas.DataFrame
                         ├ to_networkx ─► networkx.MultiDiGraph
                         └ show ─► what a notebook displays

What takes long to import (torch, pyvis, pandas) is imported where it is used.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.errors import KgError, OutputError, QueryError
from kg.query import Term, question, run_query, terms
from kg.settings import Settings
from kg.store import open_store
from kg.terms import PREFIXES

if TYPE_CHECKING:
    import networkx
    import pandas
    from IPython.display import HTML

    from kg.view.model import View

_XSD = PREFIXES["xsd"]
_VALUES: Mapping[str, Callable[[str], object]] = {
    f"{_XSD}integer": int,
    f"{_XSD}decimal": float,
    f"{_XSD}double": float,
    f"{_XSD}boolean": lambda text: text in ("true", "1"),
    f"{_XSD}date": date.fromisoformat,
}


@dataclass(frozen=True, slots=True)
class Graph:
    """A built graph.

    Attributes:
        folder: what `kg build` wrote.
    """

    folder: Path

    def query(self, sparql: str = "", *, name: str = "") -> "pandas.DataFrame":
        """Return the answer to a query, or to the named question `name`, as a table.

        Numbers, dates and truth values become those of Python, IRIs and other literals text, and what has no value None. The
        answer to ASK has the column answer, a graph (CONSTRUCT, DESCRIBE) the columns subject, predicate and object. The prefixes
        of the ontology need not be declared.

        Raises:
            QueryError: the query is malformed, is refused or failed, or not just one of `sparql` and `name` is given.
            KgError: pandas is not installed.

        >>> g = load("out")  # doctest: +SKIP
        >>> g.query("SELECT ?name { ?place a kg:Location ; rdfs:label ?name } ORDER BY ?name LIMIT 2")  # doctest: +SKIP
             name
        0   أنقرة
        1  الرقة
        """
        if bool(sparql) == bool(name):
            raise QueryError("give a query, or the name of a question")
        try:
            import pandas
        except ImportError as fault:
            raise KgError("tables need pandas; install it with: pip install 'arkg[notebook]'") from fault
        columns, rows = terms(run_query(open_store(self.folder / "store"), sparql or question(name).sparql))
        return pandas.DataFrame([[_value(term) for term in row] for row in rows], columns=list(columns))

    def to_networkx(self) -> "networkx.MultiDiGraph":
        """Return actors, operations, locations and statements with their relations.

        A node is an IRI, with label, latin, names, kind and mentions; an edge has the relation as its key and under term, and
        under passages the number of passages that say so.

        Raises:
            OutputError: the graph cannot be read.

        >>> g = load("out").to_networkx()  # doctest: +SKIP
        >>> max(g.nodes, key=g.degree)  # doctest: +SKIP
        'https://w3id.org/arkg/id/entity/7a325fe0a5e558e8'
        """
        from kg.view.graphml import to_networkx

        return to_networkx(self._view())

    def show(self, *, most: int = 300, height: int = 640, title: str = "") -> "HTML":
        """Return the interactive picture, for a notebook to display.

        Args:
            most: number of nodes; the most prominent ones are shown.
            height: of the picture, in pixels.
            title: its heading.

        Raises:
            OutputError: the graph cannot be read.

        >>> load("out").show(most=100)  # doctest: +SKIP
        <IPython.core.display.HTML object>
        """
        from IPython.display import HTML

        from kg.view.page import render
        from kg.view.select import most_prominent

        page = escape(render(most_prominent(self._view(), most), title=title))
        # The page may run its own script and reach nothing of the notebook.
        frame = f'<iframe sandbox="allow-scripts" width="100%" height="{height:d}" srcdoc="{page}"></iframe>'
        return HTML(f"<div>{frame}</div>")  # type: ignore[no-untyped-call]

    def _view(self) -> "View":
        from kg.built import load_graph
        from kg.view.read import from_graph

        return from_graph(load_graph(self.folder))


def build(*sources: str | Path, out: str | Path = "out", settings: Settings | None = None) -> Graph:
    """Read articles, write their graph to the folder `out`, and return it; what was refused is in `out/report.json`.

    Args:
        sources: files, folders, and lists of them.
        out: made if it is not there; an older graph in it is replaced.
        settings: the defaults if not given.

    Raises:
        InputError: not one article could be read.
        ModelError: the models are missing or broken.
        OutputError: `out` cannot be written.

    >>> build("seeds", "more.jsonl", out="out")  # doctest: +SKIP
    Graph(folder=PosixPath('out'))
    """
    from kg.pipeline import build as run

    run(sources, Path(out), settings or Settings())
    return Graph(Path(out))


def load(out: str | Path) -> Graph:
    """Return the graph that was built in the folder `out`.

    Raises:
        OutputError: there is none.

    >>> load("nowhere")
    Traceback (most recent call last):
    kg.errors.OutputError: nowhere: there is no graph here; build one with kg.build
    """
    if not (Path(out) / "graph.ttl").is_file():
        raise OutputError(f"{out}: there is no graph here; build one with kg.build")
    return Graph(Path(out))


def _value(term: Term | None) -> object:
    if isinstance(term, Literal):
        read = _VALUES.get(term.datatype.value, str)
        try:
            return read(term.value)
        except ValueError:  # a literal may be malformed
            return term.value
    return term.value if isinstance(term, NamedNode | BlankNode) else term and str(term)
