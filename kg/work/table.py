"""The file of results: `results` by key, `listed`, the articles that the build at hand is made of, and what is told of each.

One build at a time has the file; rows are committed as they come, so that a process that is killed loses only what it had not
handed over. A file that is damaged is begun anew: nothing is in it that cannot be made again.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path

from kg.errors import OutputError
from kg.packing import DamagedError

_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, content BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS listed (id TEXT PRIMARY KEY, read BLOB, parse BLOB, extraction BLOB, sha256 TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS reports (id TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID;
"""
_CACHE = 65_536  # KB: tables are filled in the order of hashes, which is slow where pages must be fetched again and again
_DAMAGED = "-damaged"  # a file beside it that tells so
_BESIDE = ("", "-wal", "-shm", "-journal", _DAMAGED)


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of the build at hand: its id, the keys of what it was read as, of its sentences and of what was found in it, and
    the hash of its text."""

    id: str
    read: bytes
    parse: bytes
    extraction: bytes
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """An open file of results."""

    path: Path
    connection: sqlite3.Connection

    def get(self, key: bytes) -> bytes:
        """Return what is kept under a key; nothing is kept as empty bytes, which stand for its absence."""
        with telling(self.path):
            row = self.connection.execute("SELECT content FROM results WHERE key = ?", (key,)).fetchone()
        return row[0] if row else b""

    def holds(self, key: bytes) -> bool:
        """Return whether something is kept under a key."""
        with telling(self.path):
            return bool(self.connection.execute("SELECT EXISTS (SELECT 1 FROM results WHERE key = ?)", (key,)).fetchone()[0])

    def keep(self, rows: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep results by their keys, all of them or none."""
        with telling(self.path), self.connection:
            self.connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?)", rows)

    def list_articles(self, entries: Iterable[Entry]) -> None:
        """Make `entries` the articles of the build at hand; those of an earlier one are forgotten, not their results."""
        rows = map(astuple, entries)
        with telling(self.path), self.connection:
            self.connection.execute("DELETE FROM listed")
            self.connection.executemany("INSERT INTO listed VALUES (?, ?, ?, ?, ?)", rows)

    def entries(self) -> Iterator[Entry]:
        """Yield the articles by id, in the order of code points."""
        with telling(self.path):
            for row in self.connection.execute("SELECT * FROM listed ORDER BY id"):
                yield Entry(*row)

    def entry(self, article: str) -> Entry:
        """Return an article, by id.

        Raises:
            KeyError: it is not in the build at hand.
        """
        with telling(self.path):
            row = self.connection.execute("SELECT * FROM listed WHERE id = ?", (article,)).fetchone()
        if not row:
            raise KeyError(f"there is no article {article}")
        return Entry(*row)

    def missing(self) -> tuple[Entry, ...]:
        """Return the articles that nothing was found in yet, by id."""
        query = "SELECT * FROM listed WHERE extraction NOT IN (SELECT key FROM results) ORDER BY id"
        with telling(self.path):
            return tuple(Entry(*row) for row in self.connection.execute(query))

    def forget(self, entries: Iterable[Entry]) -> None:
        """Take articles out of the build at hand."""
        with telling(self.path), self.connection:
            self.connection.executemany("DELETE FROM listed WHERE id = ?", ((entry.id,) for entry in entries))

    def tidy(self) -> None:
        """Drop the results that no article of the build at hand uses."""
        used = "SELECT read FROM listed UNION ALL SELECT parse FROM listed UNION ALL SELECT extraction FROM listed"
        with telling(self.path), self.connection:
            self.connection.execute(f"DELETE FROM results WHERE key NOT IN ({used})")
            self.connection.execute("DELETE FROM reports WHERE id NOT IN (SELECT id FROM listed)")

    def report(self, article: str, content: bytes) -> None:
        """Keep what is told of an article; committed with the next thing that is."""
        with telling(self.path):
            self.connection.execute("INSERT OR REPLACE INTO reports VALUES (?, ?)", (article, content))

    def reports(self) -> Iterator[bytes]:
        """Yield what is told of the articles of the build at hand, by id."""
        with telling(self.path):
            for (content,) in self.connection.execute("SELECT content FROM reports JOIN listed USING (id) ORDER BY id"):
                yield content

    def note(self, name: str) -> bytes:
        """Return what was noted under a name; empty if nothing was."""
        with telling(self.path):
            row = self.connection.execute("SELECT content FROM notes WHERE name = ?", (name,)).fetchone()
        return row[0] if row else b""

    def write_notes(self, notes: Mapping[str, bytes]) -> None:
        """Note something under names, all of it or nothing."""
        with telling(self.path), self.connection:
            self.connection.executemany("INSERT OR REPLACE INTO notes VALUES (?, ?)", notes.items())

    @property
    def is_empty(self) -> bool:
        """Whether no result is kept."""
        return not self.connection.execute("SELECT EXISTS (SELECT 1 FROM results)").fetchone()[0]


@contextlib.contextmanager
def open_work(path: Path) -> Iterator[Work]:
    """Yield the file of results, which is made if it is not there or not whole; an empty one is not left behind.

    Raises:
        OutputError: it cannot be written, another build has it, or a row of it is damaged.
    """
    with telling(path):
        connection = _connect(path)
    work = Work(path, connection)
    try:
        with telling(path):
            yield work
    finally:
        with contextlib.suppress(sqlite3.Error):
            empty = work.is_empty
            connection.close()
            if empty:
                _remove(path)


def _connect(path: Path) -> sqlite3.Connection:
    if path.with_name(path.name + _DAMAGED).exists():
        _remove(path)
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
        for database in ("main", "temp"):
            connection.execute(f"PRAGMA {database}.cache_size = -{_CACHE}")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, _VERSION):
            raise sqlite3.DatabaseError("not a file of this version")
        connection.executescript(f"{_SCHEMA} PRAGMA user_version = {_VERSION};")
        # All tables would take a minute of a large file. The others can be made of this one.
        if connection.execute("PRAGMA quick_check(results)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("not a whole file")
    except BaseException:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def telling(path: Path) -> Iterator[None]:
    """Tell a fault of the file as an `OutputError` that says what to do."""
    try:
        yield
    except sqlite3.OperationalError as fault:
        if "locked" in str(fault):
            raise OutputError(f"{path}: another build is at work here; wait for it, or name another folder") from fault
        raise OutputError(f"{path}: cannot be written: {fault}") from fault
    except (sqlite3.DatabaseError, DamagedError) as fault:
        path.with_name(path.name + _DAMAGED).touch()
        raise OutputError(f"{path}: is damaged ({fault}); build again, it is begun anew") from fault
