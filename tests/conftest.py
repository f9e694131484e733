"""What tests of several packages share."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of outside data (articles, corpora, annotations) that the environment variable KG_SHARED names."""
    folder = os.environ.get("KG_SHARED", "")
    if not folder:
        pytest.skip("KG_SHARED names no folder of outside data")
    return Path(folder)
