"""What a source leads to: the files below a folder, the entries of a list, addresses.

    folder  to the bottom, by name; hidden files and what is written about articles (`_BESIDE`) are passed over
    *.list  files, folders and addresses, one a line, relative to the folder of the list; # begins a comment
    file    itself, whatever it is called

What was named by the user is opened whatever it is, so that a pipe of the shell can be named. What is met in a folder or stands
in a list must be a regular file, and a link in a folder must not lead out of it: a folder that comes from elsewhere cannot make
its reader read other files of this machine, wait for a pipe or never end.
"""

import os
import re
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.corpus.encoding import decode
from kg.model import Problem

LIST = ".list"
_BESIDE = (".md", ".rst", LIST)
_ADDRESS = re.compile("https?://", re.IGNORECASE)
_LONGEST_LIST = 100_000_000  # bytes; a million addresses


@dataclass(frozen=True, slots=True)
class Address:
    """The address of a page."""

    url: str


@dataclass(frozen=True, slots=True)
class _Place:
    """A file or folder.

    Attributes:
        path: where it is said to be.
        named: whether it was named, by the user or in a list, and not met in a folder.
        listed: whether it stands in a list.
        within: the folder that links must not lead out of, for what was met in it.
    """

    path: Path
    named: bool
    listed: bool = False
    within: Path | None = None


def files(source: str, known: Collection[str]) -> Iterator[Path | Address | Problem]:
    """Yield what a source leads to, folders and lists unfolded in place, and a problem for each that is not opened.

    Args:
        source: a file, a folder, a list or an address.
        known: the extensions, with their dot and in small letters, that are read in a folder.
    """
    waiting = [_place(source, Path(), listed=False)]
    seen: set[tuple[int, int]] = set()
    while waiting:
        place = waiting.pop()
        if isinstance(place, Address):
            yield place
            continue
        try:
            status = place.path.stat()
            if _leads_out(place):
                reason = "a link that leads out of the folder; name what it leads to, if that is to be read"
                yield Problem(shown(place.path), reason)
            elif not stat.S_ISDIR(status.st_mode) and not _is_list(place):
                yield from _file(place, status, known)
            elif (identity := (status.st_dev, status.st_ino)) in seen:
                yield Problem(shown(place.path), "was read already: a link or a list leads back to it", "warning")
            else:
                seen.add(identity)
                waiting.extend(reversed(_in_list(place.path) if _is_list(place) else _in_folder(place)))
        except (OSError, ValueError) as fault:
            yield unreadable(place.path, fault)


def unreadable(path: Path | str, fault: OSError | ValueError) -> Problem:
    """Return the problem that a file or folder cannot be read."""
    return Problem(shown(path), f"cannot be read: {getattr(fault, 'strerror', None) or fault}")


def shown(path: Path | str) -> str:
    """Return a path as text that can be printed, whatever bytes the file system has in it."""
    return os.fsencode(path).decode("utf-8", "replace")


def _place(entry: str, folder: Path, *, listed: bool) -> _Place | Address:
    return Address(entry) if _ADDRESS.match(entry) else _Place(folder / entry, named=True, listed=listed)


def _is_list(place: _Place) -> bool:
    return place.named and place.path.suffix.lower() == LIST


def _leads_out(place: _Place) -> bool:
    return place.within is not None and place.path.is_symlink() and not place.path.resolve().is_relative_to(place.within)


def _in_folder(place: _Place) -> list[_Place | Address]:
    within = place.within or place.path.resolve()
    entries = sorted(place.path.iterdir(), key=lambda entry: entry.name)
    return [_Place(entry, named=False, within=within) for entry in entries if not entry.name.startswith(".")]


def _in_list(path: Path) -> list[_Place | Address]:
    with path.open("rb") as file:
        content = file.read(_LONGEST_LIST + 1)
    text, fault = decode(content) if len(content) <= _LONGEST_LIST else ("", f"a list of more than {_LONGEST_LIST:,} bytes")
    if fault:
        raise ValueError(fault)
    entries = (line.strip() for line in text.splitlines())
    return [_place(entry, path.parent, listed=True) for entry in entries if entry and not entry.startswith("#")]


def _file(place: _Place, status: os.stat_result, known: Collection[str]) -> Iterator[Path | Problem]:
    """Yield a file, or why it is not opened; nothing for one that stands beside articles."""
    path, suffix = place.path, place.path.suffix.lower()
    if (place.listed or not place.named) and not stat.S_ISREG(status.st_mode):
        yield Problem(shown(path), "not a regular file")
    elif place.named or suffix in known:
        yield path
    elif suffix not in _BESIDE:
        formats = " ".join(filter(None, known))
        reason = f"{suffix} is not a format of articles ({formats}); name the file itself to read it by its content"
        yield Problem(shown(path), reason)
