"""The addresses of a server and what stands at each.

    /sparql         the endpoint                            /articles    all articles
    /               the query page                          /article     one article, ?id=…
    /question/NAME  a named question, its parameters filled /map         the places that have coordinates
    /names          names that may fill a parameter         /graph       the interactive graph below our bar
    /static/…       styles, scripts, font                   /graph.html  the graph as it was built

Everything is read only, from the store and the folder of texts. What articles say is escaped by the templates.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from http import HTTPStatus
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader
from markupsafe import Markup, escape
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.errors import QueryError
from kg.serve.facts import find_article, find_facts, list_articles, segments
from kg.serve.parameters import find_names, parameter_label
from kg.serve.places import find_places
from kg.serve.protocol import Endpoint
from kg.serve.safety import Safety
from kg.serve.site import Site
from kg.serve.vocabulary import columns, terms
from kg.serve.workers import Ask
from kg.terms import PREFIXES

_GRAPH_POLICY = "frame-ancestors 'self'"  # beside the policy that the page brings, which knows its scripts by their hashes
_THEMES = ("light", "dark")  # any other is the system's
_SHA256 = re.compile("[0-9a-f]{64}")
_CONTROLS = {code: f"U+{code:04X}" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}


@dataclass(frozen=True, slots=True)
class _Pages:
    """The pages that are made from answers of the store."""

    site: Site
    ask: Ask
    templates: Environment

    def query(self, request: Request) -> Response:
        """Return the page where people type queries."""
        completions = [asdict(term) for term in terms()]
        questions = [
            {"name": each.name, "sparql": "" if each.parameters else each.sparql.strip()} for each in self.site.questions
        ]
        told = {"prefixes": PREFIXES, "terms": completions, "columns": dict(columns()), "questions": questions}
        return self._page(request, "query.html", told=told, questions=self.site.questions, label=parameter_label)

    def question(self, request: Request) -> Response:
        """Return the SPARQL of a named question with the request's values for its parameters, or in words why not."""
        found = next((each for each in self.site.questions if each.name == request.path_params["name"]), None)
        if found is None:
            return PlainTextResponse("there is no question of that name\n", HTTPStatus.NOT_FOUND)
        try:
            return PlainTextResponse(self.site.fill(found.sparql.strip(), dict(request.query_params)))
        except QueryError as fault:
            return PlainTextResponse(f"{fault}\n", HTTPStatus.BAD_REQUEST)

    def names(self, request: Request) -> Response:
        """Return the names that may fill a parameter, ?of=…, the most mentioned first."""
        return JSONResponse(find_names(self.ask, request.query_params.get("of", "")))

    def articles(self, request: Request) -> Response:
        """Return the list of all articles."""
        return self._page(request, "articles.html", articles=list_articles(self.ask))

    def article(self, request: Request) -> Response:
        """Return one article with what was found in it.

        Raises:
            HTTPException: it is not in the graph, or its text is not here.
        """
        found = find_article(self.ask, request.query_params.get("id", ""))
        if found is None:
            raise HTTPException(HTTPStatus.NOT_FOUND, "there is no such article in this graph")
        text = self._text(found.sha256)
        facts = find_facts(self.ask, found.iri)
        return self._page(request, "article.html", article=found, facts=facts, segments=segments(text, facts))

    def map(self, request: Request) -> Response:
        """Return the map."""
        places, unplaced = find_places(self.ask)
        told = [asdict(place) for place in places]
        return self._page(request, "map.html", told=told, places=places, unplaced=unplaced)

    def graph(self, request: Request) -> Response:
        """Return the interactive graph below our bar, in a frame that cannot reach what is around it.

        Raises:
            HTTPException: it was not built.
        """
        self._check_graph()
        return self._page(request, "graph.html")

    def built_graph(self, request: Request) -> Response:
        """Return the interactive graph as it was built.

        Raises:
            HTTPException: it was not.
        """
        self._check_graph()
        return FileResponse(self.site.graph, media_type="text/html", headers={"content-security-policy": _GRAPH_POLICY})

    def font(self, request: Request) -> Response:
        """Return the Arabic font."""
        return FileResponse(self.site.font, media_type="font/woff2")

    def refusal(self, request: Request, fault: Exception) -> Response:
        """Return a page that says what went wrong."""
        status = fault.status_code if isinstance(fault, HTTPException) else HTTPStatus.SERVICE_UNAVAILABLE
        reason = fault.detail if isinstance(fault, HTTPException) else str(fault)
        return self._page(request, "fault.html", status=status, reason=reason)

    def _check_graph(self) -> None:
        if not self.site.graph.is_file():
            raise HTTPException(HTTPStatus.NOT_FOUND, "the page of the graph is not here; write it with kg view")

    def _text(self, sha256: str) -> str:
        """Return the text of an article.

        Raises:
            HTTPException: it is not here, or is not what was read.
        """
        path = self.site.articles / f"{sha256}.txt"
        content = path.read_bytes() if _SHA256.fullmatch(sha256) and path.is_file() else b""
        if hashlib.sha256(content).hexdigest() != sha256:
            raise HTTPException(HTTPStatus.NOT_FOUND, "the text of this article is not here, or was changed after it was read")
        return content.decode("utf-8", "replace")

    def _page(self, request: Request, template: str, status: int = HTTPStatus.OK, **shown: object) -> Response:
        asked = request.query_params.get("theme", "")
        theme = asked if asked in _THEMES else ""
        return HTMLResponse(
            self.templates.get_template(template).render(page=template, theme=theme, status=int(status), **shown), status
        )


def make_app(site: Site, ask: Ask) -> Starlette:
    """Return the application.

    Args:
        site: what it shows.
        ask: answers queries; called from several threads.
    """
    pages = _Pages(site, ask, _templates(site))
    routes = [
        Route("/sparql", Endpoint(ask).answer, methods=["GET", "POST"]),
        Route("/", pages.query),
        Route("/question/{name}", pages.question),
        Route("/names", pages.names),
        Route("/articles", pages.articles),
        Route("/article", pages.article),
        Route("/map", pages.map),
        Route("/graph", pages.graph),
        Route("/graph.html", pages.built_graph),
        Route("/static/font.woff2", pages.font),
        Mount("/static", StaticFiles(directory=str(files("kg.serve") / "assets"))),
    ]
    handlers: Mapping[Any, Any] = {HTTPException: pages.refusal, QueryError: pages.refusal}
    return Starlette(routes=routes, middleware=[Middleware(Safety, names=site.names)], exception_handlers=handlers)


def _templates(site: Site) -> Environment:
    environment = Environment(
        loader=PackageLoader("kg.serve", "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.filters["plainly"] = _plainly
    environment.globals.update(labels={term.name.partition(":")[2]: term for term in terms()}, values=site.values)
    return environment


def _plainly(text: str) -> Markup:
    """Return `text` escaped, with its direction controls visible and without effect."""
    return Markup("").join(
        Markup('<span class="control">{}</span>').format(_CONTROLS[ord(letter)]) if ord(letter) in _CONTROLS else escape(letter)
        for letter in text
    )
