"""The file of results: `results` by key, and `articles`, the list of what the build at hand is made of.

One build at a time has the file; rows are committed as they come, so that a process that is killed loses only what it had not
handed over. A file that is damaged is begun anew: nothing is in it that cannot be made again.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import OutputError

_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, content BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS articles (id TEXT PRIMARY KEY, read BLOB, parse BLOB, extraction BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID;
"""
_BESIDE = ("", "-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of the build at hand: its id, and the keys of what it was read as, of its sentences, of what was found in it."""

    id: str
    read: bytes
    parse: bytes
    extraction: bytes


@dataclass(frozen=True, slots=True)
class Work:
    """An open file of results."""

    path: Path
    connection: sqlite3.Connection

    def get(self, key: bytes) -> bytes:
        """Return what is kept under a key; nothing is kept as empty bytes, which stand for its absence."""
        with _telling(self.path):
            row = self.connection.execute("SELECT content FROM results WHERE key = ?", (key,)).fetchone()
        return row[0] if row else b""

    def holds(self, key: bytes) -> bool:
        """Return whether something is kept under a key."""
        with _telling(self.path):
            return bool(self.connection.execute("SELECT EXISTS (SELECT 1 FROM results WHERE key = ?)", (key,)).fetchone()[0])

    def keep(self, rows: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep results by their keys, all of them or none."""
        with _telling(self.path), self.connection:
            self.connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?)", rows)

    def list_articles(self, entries: Iterable[Entry]) -> None:
        """Make `entries` the articles of the build at hand; those of an earlier one are forgotten, not their results."""
        rows = ((entry.id, entry.read, entry.parse, entry.extraction) for entry in entries)
        with _telling(self.path), self.connection:
            self.connection.execute("DELETE FROM articles")
            self.connection.executemany("INSERT INTO articles VALUES (?, ?, ?, ?)", rows)

    def entries(self) -> Iterator[Entry]:
        """Yield the articles by id, in the order of code points."""
        with _telling(self.path):
            for row in self.connection.execute("SELECT id, read, parse, extraction FROM articles ORDER BY id"):
                yield Entry(*row)

    def missing(self) -> tuple[Entry, ...]:
        """Return the articles that nothing was found in yet, by id."""
        query = "SELECT id, read, parse, extraction FROM articles WHERE extraction NOT IN (SELECT key FROM results) ORDER BY id"
        with _telling(self.path):
            return tuple(Entry(*row) for row in self.connection.execute(query))

    def forget(self, entries: Iterable[Entry]) -> None:
        """Take articles out of the build at hand."""
        with _telling(self.path), self.connection:
            self.connection.executemany("DELETE FROM articles WHERE id = ?", ((entry.id,) for entry in entries))

    def tidy(self) -> None:
        """Drop the results that no article of the build at hand uses."""
        used = "SELECT read FROM articles UNION ALL SELECT parse FROM articles UNION ALL SELECT extraction FROM articles"
        with _telling(self.path), self.connection:
            self.connection.execute(f"DELETE FROM results WHERE key NOT IN ({used})")

    def note(self, name: str) -> bytes:
        """Return what was noted under a name; empty if nothing was."""
        with _telling(self.path):
            row = self.connection.execute("SELECT content FROM notes WHERE name = ?", (name,)).fetchone()
        return row[0] if row else b""

    def write_notes(self, notes: Mapping[str, bytes]) -> None:
        """Note something under names, all of it or nothing."""
        with _telling(self.path), self.connection:
            self.connection.executemany("INSERT OR REPLACE INTO notes VALUES (?, ?)", notes.items())

    @property
    def is_empty(self) -> bool:
        """Whether no result is kept."""
        return not self.connection.execute("SELECT EXISTS (SELECT 1 FROM results)").fetchone()[0]


@contextlib.contextmanager
def open_work(path: Path) -> Iterator[Work]:
    """Yield the file of results, which is made if it is not there or not whole; an empty one is not left behind.

    Raises:
        OutputError: it cannot be written, or another build has it.
    """
    with _telling(path):
        connection = _connect(path)
    work = Work(path, connection)
    try:
        yield work
    finally:
        with contextlib.suppress(sqlite3.Error):
            empty = work.is_empty
            connection.close()
            if empty:
                _remove(path)


def _connect(path: Path) -> sqlite3.Connection:
    try:
        return _opened(path)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:  # not a database, damaged, or of another version
        _remove(path)
        return _opened(path)


def _remove(path: Path) -> None:
    for ending in _BESIDE:
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=1)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        whole = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        if not whole or version not in (0, _VERSION):
            raise sqlite3.DatabaseError("not a whole file of this version")
        connection.executescript(f"{_SCHEMA} PRAGMA user_version = {_VERSION};")
    except BaseException:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def _telling(path: Path) -> Iterator[None]:
    """Tell a fault of the file as an `OutputError` that says what to do."""
    try:
        yield
    except sqlite3.OperationalError as fault:
        if "locked" in str(fault):
            raise OutputError(f"{path}: another build is at work here; wait for it, or name another folder") from fault
        raise OutputError(f"{path}: cannot be written: {fault}") from fault
    except sqlite3.DatabaseError as fault:
        raise OutputError(f"{path}: is damaged ({fault}); build again, it is begun anew") from fault
