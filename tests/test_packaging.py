import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterable
from importlib.metadata import packages_distributions, version
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def _plain(requirement: str) -> str:
    """Return the name of a distribution, as registries compare names."""
    return re.split(r"[\[<>=!~; ]", requirement)[0].lower().replace("_", "-")


def _imported() -> set[str]:
    """Return the top-level names that the modules of the package import."""
    names: set[str] = set()
    for path in (ROOT / "kg").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names.add(node.module or "")
    return {name.partition(".")[0] for name in names} - set(sys.stdlib_module_names) - {"kg"}


def _distributions(names: Iterable[str]) -> set[str]:
    known = packages_distributions()
    return {_plain(distribution) for name in names for distribution in known.get(name, [name])}


def test_what_is_imported_is_declared() -> None:
    optional = PROJECT["optional-dependencies"]
    extras = [requirement for name in ("notebook", "ray", "serve", "train", "web") for requirement in optional[name]]
    declared = {_plain(requirement) for requirement in [*PROJECT["dependencies"], *extras]}
    assert _distributions(_imported()) <= declared


def test_what_is_declared_is_imported() -> None:
    assert {_plain(requirement) for requirement in PROJECT["dependencies"]} <= _distributions(_imported())


def test_the_constraints_name_one_version_of_every_declared_package() -> None:
    lines = [line for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r"[a-z0-9-]+==[\w.]+", line) for line in lines)
    extras = [requirement for group in PROJECT["optional-dependencies"].values() for requirement in group]
    declared = {_plain(requirement) for requirement in [*PROJECT["dependencies"], *extras]} - {"arkg"}
    assert declared <= {_plain(line) for line in lines}


def test_the_versions_agree() -> None:
    assert version("arkg") == PROJECT["version"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, check=True, capture_output=True
    )
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_the_wheel_carries_every_file_of_the_package(wheel: zipfile.ZipFile) -> None:
    """Code, word lists, questions, pages, models."""
    files = {path.relative_to(ROOT) for path in (ROOT / "kg").rglob("*") if path.is_file()}
    assert {path.as_posix() for path in files if "__pycache__" not in path.parts} <= set(wheel.namelist())


def test_the_wheel_carries_the_ontology(wheel: zipfile.ZipFile) -> None:
    inside = {f"kg/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "ontology").iterdir()}
    assert inside
    assert inside <= set(wheel.namelist())


def test_the_wheel_carries_nothing_else(wheel: zipfile.ZipFile) -> None:
    assert {name.partition("/")[0] for name in wheel.namelist()} == {"kg", f"arkg-{PROJECT['version']}.dist-info"}


def test_the_program_is_there(wheel: zipfile.ZipFile) -> None:
    entry_points = wheel.read(f"arkg-{PROJECT['version']}.dist-info/entry_points.txt").decode()
    assert "kg = kg.cli:main" in entry_points
