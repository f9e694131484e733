"""How long pages of 1,000, 10,000 and 100,000 invented nodes take to open: ours, on a canvas and in WebGL, and a plain pyvis one.

    python -m benchmarks.opening [--most 100000] [--repeat 3] [--limit 120]

A page is open when its nodes stand still in the picture: ours says so itself, the plain one takes its progress bar away. Every
page is opened in a fresh tab of one Chromium, in turn, so that a busy machine slows all alike. The seconds are medians: those on
the clock, and those that the page's main thread was at work, which tell less of what else the machine had to do. A page that is
not open within the limit is given up. What is also told is how long the writing takes and how large the file is.
"""

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import TimeoutError as TooLong
from pyvis.network import Network

from benchmarks.generate import generate
from kg.view.model import View
from kg.view.page import write_html

_SIZES = (1_000, 10_000, 100_000)
_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--disable-quic")
_OURS = "() => document.documentElement.dataset.state === 'ready'"
_PLAIN = "() => document.getElementById('loadingBar')?.style.display === 'none'"


def plain_page(view: View, path: Path) -> None:
    """Write the page that pyvis makes by itself, with its scripts inside."""
    network = Network(directed=True, cdn_resources="in_line")
    # Its own `add_node` and `add_edge` take the square of the number.
    network.nodes = [{"id": node.id, "label": node.label, "shape": "dot"} for node in view.nodes]
    network.edges = [{"from": edge.source, "to": edge.target, "arrows": "to"} for edge in view.edges]
    path.write_text(network.generate_html(), encoding="utf-8")


_PAGES: Mapping[str, tuple[Callable[[View, Path], None], str]] = {
    "canvas": (lambda view, path: write_html(view, path), _OURS),
    "webgl": (lambda view, path: write_html(view, path, webgl=True), _OURS),
    "pyvis": (plain_page, _PLAIN),
}


def seconds_to_open(browser: Browser, path: Path, ready: str, limit: int) -> tuple[float, float] | None:
    """Return how long a page takes to open, on the clock and of its main thread; nothing if it takes longer than the limit."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, offline=True)
    try:
        page = context.new_page()
        watch = context.new_cdp_session(page)
        watch.send("Performance.enable", {"timeDomain": "threadTicks"})
        begun = time.monotonic()
        page.goto(path.as_uri(), wait_until="commit", timeout=limit * 1000)
        page.wait_for_function(ready, timeout=limit * 1000)
        taken = time.monotonic() - begun
        found = {entry["name"]: entry["value"] for entry in watch.send("Performance.getMetrics")["metrics"]}
        return taken, found["TaskDuration"]
    except TooLong:
        return None
    finally:
        context.close()


def main() -> None:
    """Print a table in Markdown."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--most", type=int, default=_SIZES[-1])
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--limit", type=int, default=120)
    given = parser.parse_args()
    print("| nodes | page | written in | size | opens in | at work |\n|---:|---|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as started:
        for size in (size for size in _SIZES if size <= given.most):
            view = generate(size)
            found: dict[str, list[tuple[float, float] | None]] = {name: [] for name in _PAGES}
            written = {name: _written(view, Path(folder) / f"{name}.html", write) for name, (write, _) in _PAGES.items()}
            for _ in range(given.repeat):
                for name, (_, ready) in _PAGES.items():
                    if None not in found[name]:
                        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=_ARGUMENTS)
                        found[name].append(seconds_to_open(browser, Path(folder) / f"{name}.html", ready, given.limit))
                        browser.close()
            for name, seconds in found.items():
                print(f"| {size:,} | {name} | {written[name]} | {_medians(seconds, given.limit)} |", flush=True)


def _medians(seconds: Sequence[tuple[float, float] | None], limit: int) -> str:
    opened = [both for both in seconds if both]
    if len(opened) < len(seconds):
        return f"not | > {limit} s"
    return " | ".join(f"{statistics.median(values):.1f} s" for values in zip(*opened, strict=True))


def _written(view: View, path: Path, write: Callable[[View, Path], None]) -> str:
    begun = time.monotonic()
    write(view, path)
    return f"{time.monotonic() - begun:.1f} s | {path.stat().st_size / 1e6:.1f} MB"


if __name__ == "__main__":
    main()
