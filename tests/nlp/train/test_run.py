import json
import os
import shutil
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
import torch

from kg.arabic.letters import model_text
from kg.errors import TrainingError
from kg.model import Article, Passage
from kg.nlp.annotate import load_annotator, load_pipeline
from kg.nlp.models import ModelSet, check
from kg.nlp.resources import PROCESSORS, weight_path
from kg.nlp.train.parts import Folders, Part
from kg.nlp.train.run import Progress, default_settings, run_parts, train_models

Settings = dict[str, dict[str, Any]]

# What a part runs: it gets the path of its model, and options when it goes on from there.
WRITE = "import sys; open(sys.argv[1], 'a').write(' '.join(['made', *sys.argv[2:]]) + ';')"
FAIL = "import sys; print('no memory left'); sys.exit(1)"
WRITE_AND_FAIL = f"{WRITE}; sys.exit(1)"


def part(name: str, work: Path, code: str = WRITE, *, needs: Sequence[str] = (), reads: Sequence[Path] = ()) -> Part:
    model, checkpoint = work / f"{name}.pt", work / f"{name}_checkpoint.pt"
    command = (sys.executable, "-c", code, str(model))
    return Part(name, tuple(needs), tuple(reads), (model,), command, resume=("--finetune",), checkpoints=(checkpoint,))


def run(work: Path, *parts: Part, settings: Settings | None = None, jobs: int = 1) -> list[tuple[str, str]]:
    return events(run_parts(parts, work, settings=settings or {}, jobs=jobs))


def events(progress: Iterable[Progress]) -> list[tuple[str, str]]:
    return [(step.part, step.event) for step in progress]


def made(work: Path, name: str) -> str:
    return (work / f"{name}.pt").read_text("utf-8")


def test_a_table_that_is_like_another_has_what_it_does_not_say_itself() -> None:
    settings = default_settings()
    own = ("charlm", "seed")
    assert settings["second_parser"] == {**settings["first_parser"], **{name: settings["second_parser"][name] for name in own}}
    assert settings["ner"]["hidden_dim"] == settings["varied_ner"]["hidden_dim"]  # like what is like another
    assert not any("like" in table for table in settings.values())


def test_parts_run_in_the_order_of_their_needs_and_then_not_again(tmp_path: Path) -> None:
    parts = [part("vectors", tmp_path), part("tagger", tmp_path, needs=["vectors"]), part("parser", tmp_path, needs=["tagger"])]
    assert run(tmp_path, *parts, jobs=3) == [
        (name, event) for name in ("vectors", "tagger", "parser") for event in ("started", "done")
    ]
    assert run(tmp_path, *parts) == [("vectors", "skipped"), ("tagger", "skipped"), ("parser", "skipped")]


def test_a_change_of_a_file_runs_its_readers_again_and_what_needs_them(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.write_text("حلب", "utf-8")
    parts = [part("vectors", tmp_path, reads=[corpus]), part("mwt", tmp_path), part("ner", tmp_path, needs=["vectors"])]
    run(tmp_path, *parts)
    corpus.write_text("تدمر", "utf-8")
    assert run(tmp_path, *parts) == [
        ("mwt", "skipped"),
        ("vectors", "started"),
        ("vectors", "done"),
        ("ner", "started"),
        ("ner", "done"),
    ]
    assert made(tmp_path, "ner") == "made;"


def test_a_change_of_settings_runs_their_part_again_from_the_start(tmp_path: Path) -> None:
    parts = [part("mwt", tmp_path), part("ner", tmp_path)]
    run(tmp_path, *parts, settings={"ner": {"lr": 0.1}})
    (tmp_path / "ner_checkpoint.pt").touch()
    assert run(tmp_path, *parts, settings={"ner": {"lr": 0.2}}) == [("mwt", "skipped"), ("ner", "started"), ("ner", "done")]
    assert made(tmp_path, "ner") == "made;"
    assert not (tmp_path / "ner_checkpoint.pt").exists()


def test_a_lost_model_is_made_again(tmp_path: Path) -> None:
    run(tmp_path, part("mwt", tmp_path))
    (tmp_path / "mwt.pt").unlink()
    assert run(tmp_path, part("mwt", tmp_path)) == [("mwt", "started"), ("mwt", "done")]


def test_a_failure_names_the_log_and_what_was_done_stays_done(tmp_path: Path) -> None:
    parts = [part("vectors", tmp_path), part("ner", tmp_path, FAIL, needs=["vectors"])]
    with pytest.raises(TrainingError, match=r"training of 'ner' failed; its output is in .*ner\.log$") as caught:
        run(tmp_path, *parts)
    assert "no memory left" in Path(str(caught.value).rpartition(" in ")[2]).read_text("utf-8")
    assert run(tmp_path, *parts[:1], part("ner", tmp_path, needs=["vectors"])) == [
        ("vectors", "skipped"),
        ("ner", "started"),
        ("ner", "done"),
    ]


def test_a_part_that_makes_nothing_has_failed(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"training of 'mwt' did not make .*mwt\.pt; its output is in .*mwt\.log$"):
        run(tmp_path, part("mwt", tmp_path, "pass"))


def test_an_interrupted_part_goes_on_from_what_it_left(tmp_path: Path) -> None:
    with pytest.raises(TrainingError):
        run(tmp_path, part("ner", tmp_path, WRITE_AND_FAIL))
    (tmp_path / "ner_checkpoint.pt").touch()
    run(tmp_path, part("ner", tmp_path))
    assert made(tmp_path, "ner") == "made;made --finetune;"
    assert (tmp_path / "ner_checkpoint.pt").exists()


def test_what_other_settings_left_half_done_is_thrown_away(tmp_path: Path) -> None:
    with pytest.raises(TrainingError):
        run(tmp_path, part("ner", tmp_path, WRITE_AND_FAIL), settings={"ner": {"hidden_dim": 8}})
    (tmp_path / "ner_checkpoint.pt").touch()
    run(tmp_path, part("ner", tmp_path), settings={"ner": {"hidden_dim": 16}})
    assert made(tmp_path, "ner") == "made;"
    assert not (tmp_path / "ner_checkpoint.pt").exists()


def test_as_many_parts_run_at_a_time_as_allowed(tmp_path: Path) -> None:
    """Each of two parts waits until the other has begun."""
    meet = f"{WRITE}; import glob, time\nwhile len(glob.glob({str(tmp_path / '*.pt')!r})) < 2: time.sleep(0.01)"
    together = run(tmp_path, part("mwt", tmp_path, meet), part("ner", tmp_path, meet), part("vectors", tmp_path), jobs=2)
    assert together[:2] == [("mwt", "started"), ("ner", "started")]
    assert sorted(together[2:]) == [("mwt", "done"), ("ner", "done"), ("vectors", "done"), ("vectors", "started")]


@pytest.mark.parametrize(("given", "threads"), [("", str(max(1, (os.cpu_count() or 1) // 2))), ("7", "7")])
def test_parts_share_the_processors_unless_the_user_says_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str, threads: str
) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    if given:
        monkeypatch.setenv("OMP_NUM_THREADS", given)
    tell = "import json, os, sys; json.dump(dict(os.environ), open(sys.argv[1], 'w'))"
    run(tmp_path, part("mwt", tmp_path, tell), jobs=2)
    environment = json.loads(made(tmp_path, "mwt"))
    assert (environment["OMP_NUM_THREADS"], environment["PYTHONHASHSEED"], environment["PYTHONUTF8"]) == (threads, "0", "1")


def test_no_part_outlives_the_training(tmp_path: Path) -> None:
    wait = "import os, sys, time; open(sys.argv[1], 'w').write(str(os.getpid()) + ';'); time.sleep(600)"
    progress = run_parts([part("ner", tmp_path, wait)], tmp_path, settings={})
    assert next(progress) == Progress("ner", "started")
    deadline = time.monotonic() + 60
    while not (tmp_path / "ner.pt").exists() or not made(tmp_path, "ner").endswith(";"):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    progress.close()
    with pytest.raises(ProcessLookupError):
        os.kill(int(made(tmp_path, "ner").strip(";")), 0)


def test_an_unknown_part_is_told_before_anything_is_written(corpora: Path, settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="there is no part 'lemma'"):
        list(train_models(Folders(corpora, tmp_path / "work"), settings=settings, only=["lemma"]))
    assert not (tmp_path / "work").exists()


def test_without_gensim_it_is_told_what_to_install(
    corpora: Path, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "gensim", None)
    with pytest.raises(TrainingError, match=r"install `arkg\[train\]`"):
        next(train_models(Folders(corpora, tmp_path / "work"), settings=settings))


def test_a_whole_set_is_trained_once(trained: tuple[Path, tuple[Progress, ...]], corpora: Path, settings: Settings) -> None:
    names = [
        "vectors",
        "forward_charlm",
        "backward_charlm",
        "tokenizer",
        "mwt",
        "lemmatizer",
        "tagger",
        "first_parser",
        "second_parser",
        "varied_ner",
        "first_ner",
        "second_ner",
        "silver",
        "parser",
        "silver_ner",
        "ner",
    ]
    work, progress = trained
    assert sorted(events(progress)) == sorted((name, event) for name in names for event in ("started", "done"))
    assert events(train_models(Folders(corpora, work), settings=settings)) == [(name, "skipped") for name in names]


def test_an_interrupted_parser_and_name_tagger_go_on_from_what_they_left(
    trained: tuple[Path, tuple[Progress, ...]], corpora: Path, settings: Settings, tmp_path: Path
) -> None:
    work = shutil.copytree(trained[0], tmp_path / "interrupted")
    for name in ("parser", "ner"):
        (work / "done" / name).unlink()
        (work / "logs" / f"{name}.log").unlink()
    steps = events(train_models(Folders(corpora, work), settings=settings, jobs=2, only=["parser", "ner"]))
    run = [step for step in steps if step[1] != "skipped"]
    assert run[:2] == [("parser", "started"), ("ner", "started")]
    assert {("parser", "done"), ("ner", "done")} == set(run[2:])
    assert "Continuing from checkpoint" in (work / "logs" / "parser.log").read_text("utf-8")
    assert "Finetune is ON" in (work / "logs" / "ner.log").read_text("utf-8")


def test_the_trained_models_read_an_article(installed: ModelSet) -> None:
    check(installed)
    text = "وصلَ الوفد إلى  تدمر. قال الوزير: «نرحب بالوفد»."
    article = Article("مقال", text, "", (Passage(0, len(text), "paragraph"),))
    (sentences,) = load_annotator(installed, threads=1)([article])
    tokens = [token for sentence in sentences for token in sentence.tokens]
    assert "".join(model_text(text[token.begin : token.end]).text for token in tokens) == "".join(model_text(text).text.split())
    for sentence in sentences:
        assert [word.head for word in sentence.words].count(-1) == 1
        assert all(-1 <= word.head < len(sentence.words) and word.lemma and word.upos and word.deprel for word in sentence.words)
        assert {name.tag for name in sentence.names} <= {"PER", "LOC", "ORG", "ARM", "OPR"}


@pytest.mark.parametrize("processor", PROCESSORS)
def test_every_processor_computes_in_single_precision_with_weights_kept_in_half(installed: ModelSet, processor: str) -> None:
    stored = torch.load(weight_path(installed.folder, processor), weights_only=True)["model"]
    loaded = load_pipeline(installed).processors[processor].trainer.model.state_dict()
    assert {weight.dtype for weight in stored.values()} <= {torch.float16, torch.int64}
    assert {name for name, weight in stored.items() if weight.dtype == torch.float16}
    assert stored.keys() <= loaded.keys()
    for name, weight in stored.items():
        assert torch.equal(loaded[name], weight.to(loaded[name].dtype))
        assert loaded[name].dtype != torch.float16
