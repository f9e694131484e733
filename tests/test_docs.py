"""The documentation of the ontology is what its command writes today."""

import runpy
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_pages_are_up_to_date(tmp_path: Path) -> None:
    """If not: python docs/ontology.py."""
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copytree(ROOT / "ontology", tmp_path / "ontology")
    runpy.run_path(str(tmp_path / "docs" / "ontology.py"))
    for page in (ROOT / "docs").glob("*.html"):
        assert (tmp_path / "docs" / page.name).read_bytes() == page.read_bytes()


def test_there_is_a_page_for_each_language() -> None:
    assert sorted(page.name for page in (ROOT / "docs").glob("*.html")) == ["ontology.ar.html", "ontology.en.html"]
