"""What a result depends on → the key that it is kept under.

read        the record of the input, the code that reads it
parse       what the models read of the article, the models, the code that runs them
extraction  the parse, the article, the rules and the word lists
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from kg.model import Article

_PACKAGE = Path(__file__).parents[1]
_NOT_CODE = (".pyc", ".pt")

# What each step is made of, beside the models: files and folders of the package.
_READ = ("arabic", "corpus", "lexicon", "model.py")
_MODELS = ("annotate", "batches", "characters", "names", "segmentation", "shortcuts", "tags", "trees")
_PARSE = ("arabic/letters.py", *(f"nlp/{name}.py" for name in _MODELS), "model.py")
_RULES = ("arabic", "lexicon", "extract", "model.py")


@dataclass(frozen=True, slots=True)
class Digests:
    """Hashes of what makes results: a change of one makes all results of that step, and of later ones, new."""

    read: str
    parse: str
    rules: str
    package: str

    @classmethod
    def of(cls, models: str) -> "Digests":
        """Return the digests of this installation.

        Args:
            models: digest of the set of models.
        """
        libraries = (version("stanza"), version("torch"))
        return cls(
            read=code_digest(_READ),
            parse=_hash(models, *libraries, code_digest(_PARSE)),
            rules=code_digest(_RULES),
            package=code_digest((".",)),
        )


def read_key(digests: Digests, *record: str) -> bytes:
    """Return the key of the article that a record of the input becomes."""
    return _key(digests.read, *record)


def parse_key(article: Article, digests: Digests) -> bytes:
    """Return the key of the sentences of an article: the same for articles of the same text and passages."""
    return _key(digests.parse, article.sha256, *(f"{passage.begin} {passage.end}" for passage in article.passages))


def extraction_key(article: Article, digests: Digests) -> bytes:
    """Return the key of what the rules find in an article."""
    about = (article.id, article.title, article.publisher, article.issued, article.source)
    kinds = (f"{part.begin} {part.kind}" for part in article.passages)
    dropped = (f"{part.begin} {part.end} {part.reason}" for part in article.dropped)
    return _key(digests.rules, parse_key(article, digests).hex(), *about, *kinds, "", *dropped)


@cache
def code_digest(parts: Iterable[str], root: Path = _PACKAGE) -> str:
    """Return the hash of files of the package, by name and content; `parts` are files and folders below `root`."""
    files = {path for part in parts for path in ((root / part).rglob("*") if (root / part).is_dir() else (root / part,))}
    found = hashlib.sha256()
    for path in sorted(path for path in files if path.is_file() and path.suffix not in _NOT_CODE):
        found.update(f"{path.relative_to(root).as_posix()}\x1f{path.stat().st_size}\x1f".encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


def _key(*parts: str) -> bytes:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest()[:16]


def _hash(*parts: str) -> str:
    return _key(*parts).hex()
