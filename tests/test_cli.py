import hashlib
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import typer.main
from rdflib import Graph

from kg.cli import app, main
from kg.graph import to_graph, write_turtle
from kg.model import Article, Entity, Extraction, Mention, Passage, Resolution, Run, content_id
from kg.nlp.models import bundled_folder
from kg.settings import Settings
from kg.store import write_store
from tests.engines import Engine

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
TEXT = "وصل الوفد إلى تدمر."


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


Kg = Callable[..., Ended]


@pytest.fixture
def kg(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Kg:
    """Runs the program in an empty folder, with no settings and no cache but the test's own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments: str | Path, stdin: str = "") -> Ended:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        with pytest.raises(SystemExit) as ended:
            main()
        written = capsys.readouterr()
        return Ended(int(ended.value.code or 0), written.out, written.err)

    return run


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A graph of one article that names one place, in a folder as `kg build` writes it."""
    begin = TEXT.index("تدمر")
    mention = Mention(content_id("a", begin), "a", begin, begin + 4, "تدمر", "تدمر", "Location", "by-hand", 0.9)
    article = Article("a", TEXT, hashlib.sha256(TEXT.encode()).hexdigest(), (Passage(0, len(TEXT), "paragraph"),))
    place = Entity("1234567890abcdef", "Location", "تدمر", (), (mention.id,), "City")
    resolution = Resolution((place,), {mention.id: place.id})
    graph = to_graph([article], [Extraction("a", (mention,))], resolution, Run("0.1.0", "bundled", "d", "s"))
    out = tmp_path / "شبكة"
    out.mkdir()
    write_turtle(graph, out / "graph.ttl")
    write_store(graph, out / "store")
    (out / "articles").mkdir()
    (out / "articles" / f"{article.sha256}.txt").write_text(TEXT, "utf-8")
    return out


def _commands(group: Any, *before: str) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        yield from _commands(command, *before, name) if hasattr(command, "commands") else [(*before, name)]


COMMANDS = list(_commands(typer.main.get_command(app)))


def test_kg_alone_prints_its_help(kg: Kg) -> None:
    ended = kg()
    assert ended.code == 0
    assert ended.out == kg("--help").out
    assert {name for name, *_ in COMMANDS} <= set(ended.out.split())


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_shows_two_examples_one_of_them_with_arabic(kg: Kg, command: tuple[str, ...]) -> None:
    ended = kg(*command, "-h")
    assert ended.code == 0
    examples = re.findall(rf"^ +(kg {' '.join(command)}\b.*)$", ended.out.partition("Examples:")[2], re.MULTILINE)
    assert len(examples) == 2
    assert any(re.search("[\u0621-\u064a]", example) for example in examples) or command == ("models", "get")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_can_speak_json_and_be_quiet(kg: Kg, command: tuple[str, ...]) -> None:
    words = set(kg(*command, "--help").out.split())
    assert {"--json", "--quiet"} <= words


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_an_unknown_option_is_wrong_use(kg: Kg, command: tuple[str, ...]) -> None:
    ended = kg(*command, "--colour")
    assert (ended.code, ended.out) == (2, "")
    assert "--colour" in ended.err


def test_an_unknown_command_is_wrong_use_and_gets_a_near_name(kg: Kg) -> None:
    ended = kg("qurey")
    assert ended.code == 2
    assert "query" in ended.err


def test_the_version_is_printed(kg: Kg) -> None:
    assert re.fullmatch(r"kg \d+\.\d+\.\d+\n", kg("--version").out)


def test_help_waits_for_no_heavy_library() -> None:
    heavy = {"gensim", "networkx", "pyoxigraph", "pyvis", "rdflib", "stanza", "torch"}
    command = [sys.executable, "-c", "import sys, kg.cli; print(*sys.modules)"]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    assert not heavy & set(done.stdout.split())


def test_the_readme_lists_the_commands() -> None:
    listed = set(re.findall(r"^\| `kg (\w+)", README, re.MULTILINE))
    assert listed == {name for name, *_ in COMMANDS}


def test_the_readme_shows_the_default_settings() -> None:
    block = re.search(r"```toml\n(.*?)```", README, re.DOTALL)
    assert block
    assert tomllib.loads(block[1]) == asdict(Settings())


def test_the_query_in_the_readme_is_answered(kg: Kg, built: Path) -> None:
    block = re.search(r"```sparql\n(.*?)```", README, re.DOTALL)
    assert block
    ended = kg("query", built, "--json", "--file", "-", stdin=block[1])
    assert ended.code == 0
    assert ended.json()["head"]["vars"] == ["who", "whom", "article", "begin", "end", "sentence"]


PLACES = "SELECT ?name WHERE { ?place a kg:Location ; rdfs:label ?name }"


def test_a_query_is_answered_on_standard_output_and_counted_on_standard_error(kg: Kg, built: Path) -> None:
    ended = kg("query", built, PLACES)
    assert (ended.code, ended.err) == (0, "1 rows\n")
    assert "تدمر" in ended.out
    assert kg("query", built, PLACES, "--quiet").err == ""


def test_a_query_is_read_from_a_file_or_standard_input(kg: Kg, built: Path, tmp_path: Path) -> None:
    (tmp_path / "سؤال.rq").write_text(PLACES, "utf-8")
    from_file = kg("query", built, "--file", tmp_path / "سؤال.rq", "--format", "csv")
    assert from_file.out.split() == ["name", "تدمر"]
    assert kg("query", built, "--file", "-", "--format", "csv", stdin=PLACES) == from_file


def test_a_named_question_is_asked_and_all_are_listed(kg: Kg, built: Path) -> None:
    assert "تدمر" in kg("query", built, "--name", "places").out
    assert "places" in [question["name"] for question in kg("query", built, "--json").json()]


def test_a_question_takes_names_in_any_spelling(kg: Kg, built: Path) -> None:
    asked = ("query", built, "--name", "operations-at-place", "--format", "csv")
    assert kg(*asked, "--set", "place=تَدمُر").out == "issued,operation,kind,site,start,article\r\n"
    sparql = "SELECT ?name { ?x rdfs:label ?name . FILTER(REGEX(?name, $who)) }"
    assert kg("query", built, sparql, "--set", "who=تد*", "--format", "csv").out.split() == ["name", "تدمر"]


def test_the_questions_are_listed_with_what_they_ask_for(kg: Kg, built: Path) -> None:
    questions = {found["name"]: found for found in kg("query", built, "--list", "--json").json()}
    assert questions["path-between"]["set"] == "from to"
    assert questions["said-about"]["arabic"].endswith("؟")


def test_what_an_article_says_cannot_steer_the_terminal(kg: Kg, built: Path) -> None:
    ended = kg("query", built, r'SELECT ("\u001b[31m[bold]تدمر" AS ?name) {}')
    assert "[31m[bold]تدمر" in ended.out
    assert "\x1b" not in ended.out


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (["SELECT"], 2, "the query is malformed"),
        (["INSERT DATA { kg:a kg:b kg:c }"], 2, "refused"),
        (["ASK {}", "--name", "places"], 2, "only one of"),
        (["--name", "plces"], 2, "did you mean places"),
        (["--file", "none.rq"], 3, "none.rq: cannot be read"),
        (["--name", "said-by"], 2, "name must be given; give --set name=NAME"),
        (["--name", "places", "--set", "name=x"], 2, "there is no parameter 'name'; this query has none"),
        (["--name", "said-by", "--set", "x"], 2, "must be KEY=NAME"),
        (
            ["SELECT (COUNT(*) AS ?n) {" + "".join(f"?a{n} ?b{n} ?c{n} ." for n in range(9)) + "}", "--timeout", "1"],
            2,
            "longer than 1 seconds",
        ),
    ],
)
def test_a_question_that_cannot_be_asked_is_told(kg: Kg, built: Path, arguments: list[str], code: int, complaint: str) -> None:
    ended = kg("query", built, *arguments)
    assert (ended.code, ended.out) == (code, "")
    assert complaint in ended.err


def test_a_graph_that_is_not_there_is_told(kg: Kg) -> None:
    ended = kg("query", "none", PLACES)
    assert ended.code == 3
    assert ended.err.startswith("kg: none/store: there is no store here")
    assert "Traceback" not in ended.err
    assert "Traceback" in kg("--debug", "query", "none", PLACES).err


def test_the_page_is_written_and_counted(kg: Kg, built: Path, tmp_path: Path) -> None:
    ended = kg("view", built, "-o", tmp_path / "صفحة.html", "--title", "تدمر", "--json", "--quiet")
    assert (ended.code, ended.err) == (0, "")
    assert ended.json() == {"page": str(tmp_path / "صفحة.html"), "nodes": 1, "edges": 0, "omitted": 0}
    assert "تدمر" in (tmp_path / "صفحة.html").read_text("utf-8")


def test_without_a_name_the_page_replaces_that_of_the_graph(kg: Kg, built: Path) -> None:
    assert kg("view", built).code == 0
    assert (built / "graph.html").exists()


@pytest.mark.parametrize(
    "choice",
    [
        ["--around", "تَدمُر", "--steps", "2"],
        ["--query", "SELECT ?place { ?place a kg:Location }"],
        ["--query", "CONSTRUCT WHERE { ?place a kg:Location }"],
        ["--name", "places"],
        ["--name", "places", "--around", "تدمر", "--most", "1"],
        ["--webgl"],
    ],
)
def test_a_part_of_the_graph_is_shown(kg: Kg, built: Path, tmp_path: Path, choice: list[str]) -> None:
    ended = kg("view", built, "-o", tmp_path / "p.html", "--json", *choice)
    assert ended.code == 0
    assert ended.json()["nodes"] == 1
    assert "تدمر" in (tmp_path / "p.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("choice", "code", "told"),
    [
        (["--around", "تدمز"], 2, "did you mean تدمر?"),
        (["--around", "xyz"], 2, "nothing is called 'xyz'"),
        (["--query", "SELECT *", "--name", "places"], 2, "only one of --query and --name"),
        (["--query", "SELECT"], 2, "malformed"),
        (["--name", "none-such"], 2, "there is no question"),
        (["--since", "yesterday"], 2, "does not match the format"),
        (["--until", "1900-01-01"], 3, "nothing in the graph fits"),
        (["--query", "SELECT ?p { ?p a kg:Person }"], 3, "nothing in the graph fits"),
    ],
)
def test_a_part_that_is_not_there_is_told(kg: Kg, built: Path, tmp_path: Path, choice: list[str], code: int, told: str) -> None:
    ended = kg("view", built, "-o", tmp_path / "p.html", *choice)
    assert ended.code == code
    assert told in " ".join(ended.err.replace("│", " ").split())
    assert not (tmp_path / "p.html").exists()


@pytest.mark.parametrize("form", ["ttl", "nt", "nq", "trig", "jsonld", "rdfxml", "graphml", "gexf"])
def test_the_graph_is_exported_to_a_file(kg: Kg, built: Path, tmp_path: Path, form: str) -> None:
    ended = kg("export", built, "--format", form, "-o", tmp_path / "g", "--json")
    assert ended.code == 0
    assert (ended.json()["format"], ended.json()["triples"]) == (form, len(Graph().parse(built / "graph.ttl")))
    assert (tmp_path / "g").stat().st_size


def test_the_graph_is_exported_to_standard_output(built: Path) -> None:
    command = [sys.executable, "-m", "kg", "export", str(built), "--format", "nt", "-o", "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    lines = {" ".join((*(term.n3() for term in triple), ".")) for triple in Graph().parse(built / "graph.ttl")}
    assert set(done.stdout.decode("utf-8").splitlines()) == lines
    assert done.stderr == b""


def test_an_export_that_cannot_be_written_is_told(kg: Kg, built: Path) -> None:
    ended = kg("export", built, "--format", "ttl", "-o", "none/g.ttl")
    assert (ended.code, ended.err) == (3, "kg: none/g.ttl: cannot be written: No such file or directory\n")


def test_a_graph_is_pushed_and_counted(kg: Kg, built: Path, oxigraph_server: Engine) -> None:
    named = replace(oxigraph_server, graph="https://desk.example/cli")
    ended = kg("push", built, "--endpoint", named.graphs, "--graph", named.graph, "--batch", "5", "--json")
    triples = len(Graph().parse(built / "graph.ttl"))
    assert ended.json() == {"endpoint": named.graphs, "triples": triples, "sent": -(-triples // 5), "skipped": 0}
    assert named.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == [(str(triples),)]
    assert not (built / "push.json").exists()


def test_a_password_from_the_environment_is_not_shown(kg: Kg, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_PASSWORD", "سرّ7391")
    ended = kg("push", built, "--endpoint", "ftp://desk.example/", "--user", "desk")
    assert (ended.code, ended.err) == (2, "kg: the endpoint must be an address that begins with http:// or https://\n")
    assert "7391" not in kg("push", "--help").out


def test_two_graphs_are_compared(kg: Kg, built: Path, tmp_path: Path) -> None:
    other = tmp_path / "أخرى"
    shutil.copytree(built, other)
    assert kg("diff", built, other, "--exit-code") == Ended(0, "", "no difference\n")
    turtle = (other / "graph.ttl").read_text("utf-8")
    (other / "graph.ttl").write_text(turtle.replace('kg:placeType "City"', 'kg:placeType "Town"'), "utf-8")
    ended = kg("diff", built, other, "--json")
    assert (ended.code, ended.err) == (0, "1 added, 1 withdrawn\n")
    assert [change["fact"] for change in ended.json()["changes"]] == ["تدمر · kg:placeType · Town", "تدمر · kg:placeType · City"]
    assert kg("diff", built, other, "--exit-code", "--quiet").code == 1
    assert "تدمر · kg:placeType · Town" in kg("diff", built, other).out


def test_a_whole_graph_is_valid_and_verified(kg: Kg, built: Path) -> None:
    assert kg("validate", built, "--json") == Ended(
        0, '{\n  "conforms": true,\n  "problems": []\n}\n', "the graph keeps to the shapes\n"
    )
    assert kg("verify", built, "--json", "--quiet").json() == {"spans": 1, "problems": []}


def test_a_graph_that_breaks_a_shape_ends_with_1_and_the_reason(kg: Kg, built: Path) -> None:
    turtle = (built / "graph.ttl").read_text("utf-8")
    (built / "graph.ttl").write_text(turtle.replace('rdfs:label "تدمر"@ar', 'rdfs:label "تدمر"@ar, "بالميرا"@ar'), "utf-8")
    ended = kg("validate", built, "--json")
    assert ended.code == 1
    assert [problem["where"].rpartition("/")[2] for problem in ended.json()["problems"]] == ["1234567890abcdef"]


def test_an_article_that_was_changed_ends_with_1_and_the_reason(kg: Kg, built: Path) -> None:
    article = next((built / "articles").iterdir())
    article.write_text(TEXT.replace("تدمر", "حمص"), "utf-8")
    ended = kg("verify", built)
    assert ended.code == 1
    assert "is not here, or has another hash" in ended.out
    assert ended.err == "1 stretches of text compared, 1 faults\n"


@pytest.mark.parametrize("command", [["view"], ["validate"], ["verify"], ["export", "--format", "nt", "-o", "-"]])
def test_a_folder_without_a_graph_is_told(kg: Kg, tmp_path: Path, command: list[str]) -> None:
    ended = kg(*command, tmp_path)
    assert (ended.code, ended.out) == (3, "")
    assert "there is no graph.ttl here" in ended.err


def test_an_input_that_is_not_there_leaves_nothing(kg: Kg, tmp_path: Path) -> None:
    ended = kg("build", "none.txt", "-o", "out")
    assert ended.code == 3
    assert ended.err.startswith("kg: no article could be read: none.txt: cannot be read")
    assert not (tmp_path / "out").exists()


def test_articles_without_models_leave_nothing(kg: Kg, tmp_path: Path) -> None:
    ended = kg("build", "-", "-o", "out", "--models", "none", stdin=TEXT)
    assert ended.code == 3
    assert ended.err.startswith("kg: there is no folder of models 'none'")
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(not bundled_folder().is_dir(), reason="this checkout carries no models")
def test_an_article_is_built_and_what_cannot_be_read_is_named(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "خبر.txt").write_text("قال وزير الدفاع إن الجيش سيطر على تدمر.", "utf-8")
    ended = kg("build", "خبر.txt", "none.txt", "-o", "out", "--json", "--quiet")
    assert ended.code == 1
    assert ended.err.startswith("refused: none.txt: cannot be read")
    assert ended.json() == json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert [article["id"] for article in ended.json()["articles"]] == ["خبر"]
    assert {"graph.ttl", "graph.html", "store", "articles"} < {path.name for path in (tmp_path / "out").iterdir()}
    assert kg("verify", "out").code == 0


def test_a_dry_run_tells_what_would_be_read_and_writes_nothing(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "خبر.txt").write_text(TEXT, "utf-8")
    (tmp_path / "x.list").write_text("none.txt\nhttps://news.example/7\n", "utf-8")
    ended = kg("build", "خبر.txt", "x.list", "-o", "out", "--dry-run", "--fetch", "--json")
    assert ended.code == 1
    assert ended.json()["articles"] == [{"id": "خبر", "characters": len(TEXT), "issued": ""}]
    assert [problem["where"] for problem in ended.json()["problems"]] == ["none.txt", "https://news.example/7"]
    assert ended.err.splitlines()[-1] == f"out: would hold the graph of 1 articles ({len(TEXT)} characters); nothing was written"
    assert not (tmp_path / "out").exists()
    assert "خبر" in kg("build", "خبر.txt", "-o", "out", "--dry-run").out
    assert kg("build", "none.txt", "-o", "out", "--dry-run").code == 3


def test_a_name_cannot_steer_the_terminal(kg: Kg) -> None:
    ended = kg("build", "\u202etxt.\x1b[31mخبر", "-o", "out")
    assert ended.code == 3
    assert not {"\x1b", "\u202e"} & set(ended.err)


@pytest.mark.parametrize("command", [["export", "--format", "nt", "-o", "-"], ["query", "SELECT * { ?s ?p ?o . ?a ?b ?c }"]])
def test_a_reader_that_has_enough_ends_the_program_in_silence(built: Path, command: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)  # as after `| head -0`
    program = [sys.executable, "-m", "kg", command[0], str(built), *command[1:]]
    done = subprocess.run(program, stdout=writing, stderr=subprocess.PIPE, check=False, text=True)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, "")


def test_kg_models_alone_prints_its_help(kg: Kg) -> None:
    ended = kg("models")
    assert (ended.code, "evaluate" in ended.out) == (0, True)


def test_completion_is_to_be_had() -> None:
    environment = os.environ | {"_KG_COMPLETE": "complete_bash", "COMP_WORDS": "kg va", "COMP_CWORD": "1"}
    program = "import sys; sys.argv[0] = 'kg'; from kg.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=False, text=True)
    assert done.stdout.split() == ["validate"]


def test_the_models_are_listed_with_what_is_wrong_with_them(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "نماذج").mkdir()
    rows = {row["models"]: row for row in kg("models", "list", "--models", "نماذج", "--json").json()}
    assert rows["stanza"]["state"] == "Stanza's official models are not here; get them with `kg models get`"
    assert rows["نماذج"]["used"]
    assert "not a folder of Stanza models" in rows["نماذج"]["state"]


def test_models_that_cannot_be_got_are_told(kg: Kg) -> None:
    ended = kg("models", "get", "--url", "http://127.0.0.1:9")
    assert (ended.code, ended.err) == (3, "kg: no answer from http://127.0.0.1:9; is there a network?\n")


def test_a_training_without_corpora_is_told(kg: Kg) -> None:
    ended = kg("models", "train", "--corpora", "none", "-o", "models")
    assert ended.code == 3
    assert "cannot prepare the training data" in ended.err


def test_a_wrong_setting_is_wrong_use(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text("model = 'bundled'\n", "utf-8")
    ended = kg("models", "list")
    assert (ended.code, ended.err) == (2, "kg: kg.toml: there is no setting 'model'; did you mean 'models'?\n")


def test_control_c_ends_with_130_and_no_traceback(built: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "kg", "query", str(built), "--file", str(pipe)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        with pipe.open("w"):  # opens as soon as the program reads it
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=30) == 130
        assert process.stderr
        assert process.stderr.read() == ""


def test_arabic_is_written_in_any_locale(built: Path) -> None:
    command = [sys.executable, "-m", "kg", "query", str(built), PLACES]
    done = subprocess.run(command, capture_output=True, check=True, env=os.environ | {"PYTHONIOENCODING": "ascii"})
    assert "تدمر" in done.stdout.decode("utf-8")
