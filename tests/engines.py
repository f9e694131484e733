"""Real stores for the tests: each is started on the loopback address, in a folder of its own, and ended by its process.

Oxigraph's server is a Python package, Virtuoso and Apache Jena's tools are Debian's. What is not
installed is skipped with a reason.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
import pytest
import requests

_PATIENCE = 60  # seconds until a store that was started must answer
_ENVIRONMENT = os.environ | {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}


@dataclass(frozen=True, slots=True)
class Engine:
    """A store that answers over HTTP.

    Attributes:
        query, update, graphs: addresses of SPARQL, SPARQL Update and the Graph Store Protocol.
        graph: IRI of the graph to use; empty for the default graph.
        user, password: empty if it wants none.
    """

    query: str
    update: str
    graphs: str
    graph: str = ""
    user: str = ""
    password: str = ""

    def ask(self, sparql: str) -> list[tuple[str, ...]]:
        """Return the rows of an answer as text, sorted."""
        form = {"query": sparql} | ({"default-graph-uri": self.graph} if self.graph else {})
        answer = requests.post(self.query, data=form, headers={"Accept": "application/sparql-results+json"}, timeout=60)
        assert answer.ok, answer.text
        return table(answer.content)


def table(results: bytes) -> list[tuple[str, ...]]:
    """Return the rows of SPARQL 1.1 results in JSON as text, sorted; a cell without a value is empty."""
    # Virtuoso writes the type that came before "literal": https://www.w3.org/TR/rdf-sparql-json-res/
    current = results.replace(b'"typed-literal"', b'"literal"')
    found = pyoxigraph.parse_query_results(current, format=pyoxigraph.QueryResultsFormat.JSON)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    cells = ([solution[variable] for variable in found.variables] for solution in found)
    return sorted(tuple("" if term is None else getattr(term, "value", str(term)) for term in row) for row in cells)


@contextlib.contextmanager
def oxigraph(folder: Path) -> Iterator[Engine]:
    """Yield Oxigraph's server with an empty store."""
    program = shutil.which("oxigraph", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""))))
    if program is None:
        pytest.skip("Oxigraph's server is not installed (pip install oxigraph)")
    address = f"127.0.0.1:{_free_port()}"
    with _running([program, "serve", "--location", str(folder / "store"), "--bind", address], folder, f"http://{address}/"):
        yield Engine(f"http://{address}/query", f"http://{address}/update", f"http://{address}/store")


_VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
TransactionFile = virtuoso.trx
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
"""


@contextlib.contextmanager
def virtuoso(folder: Path) -> Iterator[Engine]:
    """Yield Virtuoso with an empty store; it has no default graph of its own, and wants its password as a digest."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("Virtuoso is not installed (apt-get install virtuoso-opensource-7-bin)")
    http = _free_port()
    (folder / "virtuoso.ini").write_text(_VIRTUOSO.format(sql=_free_port(), http=http), "utf-8")
    root = f"http://127.0.0.1:{http}"
    with _running([program, "-f", "-c", "virtuoso.ini"], folder, f"{root}/sparql?query=ASK%7B%7D"):
        graph = "https://desk.example/news"
        yield Engine(f"{root}/sparql", f"{root}/sparql-auth", f"{root}/sparql-graph-crud-auth", graph, "dba", "dba")


_SHORT_LIVED = (
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
)  # each run lasts a second, so that code is compiled once and quickly


@dataclass(frozen=True, slots=True)
class Jena:
    """Apache Jena's command-line tools."""

    classpath: str

    def run(self, tool: str, *arguments: str | Path) -> bytes:
        """Return what a tool, given by its class, wrote to standard output."""
        command = ["java", *_SHORT_LIVED, "-Xmx512m", "-cp", self.classpath, tool, *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, check=False, timeout=120)
        assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
        return done.stdout


_JARS = Path("/usr/share/java")
# What Jena 4.5 needs of Debian's shared folder, without the bridges between loggers, which would send messages round in a circle.
_NEEDED = (
    *(
        "jena-*.jar",
        "commons-*.jar",
        "dexx.collection.jar",
        "failureaccess.jar",
        "gson.jar",
        "guava.jar",
        "httpc*.jar",
        "jackson-*.jar",
    ),
    *("jakarta.json-api.jar", "jcl-over-slf4j.jar", "jsonld-java.jar", "protobuf*.jar", "slf4j-api.jar", "slf4j-simple.jar"),
    *("thrift.jar", "titanium-json-ld.jar"),
)


def jena(folder: Path) -> Jena:
    """Return Jena's tools, after a repair: Debian moved its messages of Xerces to where its code does not look for them."""
    if shutil.which("java") is None or not (_JARS / "jena-cmds.jar").exists():
        pytest.skip("Apache Jena is not installed (apt-get install libapache-jena-java default-jre-headless)")
    with zipfile.ZipFile(_JARS / "jena-core.jar") as jar:
        moved = "org/apache/jena/ext/"
        for name in jar.namelist():
            if name.startswith(f"{moved}xerces/") and name.endswith(".properties"):
                target = folder / name.removeprefix(moved)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(jar.read(name))
    jars = sorted({path for pattern in _NEEDED for path in _JARS.glob(pattern)})
    return Jena(os.pathsep.join(map(str, (folder, *jars))))


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@contextlib.contextmanager
def _running(command: Sequence[str], folder: Path, url: str) -> Iterator[None]:
    """Run a server until the block ends; the block begins once it answers."""
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env=_ENVIRONMENT)
    try:
        _await(process, url, folder / "server.log")
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _await(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(requests.RequestException):
            if requests.get(url, timeout=5).ok:
                return
        time.sleep(0.2)
    pytest.fail(f"{process.args!r} does not answer: {log.read_text('utf-8', 'replace')[-1000:]}")
