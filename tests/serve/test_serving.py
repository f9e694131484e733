"""`kg serve` as a command: what it says, and how it ends."""

import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.serve.conftest import ROOT

WITHOUT = "import sys; sys.modules['{}'] = None; sys.argv = ['kg', 'serve', '{}']; from kg.cli import main; main()"


def serve(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", "serve", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, text=True, encoding="utf-8", timeout=60)


@pytest.mark.parametrize("module", ["uvicorn", "starlette"])
def test_without_its_libraries_it_says_what_to_install(built: Path, module: str) -> None:
    command = [sys.executable, "-c", WITHOUT.format(module, built)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, text=True, encoding="utf-8", timeout=60)
    assert done.returncode == 3
    assert "pip install 'arkg[serve]'" in done.stderr


def test_a_folder_without_a_store_is_told_at_once(tmp_path: Path) -> None:
    done = serve(tmp_path)
    assert (done.returncode, "kg build" in done.stderr) == (3, True)


def test_a_port_that_is_taken_is_told(built: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        done = serve(built, "--port", str(taken.getsockname()[1]))
    assert (done.returncode, "--port" in done.stderr) == (3, True)


@pytest.mark.parametrize("arguments", [("--port", "70000"), ("--timeout", "0"), ("--port", "http")])
def test_wrong_numbers_are_wrong_use(built: Path, arguments: tuple[str, str]) -> None:
    assert serve(built, *arguments).returncode == 2
