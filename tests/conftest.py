"""What tests of several packages share."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests import engines

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("kg", deadline=None)  # how long an example takes is a matter of what else runs on the machine
settings.load_profile("kg")

# A shell starts background jobs with Ctrl-C ignored, and programs that tests start would inherit it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

_CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--enable-unsafe-swiftshader",  # WebGL without a graphics card
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of outside data (articles, corpora, annotations) that the environment variable KG_SHARED names."""
    folder = os.environ.get("KG_SHARED", "")
    if not folder:
        pytest.skip("KG_SHARED names no folder of outside data")
    return Path(folder)


@pytest.fixture(scope="session")
def oxigraph_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[engines.Engine]:
    """Oxigraph's server, empty at first."""
    with engines.oxigraph(tmp_path_factory.mktemp("oxigraph")) as engine:
        yield engine


@pytest.fixture(scope="session")
def virtuoso_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[engines.Engine]:
    """Virtuoso, empty at first."""
    with engines.virtuoso(tmp_path_factory.mktemp("virtuoso")) as engine:
        yield engine


@pytest.fixture(scope="session")
def jena_tools(tmp_path_factory: pytest.TempPathFactory) -> engines.Jena:
    """Apache Jena's tools."""
    return engines.jena(tmp_path_factory.mktemp("jena"))


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """A headless Chromium; only one can be steered in a process."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = shutil.which("chromium")
    if not chromium:
        pytest.skip("chromium is not installed")
    with playwright.sync_playwright() as started:
        launched = started.chromium.launch(executable_path=chromium, args=_CHROMIUM)
        yield launched
        launched.close()
