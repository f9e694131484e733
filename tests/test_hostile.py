"""A folder of hostile input, built by the program `kg` itself: bounded time and memory, and a line for each that is refused.

The models are stood in for; what reaches them is bounded by `kg.nlp.segmentation` and tested there.
"""

import json
import os
import re
import resource
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

from kg.built import ARTICLES, GRAPH, REPORT, STORE, verify_output
from kg.store import open_store

NEWS = "قال الوزير سامي الدروبي إن الجيش سيبدأ عملية عسكرية قرب حمص. "
MEMORY, SECONDS = 3 << 30, 120  # of address space and of the processor, for the whole folder
LONGEST = 199_000  # characters, just below what is taken for an article


def _row(**fields: str) -> str:
    return json.dumps(fields, ensure_ascii=False)


REFUSED: Mapping[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n" * 1_000, "empty"),
    "huge.txt": (NEWS.encode() * 200_000, "larger than 10,000,000 bytes"),
    "sentence.txt": (NEWS.replace(".", "").encode() * 80_000, "longer than 200,000 characters"),
    "quotes.txt": (NEWS.encode() + b'"' * 1_000_000, "longer than 200,000 characters"),
    "binary.txt": (bytes(range(256)) * 400, "binary"),
    "cut.txt": (NEWS.strip().encode()[:-2], "not valid UTF-8"),
    "cut.json": (_row(text=NEWS).encode()[:-2], "not JSON"),
    "deep.json": (b"[" * 1_000_000, "nested too deep"),
    "number.json": (b'{"text": ' + b"9" * 1_000_000 + b"}", "not JSON"),
    "deep.html": (b"<html><body>" + b"<div>" * 400_000, "HTML|page"),
    "picture.png": (b"\x89PNG", "not a format of articles"),
}
ODD = (
    *("secret.txt", "nowhere.txt", "pipe.txt", "bomb.zip", "bomb.txt"),
    *(f"rows.jsonl:{place}" for place in ("2", "3:1", "3:2", "4", "5", "6")),
)
"""What cannot be written as a file of such content: links, pipes, archives, rows; refused too."""
READ: Mapping[str, bytes] = {
    "news.txt": NEWS.encode(),
    "arabic.txt": NEWS.encode("cp1256"),
    "wide.txt": NEWS.encode("utf-16"),
    "word.txt": ("ب" * LONGEST).encode(),
    "marks.txt": (NEWS + "«" * (LONGEST - len(NEWS))).encode(),
    "nested.txt": (NEWS + "«قال: " * 30_000).encode(),
    "lines.txt": (NEWS + "\n" * (LONGEST - len(NEWS))).encode(),
    "stops.txt": (NEWS + "." * (LONGEST - len(NEWS))).encode(),
    "control\u202e\x1b[31m.txt": NEWS.encode(),
    "deep.jsonl": _row(id="../../etc/\u202e\x00\n", text=NEWS).encode(),
}


def write_hostile(folder: Path) -> None:
    """Write the folder."""
    (folder / "again").mkdir(parents=True)
    for name, content in (*READ.items(), *((name, content) for name, (content, _) in REFUSED.items())):
        (folder / name).write_bytes(content)
    (folder / "again" / "news.txt").write_text(NEWS, "utf-8")
    (folder / "again" / "loop").symlink_to(folder)
    (folder / "secret.txt").symlink_to("/etc/passwd")
    (folder / "nowhere.txt").symlink_to("nothing")
    os.mkfifo(folder / "pipe.txt")
    rows = (_row(id="twice", text=NEWS + "أ"), "{", "[1, 2]", _row(id="none"), _row(id="twice", text=NEWS + "ب"), "x" * 100)
    (folder / "rows.jsonl").write_text("\n".join(rows), "utf-8")
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("a.txt", b"0" * 50_000_000)
    (folder / "bomb.txt").write_bytes((folder / "bomb.zip").read_bytes())
    (folder / os.fsdecode(b"\xff.txt")).write_text(NEWS, "utf-8")


def _bound() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def _build(folder: Path, out: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.scale.standing_in", "build", str(folder), "-o", str(out)]
    return subprocess.run(
        command, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False, preexec_fn=_bound, timeout=1_200
    )


def test_hostile_input_is_read_or_refused_in_bounded_time_and_memory(tmp_path: Path) -> None:
    folder, out = tmp_path / "news", tmp_path / "out"
    write_hostile(folder)
    ended = _build(folder, out)
    assert ended.returncode == 1, ended.stderr
    report = json.loads((out / REPORT).read_text("utf-8"))
    told = {problem["where"]: problem["reason"] for problem in report["problems"] if problem["severity"] == "refused"}
    for name, (_, reason) in REFUSED.items():
        assert re.search(reason, told.pop(f"{folder}/{name}"))
    assert told.keys() == {f"{folder}/{name}" for name in ODD}
    assert all(f"refused: {folder}/{name}: " in ended.stderr for name in (*REFUSED, *ODD))
    assert ended.stderr.replace("\n", "").isprintable()
    assert {article["id"] for article in report["articles"]} == {
        *(Path(name).stem for name in READ if name != "deep.jsonl"),
        *("twice", "../../etc/\u202e\x00", "\N{REPLACEMENT CHARACTER}"),
    }
    assert all(path.stem.isalnum() for path in (out / ARTICLES).iterdir())
    assert len(open_store(out / STORE)) == report["triples"]
    assert not verify_output(out).problems


def test_hostile_input_does_not_change_what_is_made_of_the_rest(tmp_path: Path) -> None:
    for name in ("with", "without"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "news.txt").write_text(NEWS, "utf-8")
    for name, (content, _) in REFUSED.items():
        (tmp_path / "with" / name).write_bytes(content)
    assert _build(tmp_path / "with", tmp_path / "one").returncode == 1
    assert _build(tmp_path / "without", tmp_path / "other").returncode == 0
    assert (tmp_path / "one" / GRAPH).read_bytes() == (tmp_path / "other" / GRAPH).read_bytes()
