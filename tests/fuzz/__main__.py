"""`python -m tests.fuzz [--seconds N] [TARGET …]`: a coverage-guided fuzzer on our own parsing code; needs `pip install atheris`.

Each target runs in a process of its own for some seconds. What breaks one stays in the folder, to become a test.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.fuzz.seeds import SEEDS

_CHILD = """
import sys, atheris
PARSING = ["kg.arabic", "kg.corpus", "kg.query", "kg.resolve.decisions", "kg.extract.reading.quotes"]
with atheris.instrument_imports(include=PARSING):
    from tests.fuzz.targets import TARGETS
atheris.Setup(sys.argv, TARGETS[{name!r}])
atheris.Fuzz()
"""


def main() -> int:
    """Return 0 if nothing was found, else 1."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--length", type=int, default=2000, help="most bytes of an input")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "kg-fuzz", help="for inputs and findings")
    given = parser.parse_args()
    from tests.fuzz.targets import TARGETS

    broken = [name for name in given.targets or TARGETS if not _holds(name, given.folder / name, given.seconds, given.length)]
    sys.stderr.write(f"broken: {' '.join(broken)}\n" if broken else "nothing found\n")
    return 1 if broken else 0


def _holds(name: str, folder: Path, seconds: int, length: int) -> bool:
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(SEEDS):
        (corpus / f"seed-{number}").write_bytes(seed)
    limits = (
        f"-max_total_time={seconds}",
        f"-max_len={length}",
        "-timeout=20",
        "-rss_limit_mb=2048",
        f"-artifact_prefix={folder}/",
    )
    child = (sys.executable, "-c", _CHILD.format(name=name), *limits, str(corpus))
    return subprocess.run(child, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
