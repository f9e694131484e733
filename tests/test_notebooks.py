"""Every notebook runs from top to bottom, and is stored without what it showed."""

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
    settings = os.environ | {"IPYTHONDIR": str(notebook.parent / "ipython")}
    return subprocess.run(command, cwd=notebook.parent, capture_output=True, check=False, text=True, env=settings)


def test_there_is_a_notebook() -> None:
    assert NOTEBOOKS


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_stored_without_output(notebook: Path) -> None:
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells(notebook))


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(notebook: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    copied = Path(shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")) / notebook.name
    done = run(copied)
    assert done.returncode == 0, done.stderr
    assert "HTML object" in done.stdout
    assert (tmp_path / "out" / "graph.html").exists()


def test_a_notebook_with_a_fault_does_not_run(tmp_path: Path) -> None:
    notebook = tmp_path / "fault.ipynb"
    notebook.write_text(json.dumps({"cells": [{"cell_type": "code", "source": ["1 / 0"]}]}), "utf-8")
    assert run(notebook).returncode != 0
