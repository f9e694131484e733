"""The settings of a run, from `kg.toml` and the command line.

What is given later wins: the defaults here, the file, the command line. A key that is not known is an error, so that a slip of
the pen never passes for a setting.
"""

import difflib
import hashlib
import json
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path

from kg import terms
from kg.errors import SettingsError

FILE_NAME = "kg.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting of a run.

    Attributes:
        base_iri: what the IRIs of all resources begin with; ends in "/" or "#".
        models: "bundled", "stanza" or the path of a folder of models.
        max_bytes: size of the largest file, or line of JSON Lines, that is read.
        max_characters: length of the longest article that is read.
        fetch: whether addresses are fetched; otherwise they are refused.
        batch: number of articles that the models parse together; more is faster and takes more memory.
        engine: what runs the workers, "processes" of this machine or a cluster of "ray".
        workers: number of processes that read articles; 0 for one on each core, as far as memory goes.
        threads: of the models' arithmetic in each worker; 0 leaves the choice to torch. Several threads mostly wait for each
            other, since there is little to share out in one sentence.
        patience: seconds, beside those that its length calls for, after which an article is set aside.
    """

    base_iri: str = terms.BASE
    models: str = "bundled"
    max_bytes: int = 10_000_000
    max_characters: int = 200_000
    fetch: bool = False
    batch: int = 16
    engine: str = "processes"
    workers: int = 0
    threads: int = 1
    patience: int = 600


def _is_base(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(terms.check_base(value))
    except SettingsError:
        return False


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_whole(value: object, *, least: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= least


# What a value must be, in words and as a test.
_RULES: Mapping[str, tuple[str, Callable[[object], bool]]] = {
    "base_iri": ("an absolute IRI in ASCII that ends in / or #", _is_base),
    "models": ("bundled, stanza or a folder", _is_text),
    "max_bytes": ("a whole number from 1", partial(_is_whole, least=1)),
    "max_characters": ("a whole number from 1", partial(_is_whole, least=1)),
    "fetch": ("true or false", lambda value: isinstance(value, bool)),
    "batch": ("a whole number from 1", partial(_is_whole, least=1)),
    "engine": ("processes or ray", lambda value: value in ("processes", "ray")),
    "workers": ("a whole number from 0", partial(_is_whole, least=0)),
    "threads": ("a whole number from 0", partial(_is_whole, least=0)),
    "patience": ("a whole number from 1", partial(_is_whole, least=1)),
}

# The others change how fast a graph is built, not what is in it. The models have a digest of their own.
_CHANGE_RESULTS = ("base_iri", "max_bytes", "max_characters")


def make_settings(values: Mapping[str, object], *, origin: str = "settings") -> Settings:
    """Return the settings with `values` in place of the defaults.

    Args:
        values: from key to value.
        origin: where the values come from, for the message.

    Raises:
        SettingsError: a key is unknown (the message names those that look like it), or a value is not what it must be.

    >>> make_settings({"threads": 2}).threads
    2
    >>> make_settings({"thread": 2})
    Traceback (most recent call last):
    kg.errors.SettingsError: settings: there is no setting 'thread'; did you mean 'threads'?
    """
    for key, value in values.items():
        if key not in _RULES:
            raise SettingsError(f"{origin}: there is no setting '{key}'; {_advice(key)}")
        words, holds = _RULES[key]
        if not holds(value):
            raise SettingsError(f"{origin}: {key} must be {words}, not {value!r}")
    return Settings(**values)  # type: ignore[arg-type]  # the rules above have checked each type


def load_settings(file: Path | None = None, overrides: Mapping[str, object] | None = None) -> Settings:
    """Return the settings of a run.

    Args:
        file: a TOML file; if not given, `kg.toml` in the working folder if it is there.
        overrides: from the command line; None stands for an option that was not given.

    Raises:
        SettingsError: the file cannot be read or is not TOML, a key is unknown or a value wrong; the message says where.
    """
    path = file or Path(FILE_NAME)
    from_file = _read(path) if file or path.exists() else {}
    make_settings(from_file, origin=str(path))
    given = {key: value for key, value in (overrides or {}).items() if value is not None}
    return make_settings({**from_file, **given})


def digest(settings: Settings) -> str:
    """Return the hash of the settings that change what is in a graph: 16 hexadecimal digits.

    >>> digest(Settings(threads=2)) == digest(Settings(threads=4))
    True
    """
    values = {key: getattr(settings, key) for key in _CHANGE_RESULTS}
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:16]


def decisive(settings: Settings) -> tuple[str, ...]:
    """Return the settings that change what is in a graph, in words, sorted.

    >>> decisive(Settings())[1]
    'max_bytes = 10000000'
    """
    return tuple(f"{key} = {getattr(settings, key)}" for key in sorted(_CHANGE_RESULTS))


def _read(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as fault:
        raise SettingsError(f"{path}: cannot be read: {fault.strerror}") from fault
    except UnicodeDecodeError as fault:
        raise SettingsError(f"{path}: is not UTF-8") from fault
    except tomllib.TOMLDecodeError as fault:
        raise SettingsError(f"{path}: is not TOML: {fault}") from fault


def _advice(key: str) -> str:
    known = [field.name for field in fields(Settings)]
    near = difflib.get_close_matches(key, known, n=2)
    return f"did you mean {' or '.join(map(repr, near))}?" if near else f"the settings are {', '.join(known)}"
