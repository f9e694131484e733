"""A folder whose content is replaced all at once."""

import contextlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.errors import OutputError
from kg.replacing import making, recover, replacing


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with a graph and a file of the user's own."""
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "folder").mkdir()
    for name in ("a", "b", "own", "folder/d"):
        (folder / name).write_text("old")
    return folder


def content(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()}


def write(folder: Path) -> None:
    (folder / "a").write_text("new")
    (folder / "b").write_text("new")
    (folder / "c").write_text("new")
    (folder / "folder").mkdir()
    (folder / "folder" / "e").write_text("new")


NEW = {"a": "new", "b": "new", "c": "new", "own": "old", "folder/e": "new"}
OLD = {"a": "old", "b": "old", "own": "old", "folder/d": "old"}


def test_what_was_written_replaces_what_was_there(out: Path) -> None:
    with replacing(out) as folder:
        write(folder)
        assert {name: text for name, text in content(out).items() if not name.startswith(".")} == OLD
    assert content(out) == NEW


def test_after_a_failure_nothing_has_changed(out: Path) -> None:
    def fail() -> None:
        with replacing(out) as folder:
            write(folder)
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fail()
    assert content(out) == OLD


class _KilledError(BaseException):
    pass


@contextlib.contextmanager
def killed_at(moment: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let nothing be renamed or removed from the given call on, as if the process were gone."""
    calls = iter(range(1000))

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            if next(calls) >= moment:
                raise _KilledError
            return real(*args, **options)

        return call

    with monkeypatch.context() as patched:
        patched.setattr("pathlib.Path.rename", counted(Path.rename))
        patched.setattr("pathlib.Path.replace", counted(Path.replace))
        patched.setattr("pathlib.Path.rmdir", counted(Path.rmdir))
        patched.setattr("shutil.rmtree", counted(shutil.rmtree))
        with contextlib.suppress(_KilledError):
            yield


@pytest.mark.parametrize("moment", range(10))
def test_whenever_it_is_ended_the_next_run_finds_the_old_or_the_new(
    out: Path, moment: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with killed_at(moment, monkeypatch), replacing(out) as folder:
        write(folder)
    recover(out)
    assert content(out) == (OLD if moment == 0 else NEW)
    assert {path.name for path in out.iterdir()} == {name.partition("/")[0] for name in content(out)}


def test_folders_that_were_made_go_again_if_they_stay_empty(tmp_path: Path) -> None:
    def fail(*, leave: str) -> None:
        with making(tmp_path / "x" / "y"):
            if leave:
                (tmp_path / "x" / "y" / leave).write_text("kept")
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fail(leave="")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ValueError, match="no"):
        fail(leave="work")
    assert content(tmp_path) == {"x/y/work": "kept"}


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written: Not a directory"), making(tmp_path / "file" / "out"):
        pass
