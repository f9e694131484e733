"""An HTML page → its article, read in a process of its own.

The parser is a library in C that walks whatever it is given: half a million attributes keep it busy for minutes, and nesting can
exhaust its stack. So pages go to a child, which reads one after the other; if one takes too long or too much memory the child is
ended, that page is a fault, and the next page gets a new child.

    page ─► a line of JSON ─► `python -m kg.corpus.page SECONDS` ─► a line of JSON ─► fields, fault

A child whose program was killed in the middle of such a page ends too: it bounds the processor time of each page itself.
"""

import atexit
import contextlib
import json
import logging
import math
import os
import subprocess
import sys
import threading

try:
    import resource
except ImportError:  # Windows has no limits of this kind
    resource = None  # type: ignore[assignment]

SECONDS = 30.0
"""What a page may take. A page of news takes a tenth of a second, beside other work ten times as long."""

_MEMORY = 2 << 30  # bytes of the child's address space; trafilatura alone takes 0.3 GB of that
_FIELDS = {"text": "text", "title": "title", "publisher": "sitename", "issued": "date", "source": "url"}
_MISSING = "HTML needs an extra: pip install 'arkg[web]'"


class PageReader:
    """Reads pages one at a time. The child is started with the first page, and stays until `close` or the program's end."""

    def __init__(self, *, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._child: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()

    def read(self, page: str) -> tuple[dict[str, str], str]:
        """Return the text, title, publisher, issued and source that trafilatura finds in a page, and why it cannot be read.

        Fields are empty where nothing is found; if there is a fault, there are none.
        """
        with self._lock:
            if self._child is None:
                self._child = _start(self._seconds)
                atexit.register(self.close)
            answer = _ask(self._child, page, self._seconds)
            if answer is None:
                self.close()
                return {}, f"not readable as HTML within {self._seconds:g} seconds and {_MEMORY >> 30} GB of memory"
        fields, fault = answer
        return fields, fault

    def close(self) -> None:
        """End the child."""
        if self._child is not None:
            self._child.kill()
            self._child.communicate()
            self._child = None
            atexit.unregister(self.close)


def main() -> None:
    """Read pages until the input ends; each has the seconds of the processor that the first argument names."""
    seconds = float(sys.argv[1])
    if resource:
        with contextlib.suppress(OSError, ValueError):  # a system may forbid it
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    logging.disable(logging.CRITICAL)  # what trafilatura complains of is a fault of the page
    for line in sys.stdin:
        _bound_processor(seconds)
        sys.stdout.write(json.dumps(read_page(json.loads(line))) + "\n")
        sys.stdout.flush()


def _bound_processor(seconds: float) -> None:
    """Let the system end this process when it has computed for so many seconds more."""
    if resource:
        used = resource.getrusage(resource.RUSAGE_SELF)
        with contextlib.suppress(OSError, ValueError):
            limit = math.ceil(used.ru_utime + used.ru_stime + seconds)
            resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def read_page(page: str) -> tuple[dict[str, str], str]:
    """Return what `PageReader.read` does, in this process."""
    try:
        from trafilatura import bare_extraction  # here, because it is an extra and slow to import
    except ImportError:
        return {}, _MISSING
    date_rules = {"original_date": True, "extensive_search": False}
    try:
        document = bare_extraction(page, with_metadata=True, include_comments=False, date_extraction_params=date_rules)
    except Exception as broken:  # whatever the parser stumbles over, it is this page that is at fault
        return {}, f"not readable as HTML: {type(broken).__name__}"
    found = document.as_dict() if document and not isinstance(document, dict) else {}
    return {field: found.get(key) or "" for field, key in _FIELDS.items()}, ""


def _start(seconds: float) -> subprocess.Popen[str]:
    return subprocess.Popen(
        (sys.executable, "-m", __name__, str(seconds)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="ascii",
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        start_new_session=True,  # an interrupt from the keyboard is for the program, which ends its child
    )


def _ask(child: subprocess.Popen[str], page: str, seconds: float) -> tuple[dict[str, str], str] | None:
    """Return the child's answer, or None if it ended before it gave one."""
    timer = threading.Timer(seconds, child.kill)
    timer.start()
    try:
        child.stdin.write(json.dumps(page) + "\n")  # type: ignore[union-attr]  # both are pipes
        child.stdin.flush()  # type: ignore[union-attr]
        answer: tuple[dict[str, str], str] = json.loads(child.stdout.readline())  # type: ignore[union-attr]
        return answer
    except (OSError, ValueError):
        return None
    finally:
        timer.cancel()


if __name__ == "__main__":
    main()
