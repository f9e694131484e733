"""Every notebook runs from top to bottom, shows pictures, and is stored without what it showed."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
# IPython comes with pyvis; a Jupyter kernel would add nothing to what a cell does.
RUN = """
import json, pathlib, sys
from IPython.core.interactiveshell import InteractiveShell

shell = InteractiveShell.instance()
for cell in json.loads(pathlib.Path(sys.argv[1]).read_text("utf-8"))["cells"]:
    if cell["cell_type"] == "code":
        shell.run_cell("".join(cell["source"])).raise_error()
"""


def cells(notebook: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(notebook.read_text("utf-8"))["cells"]
    return [cell for cell in found if cell["cell_type"] == "code"]


def run(notebook: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", RUN, notebook.name]
    settings = os.environ | {"IPYTHONDIR": str(notebook.parent / "ipython"), "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=notebook.parent, capture_output=True, check=False, text=True, env=settings)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the seeds and the notebooks; the first notebook that runs in it builds the graph for all."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("seeds", "notebooks"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def test_the_notebooks_are_numbered() -> None:
    assert [path.name[:2] for path in NOTEBOOKS] == ["01", "02", "03", "04", "05"]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_stored_without_output(notebook: Path) -> None:
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells(notebook))


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_has_no_logic(notebook: Path) -> None:
    assert not any(line.startswith(("def ", "class ", "for ", "while ")) for cell in cells(notebook) for line in cell["source"])


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows_a_picture(notebook: Path, checkout: Path) -> None:
    done = run(checkout / "notebooks" / notebook.name)
    assert done.returncode == 0, done.stderr
    assert "HTML object" in done.stdout
    assert (checkout / "out" / "graph.html").exists()


def test_a_notebook_with_a_fault_does_not_run(tmp_path: Path) -> None:
    notebook = tmp_path / "fault.ipynb"
    notebook.write_text(json.dumps({"cells": [{"cell_type": "code", "source": ["1 / 0"]}]}), "utf-8")
    assert run(notebook).returncode != 0
