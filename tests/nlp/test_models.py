import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import stanza
import torch

from kg.errors import ModelError
from kg.nlp.models import ModelSet, bundled_folder, check, check_sums, download, locate, official_folder
from kg.nlp.resources import PARTS, weight_path, write_resources


def _write_models(folder: Path) -> None:
    """Write a set that is complete, and as small as can be."""
    for part in PARTS:
        path = weight_path(folder, part)
        path.parent.mkdir(parents=True, exist_ok=True)
        content = {"emb": torch.ones(2, 2), "vocab": ["الموصل"]} if part == "pretrain" else {"model": {}, "config": {}}
        torch.save({"dict": {}, "dicts": {}, "vocab": {}} | content, path)
    write_resources(folder)


@pytest.fixture
def models(tmp_path: Path) -> ModelSet:
    _write_models(tmp_path / "نماذج")
    return locate(str(tmp_path / "نماذج"))


class _RunsCode:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (os.system, ("exit 1",))


def _break(path: Path, how: str) -> None:
    match how:
        case "missing":
            path.unlink()
        case "empty":
            path.write_bytes(b"")
        case "truncated":
            path.write_bytes(path.read_bytes()[:-30])
        case "truncated, old format":
            torch.save({"model": torch.ones(1000)}, path, _use_new_zipfile_serialization=False)
            path.write_bytes(path.read_bytes()[:-30])
        case "page":
            path.write_text("<html>لم يعثر على الصفحة</html>", "utf-8")
        case "foreign":
            torch.save({"state_dict": {}}, path)
        case "code":
            torch.save({"model": _RunsCode()}, path)
        case "exchanged":
            torch.save({"model": {}, "vocab": {}, "config": {"lang": "fa"}}, path)


@pytest.mark.parametrize(
    ("how", "complaint"),
    [
        ("missing", "is missing"),
        ("empty", "is empty"),
        ("truncated", "is truncated or damaged"),
        ("truncated, old format", "is truncated or damaged"),
        ("page", "is not a file of weights"),
        ("foreign", "is not a Stanza model of 'pos'"),
        ("code", r"would run code when loaded \(\w+\.system\), so it is not read"),
        ("exchanged", r"is not the file that resources\.json promises"),
    ],
)
def test_a_bad_weight_file_gets_one_line_that_names_it_and_says_what_to_do(models: ModelSet, how: str, complaint: str) -> None:
    check(models)
    _break(weight_path(models.folder, "pos"), how)
    with pytest.raises(ModelError, match=rf"pos/kg\.pt {complaint}.*; copy or train the models again$") as caught:
        check(models)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("how", ["missing", "empty", "truncated", "page", "foreign", "code", "exchanged"])
def test_a_bad_weight_file_is_found_by_its_sum_and_named(models: ModelSet, how: str) -> None:
    check_sums(models)
    _break(weight_path(models.folder, "pos"), how)
    with pytest.raises(ModelError, match=r"pos/kg\.pt .*; copy or train the models again$"):
        check_sums(models)


def test_the_digest_is_of_the_weights_and_not_of_their_place(models: ModelSet, tmp_path: Path) -> None:
    shutil.copytree(models.folder, tmp_path / "copy")
    assert locate(str(tmp_path / "copy")).digest == models.digest
    _break(weight_path(tmp_path / "copy", "pos"), "exchanged")
    write_resources(tmp_path / "copy")
    assert locate(str(tmp_path / "copy")).digest != models.digest


def test_the_licence_is_the_first_line_of_its_file(models: ModelSet) -> None:
    assert models.licence == ""
    (models.folder / "LICENSE").write_text("\nCC BY-NC-SA 4.0\n\nمن النصوص …\n", "utf-8")
    assert locate(str(models.folder)).licence == "CC BY-NC-SA 4.0"


def test_a_choice_that_is_no_folder_gets_the_other_choices() -> None:
    with pytest.raises(ModelError, match="no folder of models 'bundeld'; the other choices are bundled and stanza"):
        locate("bundeld")


def test_official_models_that_are_not_here_are_to_be_got(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with pytest.raises(ModelError, match="get them with `kg models get`"):
        locate("stanza")


@pytest.mark.skipif(not bundled_folder().is_dir(), reason="this checkout carries no models")
def test_the_bundled_models_are_whole() -> None:
    models = locate("bundled")
    check(models)
    assert (models.name, models.package) == ("bundled", "default")
    assert models.licence


@dataclass
class Mirror:
    """A web server on this machine with Stanza's official models, or what stands for them.

    Attributes:
        folder: what is served.
        stalls: a path whose answer stops half-way and never ends.
        asked: set when that path has been asked for.
    """

    folder: Path
    url: str = ""
    stalls: str = ""
    asked: threading.Event = field(default_factory=threading.Event)
    released: threading.Event = field(default_factory=threading.Event)


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object, mirror: Mirror) -> None:
        self.mirror = mirror
        super().__init__(*arguments, directory=str(mirror.folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.path == self.mirror.stalls:
            self.send_response(200)
            self.send_header("Content-Length", "1000000")
            self.end_headers()
            self.wfile.write(b"PK\x03\x04")
            self.wfile.flush()
            self.mirror.asked.set()
            self.mirror.released.wait(timeout=60)
        else:
            super().do_GET()

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def mirror(tmp_path: Path) -> Iterator[Mirror]:
    served = Mirror(tmp_path / "served")
    _write_models(served.folder)
    (served.folder / "resources.json").rename(served.folder / f"resources_{stanza.__resources_version__}.json")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, mirror=served)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        served.url = f"http://127.0.0.1:{server.server_port}"
        yield served
        served.released.set()
        server.shutdown()


def test_the_official_models_are_got_checked_and_then_found(
    mirror: Mirror, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    got = download(official_folder(), url=f"{mirror.url}/")
    assert got == locate("stanza")
    assert got.name == "stanza"
    check(got)
    assert [path.name for path in official_folder().parent.iterdir()] == ["stanza"]


def test_models_that_are_there_are_replaced(mirror: Mirror, tmp_path: Path) -> None:
    target = tmp_path / "got"
    _write_models(target)
    (target / "old").touch()
    download(target, url=mirror.url)
    assert not (target / "old").exists()


def test_a_folder_of_other_things_is_left_alone(mirror: Mirror, tmp_path: Path) -> None:
    (tmp_path / "got").mkdir()
    (tmp_path / "got" / "مقال.txt").touch()
    with pytest.raises(ModelError, match="holds other things than models"):
        download(tmp_path / "got", url=mirror.url)
    assert (tmp_path / "got" / "مقال.txt").exists()


@pytest.mark.parametrize(
    ("how", "complaint"),
    [
        ("missing", "cannot be got from"),
        ("page", "cannot be got from"),
        ("table", "404"),
        ("foreign table", "cannot be got from"),
    ],
)
def test_a_download_that_fails_leaves_what_was_there(mirror: Mirror, tmp_path: Path, how: str, complaint: str) -> None:
    target = tmp_path / "got" / "models"
    _write_models(target)
    before = locate(str(target))
    table = next(mirror.folder.glob("resources_*.json"))
    if how == "table":
        table.unlink()
    elif how == "foreign table":
        table.write_text(json.dumps({"fr": {}}), "utf-8")
    else:
        _break(weight_path(mirror.folder, "ner"), how)
    with pytest.raises(ModelError, match=complaint) as caught:
        download(target, url=mirror.url)
    assert "\n" not in str(caught.value)
    assert list(target.parent.iterdir()) == [target]
    check(before)


def test_an_address_without_a_server_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no answer from http://127\.0\.0\.1:9; is there a network\?"):
        download(tmp_path / "got", url="http://127.0.0.1:9")


def test_an_interrupted_download_leaves_nothing(mirror: Mirror, tmp_path: Path) -> None:
    mirror.stalls = "/ar/lemma/kg.pt"
    target = tmp_path / "got" / "models"
    program = f"from pathlib import Path; from kg.nlp.models import download; download(Path({str(target)!r}), url={mirror.url!r})"
    with subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.DEVNULL) as process:
        assert mirror.asked.wait(timeout=60)
        assert len(list(target.parent.iterdir())) == 1
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) != 0
    assert list(target.parent.iterdir()) == []
