from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.sorting import sorted_lines

LINES = st.lists(st.binary(max_size=3).map(lambda content: content.replace(b"\n", b"") + b"\n"), max_size=40)


@given(LINES, st.integers(1, 8))
def test_lines_come_in_order_and_once_however_few_fit_into_memory(lines: list[bytes], part: int) -> None:
    with TemporaryDirectory() as folder:
        assert list(sorted_lines(lines, Path(folder), part=part)) == sorted(set(lines))
        assert list(Path(folder).iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        list(sorted_lines([b"b\n", b"a\n"], tmp_path / "missing", part=1))
