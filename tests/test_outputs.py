"""A folder that is changed when articles come and go, and one that is made of all of them anew."""

import io
import random
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import RdfFormat

from kg import outputs, pipeline
from kg.built import GRAPH, IDENTITY, STORE
from kg.errors import OutputError
from kg.graph.export import export
from kg.pipeline import export_quads
from kg.store import open_store
from tests.scale.standing_in import build_here
from tests.test_interrupted import content

_NAMES = ("سامي الدروبي", "سامي الدروبى", "هدى العلي", "ناصر قباني", "جون برادلين", "جون برادلن", "ليلى سمعان", "وليم منصور")
_PLACES = ("تدمر", "حمص", "حلب", "الرقة", "دمشق", "الموصل", "غاو", "بنغازي")
_SAID = (
    "الجيش سيبدأ عملية عسكرية قرب المدينة خلال أيام",
    "الحكومة لن تقبل أي حل لا يعيد المهجرين إلى بيوتهم",
    "الطريق الدولي سيبقى مفتوحا أمام قوافل الإغاثة طوال الشهر",
    "المفاوضات مع الوفد الزائر ستستأنف بعد انتهاء العيد مباشرة",
)
_ENDS = ("أعلن تنظيم داعش هجوما على تدمر.", "وقتل 12 جنديا في غارة على حمص.", "وقتل 17 جنديا في غارة على حمص.", "")


def _text(chance: random.Random) -> str:
    name, place, words, end = (chance.choice(some) for some in (_NAMES, _PLACES, _SAID, _ENDS))
    return f"وصل الوزير {name} إلى مدينة {place}. وقال {name} إن {words} {chance.randrange(99)}. {end}"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder, chance = tmp_path / "news", random.Random(1)
    folder.mkdir()
    for number in range(16):
        (folder / f"a{number:02}.txt").write_text(_text(chance), "utf-8")
    return folder


@pytest.fixture
def changed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many triples there were whenever a folder was changed, however much of it.

    Pages, which take longest and are made anew, are left out.
    """
    counts: list[int] = []

    def noting(*given: object) -> int:
        counts.append(outputs.write_changed(*given))  # type: ignore[arg-type]
        return counts[-1]

    monkeypatch.setattr(pipeline, "write_changed", noting)
    monkeypatch.setattr(pipeline, "_MOST_CHANGED", 1.0)
    monkeypatch.setattr(pipeline, "write_html", lambda _, path: path.write_text("", "utf-8"))
    return counts


def test_whatever_comes_and_goes_a_changed_folder_is_the_one_of_a_build_from_nothing(
    news: Path, tmp_path: Path, changed: list[int]
) -> None:
    chance, out = random.Random(3), tmp_path / "out"
    build_here(news, out)
    for step in range(3):
        gone = chance.choice(sorted(news.iterdir()))
        gone.unlink()
        other = chance.choice(sorted(news.iterdir()))
        other.write_text(_text(chance), "utf-8")
        (news / f"b{step}.txt").write_text(_text(chance), "utf-8")
        report = build_here(news, out)
        fresh = tmp_path / f"fresh-{step}"
        assert build_here(news, fresh).triples == report.triples
        assert content(out) == content(fresh)
        assert set(open_store(out / STORE)) == set(open_store(fresh / STORE))
        assert len(open_store(out / STORE)) == report.triples
    assert len(changed) == 3


def test_what_somebody_has_changed_is_made_anew(news: Path, tmp_path: Path, changed: list[int]) -> None:
    out = tmp_path / "out"
    build_here(news, out)
    before = content(out)
    (out / IDENTITY).write_bytes(b"{}\n")
    (news / "b.txt").write_text(_text(random.Random(5)), "utf-8")
    build_here(news, out)
    (news / "b.txt").unlink()
    assert changed == []
    build_here(news, out)
    assert changed
    assert content(out) == before


def test_shards_hold_the_quads_of_the_graph(news: Path, tmp_path: Path, changed: list[int]) -> None:
    out, whole = tmp_path / "out", io.BytesIO()
    build_here(news, out)
    count = export_quads(out, tmp_path / "quads", 3)
    export(out / GRAPH, "nq", whole)
    files = sorted((tmp_path / "quads").iterdir())
    lines = [line for path in files for line in path.read_bytes().splitlines()]
    assert [path.name for path in files] == ["00000.nq", "00001.nq", "00002.nq"]
    assert len(lines) == count == len(set(lines))
    assert set(pyoxigraph.parse(b"\n".join(lines), format=RdfFormat.N_QUADS)) == set(
        pyoxigraph.parse(whole.getvalue(), format=RdfFormat.N_QUADS)
    )
    assert changed == []
    with pytest.raises(OutputError, match="cannot be written: File exists"):
        export_quads(out, tmp_path / "quads", 3)
    (out / GRAPH).write_text("", "utf-8")
    with pytest.raises(OutputError, match="is not of the graph here"):
        export_quads(out, tmp_path / "more", 3)
