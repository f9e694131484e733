"""The real build: the seed articles, the models that ship in the package, and a folder that is read back."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from kg.built import (
    ARTICLES,
    DECISIONS,
    GRAPH,
    IDENTITY,
    PAGE,
    REPORT,
    STORE,
    WORK,
    add_decision,
    drop_decisions,
    load_graph,
    verify_output,
)
from kg.errors import InputError, OutputError
from kg.graph import validate
from kg.pipeline import build
from kg.query import list_questions, rows, run_query
from kg.report import Report
from kg.settings import Settings
from kg.store import open_store
from kg.terms import KG
from kg.view.page import write_html
from kg.view.read import from_graph

SEEDS = Path(__file__).parents[1] / "seeds"
ARTICLE = "وصل وزير الدفاع سامي الدروبي إلى تدمر. وقال الدروبي للصحافيين إن الجيش سيبدأ عملية عسكرية قرب حمص."
ONE_THREAD = Settings(workers=1, threads=1)
QUOTED = (
    (KG.Mention, KG.exact, KG.begin, KG.end),
    (KG.Statement, KG.content, KG.begin, KG.end),
    (KG.Statement, KG.verb, KG.verbBegin, KG.verbEnd),
    (KG.Evidence, KG.sentence, KG.begin, KG.end),
)
NO_SOCKETS = "import socket; socket.socket.connect = socket.getaddrinfo = None; import kg.cli; kg.cli.main()"


@dataclass(frozen=True, slots=True)
class Built:
    """A folder that was built, with what the build told: stages by name, each with its (done, total)."""

    out: Path
    report: Report
    progress: dict[str, list[tuple[int, int]]]


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The graph of the seed articles."""
    out = tmp_path_factory.mktemp("seeds") / "new" / "out"
    progress: dict[str, list[tuple[int, int]]] = {}
    report = build(
        [SEEDS], out, ONE_THREAD, on_progress=lambda stage, done, total: progress.setdefault(stage, []).append((done, total))
    )
    return Built(out, report, progress)


@pytest.fixture(scope="session")
def graph(seeds: Built) -> Graph:
    return load_graph(seeds.out)


@pytest.fixture
def older(seeds: Built, tmp_path: Path) -> Path:
    """A folder with the graph of the seeds and a file of the user's own."""
    out = tmp_path / "out"
    shutil.copytree(seeds.out, out)
    (out / "notes.txt").write_text("للمراجعة", "utf-8")
    return out


def content(folder: Path) -> dict[str, bytes]:
    """Everything under a folder but the store, whose log grows when it is read, and the results that are kept."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(name): path.read_bytes() for path in found if (name := path.relative_to(folder)).parts[0] not in (STORE, WORK)}


def test_the_folder_holds_what_it_should_and_nothing_half_written(seeds: Built) -> None:
    assert {path.name for path in seeds.out.iterdir()} == {GRAPH, PAGE, STORE, ARTICLES, IDENTITY, REPORT, WORK}
    assert not [path for path in seeds.out.rglob("*") if path.name.startswith(".") or path.suffix in (".part", ".partial")]


def test_every_seed_is_in_the_graph_with_facts(graph: Graph) -> None:
    names = {str(name) for name in graph.objects(None, DCTERMS.identifier)}
    assert names == {path.stem for path in SEEDS.glob("*.txt")}
    for article in graph.subjects(RDF.type, KG.Article):
        assert any(graph.subjects(KG.mentionedIn, article)), article
        assert [s for s in graph.subjects(KG.inArticle, article) if (s, RDF.type, KG.Statement) in graph], article


@pytest.mark.parametrize(("kind", "least"), [("Actor", 30), ("Location", 15), ("Operation", 15), ("Statement", 50)])
def test_there_is_much_of_each_class(graph: Graph, kind: str, least: int) -> None:
    assert len(set(graph.subjects(RDF.type, KG[kind]))) >= least


def test_both_libraries_read_the_same_graph(seeds: Built, graph: Graph) -> None:
    theirs = pyoxigraph.Dataset(pyoxigraph.parse(path=str(seeds.out / GRAPH)))
    ours = pyoxigraph.Dataset(
        pyoxigraph.parse(graph.serialize(format="nt", encoding="utf-8"), format=pyoxigraph.RdfFormat.N_TRIPLES)
    )
    for dataset in (ours, theirs):
        dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    assert ours == theirs
    assert len(theirs) == len(graph) == seeds.report.triples


def test_the_graph_keeps_to_the_shapes(graph: Graph) -> None:
    conforms, problems, _ = validate(graph)
    assert conforms, problems


def with_words(graph: Graph, kind: URIRef, words: URIRef) -> set[Node]:
    """Return the resources of a kind; of statements asked for their verb, those that have one (a headline «X: …» has none)."""
    found = set(graph.subjects(RDF.type, kind))
    return {resource for resource in found if words != KG.verb or (resource, KG.verb, None) in graph}


@pytest.mark.parametrize(("kind", "words", "first", "last"), QUOTED)
def test_words_stand_at_their_offsets_in_the_file_that_was_read(
    graph: Graph, kind: URIRef, words: URIRef, first: URIRef, last: URIRef
) -> None:
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in SEEDS.glob("*.txt")}
    resources = with_words(graph, kind, words)
    assert len(resources) > 50
    for resource in resources:
        text = texts[str(graph.value(graph.value(resource, KG.inArticle), DCTERMS.identifier))]
        begin, end = (int(str(graph.value(resource, offset))) for offset in (first, last))
        assert text[begin:end] == str(graph.value(resource, words)), resource


def test_the_texts_are_kept_as_they_were_read(seeds: Built) -> None:
    kept = {path.read_text("utf-8") for path in (seeds.out / ARTICLES).iterdir()}
    assert kept == {path.read_bytes().decode("utf-8") for path in SEEDS.glob("*.txt")}


def test_the_report_counts_what_is_in_the_graph(seeds: Built, graph: Graph) -> None:
    report = json.loads((seeds.out / REPORT).read_text("utf-8"))
    assert report["run"]["models"] == "bundled"
    assert [article["id"] for article in report["articles"]] == sorted(path.stem for path in SEEDS.glob("*.txt"))
    for part, kind in (("mentions", KG.Mention), ("statements", KG.Statement)):
        assert sum(article[part] for article in report["articles"]) == len(set(graph.subjects(RDF.type, kind)))
    assert report["entities"] == len(set(graph.objects(None, KG.refersTo)))
    assert (None, KG.modelsDigest, Literal(report["run"]["models_digest"])) in graph


def test_the_seeds_are_read_without_a_refusal(seeds: Built) -> None:
    assert seeds.report.refused == ()


def test_every_stage_tells_when_it_is_done(seeds: Built) -> None:
    assert list(seeds.progress) == ["read", "annotate and extract", "write"]
    for stage, steps in seeds.progress.items():
        assert steps == sorted(steps, key=lambda step: step[0]), stage
        assert steps[-1][0] == steps[-1][1] > 0, stage


def test_the_store_holds_the_graph_and_answers_the_named_questions(seeds: Built, graph: Graph) -> None:
    store = open_store(seeds.out / STORE)
    assert len(store) == len(graph)
    answered = {question.name for question in list_questions() if rows(run_query(store, question.sparql)).cells}
    assert {"articles", "operations", "people-with-roles", "places", "speakers", "statements-about-places"} <= answered


class _Page(HTMLParser):
    """Collects what a page makes a browser fetch or go to, and the policy that forbids it the rest."""

    FETCHING = ("action", "background", "data", "formaction", "href", "poster", "src", "srcset", "xlink:href")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: set[str] = set()
        self.policy = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses.update(value or "" for name, value in attrs if name in self.FETCHING)
        if ("http-equiv", "Content-Security-Policy") in attrs:
            self.policy = dict(attrs)["content"] or ""


def test_the_page_fetches_nothing(seeds: Built) -> None:
    text = (seeds.out / PAGE).read_text("utf-8")
    page = _Page(text)
    assert page.addresses == {"data:,"}
    assert "default-src 'none'" in page.policy
    assert "http" not in page.policy
    assert "@import" not in text
    assert "url(http" not in text


def test_the_page_is_the_one_that_the_graph_alone_gives(seeds: Built, graph: Graph, tmp_path: Path) -> None:
    write_html(from_graph(graph), tmp_path / PAGE)
    assert (tmp_path / PAGE).read_bytes() == (seeds.out / PAGE).read_bytes()


def _program_without_network() -> list[str]:
    """The command that runs `kg` cut off from every network: by the kernel if it lets us, else by a Python without sockets."""
    cut_off = ["unshare", "--map-root-user", "--net"]
    with contextlib.suppress(OSError):
        if subprocess.run([*cut_off, "true"], capture_output=True, check=False).returncode == 0:
            return [*cut_off, sys.executable, "-m", "kg"]
    return [sys.executable, "-c", NO_SOCKETS]


def test_without_a_network_another_process_makes_the_same_bytes_from_the_files_in_another_order(
    seeds: Built, tmp_path: Path
) -> None:
    files = sorted(map(str, SEEDS.glob("*.txt")), reverse=True)
    command = [*_program_without_network(), "build", *files, "-o", str(tmp_path / "again"), "--threads", "1"]
    done = subprocess.run(command, capture_output=True, check=False, text=True, env=os.environ | {"PYTHONHASHSEED": "7"})
    assert done.returncode == 0, done.stderr
    before, again = content(seeds.out), content(tmp_path / "again")
    assert before.keys() == again.keys()
    assert {name for name in before if before[name] != again[name]} <= {REPORT}


def test_a_decision_is_followed_by_the_next_build_and_leaves_nothing_when_it_is_dropped(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    out = tmp_path / "out"

    def built() -> tuple[int, bytes]:
        return build([tmp_path / "a.txt"], out, ONE_THREAD).entities, (out / GRAPH).read_bytes()

    before = built()
    add_decision(out, "same", "تدمر", "حمص")
    assert built()[0] == before[0] - 1
    assert (out / DECISIONS).is_file()
    drop_decisions(out, "تدمر", "حمص")
    assert built() == before


def test_the_whole_folder_is_verified(seeds: Built, graph: Graph) -> None:
    found = verify_output(seeds.out)
    assert found.problems == ()
    assert found.spans == sum(len(with_words(graph, kind, words)) for kind, words, *_ in QUOTED)


def test_an_offset_that_was_moved_is_found(older: Path, graph: Graph) -> None:
    mention = min(subject for subject in graph.subjects(RDF.type, KG.Mention) if isinstance(subject, URIRef))
    changed = load_graph(older)
    changed.set((mention, KG.begin, Literal(int(str(changed.value(mention, KG.begin))) + 1)))
    changed.serialize(older / GRAPH, format="turtle")
    assert [problem.where for problem in verify_output(older).problems] == [str(mention)]


def test_a_text_that_was_changed_is_found(older: Path, graph: Graph) -> None:
    name = min((older / ARTICLES).iterdir())
    name.write_bytes(name.read_bytes() + b"\xff")
    article = graph.value(None, KG.sha256, Literal(name.stem))
    facts = {str(fact) for fact in graph.subjects(KG.inArticle, article)}
    assert {problem.where for problem in verify_output(older).problems} == facts


def test_an_older_graph_is_replaced_and_what_cannot_be_read_is_named(older: Path, tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "خبر.txt").write_text(ARTICLE, "utf-8")
    (news / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (news / "gone.txt").symlink_to(tmp_path / "nowhere")
    report = build([news], older, ONE_THREAD)
    assert {Path(problem.where).name for problem in report.refused} == {"binary.txt", "gone.txt"}
    assert all(problem.reason for problem in report.refused)
    assert [article.id for article in report.articles] == ["خبر"]
    assert {str(name) for name in load_graph(older).objects(None, DCTERMS.identifier)} == {"خبر"}
    assert len(open_store(older / STORE)) == report.triples
    assert [path.read_text("utf-8") for path in (older / ARTICLES).iterdir()] == [ARTICLE]
    assert (older / "notes.txt").read_text("utf-8") == "للمراجعة"
    assert {path.name for path in older.iterdir()} == {GRAPH, PAGE, STORE, ARTICLES, IDENTITY, REPORT, WORK, "notes.txt"}


@pytest.fixture
def full_disk() -> Callable[[], contextlib.AbstractContextManager[None]]:
    """A context in which no file can grow beyond 400,000 bytes; a page is larger."""
    resource = pytest.importorskip("resource", reason="this system cannot limit the size of files")

    @contextlib.contextmanager
    def limited() -> Iterator[None]:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    return limited


def test_a_full_disk_leaves_the_older_graph_or_nothing(
    older: Path, tmp_path: Path, full_disk: Callable[[], contextlib.AbstractContextManager[None]]
) -> None:
    (tmp_path / "خبر.txt").write_text(ARTICLE, "utf-8")
    before = content(older)
    for out in (older, tmp_path / "a" / "new"):
        with full_disk(), pytest.raises(OutputError, match=r"graph\.html: cannot be written: File too large"):
            build([tmp_path / "خبر.txt"], out, ONE_THREAD)
    assert content(older) == before
    assert [path.name for path in (tmp_path / "a" / "new").iterdir()] == [WORK]  # so that the next build goes on


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root can write to a read-only folder")
def test_a_read_only_folder_is_told_before_anything_is_read(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="Permission denied"):
        build(["none.txt"], tmp_path / "out", ONE_THREAD)


def test_a_file_in_place_of_the_folder_is_told_and_stays(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("ملف", "utf-8")
    with pytest.raises(OutputError, match="out: is a file, not a folder"):
        build([SEEDS], tmp_path / "out", ONE_THREAD)
    with pytest.raises(OutputError, match=r"cannot be written: Not a directory"):
        build([SEEDS], tmp_path / "out" / "deeper", ONE_THREAD)
    assert content(tmp_path) == {"out": "ملف".encode()}


@pytest.mark.parametrize("name", [ARTICLES, STORE])
def test_a_folder_that_is_not_ours_is_never_replaced(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "خبر.txt").write_text(ARTICLE, "utf-8")
    with pytest.raises(OutputError, match=f"has a '{name}' that belongs to no graph"):
        build([tmp_path / name], tmp_path, ONE_THREAD)
    assert content(tmp_path / name) == {"خبر.txt": ARTICLE.encode()}


@pytest.mark.parametrize("out", [".", "out", "deep/out"])
def test_a_graph_is_never_put_among_the_articles(tmp_path: Path, out: str) -> None:
    (tmp_path / "خبر.txt").write_text(ARTICLE, "utf-8")
    with pytest.raises(OutputError, match="lies inside"):
        build([tmp_path], tmp_path / out, ONE_THREAD)
    assert content(tmp_path) == {"خبر.txt": ARTICLE.encode()}


@pytest.mark.parametrize("inputs", [[], ["none.txt"]])
def test_nothing_to_read_leaves_nothing(tmp_path: Path, inputs: list[str]) -> None:
    with pytest.raises(InputError, match="no article could be read"):
        build(inputs, tmp_path / "a" / "out", ONE_THREAD)
    assert list(tmp_path.iterdir()) == []


def test_a_graph_that_is_no_turtle_is_told(tmp_path: Path) -> None:
    (tmp_path / GRAPH).write_text("<html>", "utf-8")
    with pytest.raises(OutputError, match="is not Turtle"):
        load_graph(tmp_path)
