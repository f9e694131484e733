from pathlib import Path

import pytest

from benchmarks.learning_curves import curve, table


@pytest.mark.parametrize(
    ("log", "points"),
    [
        (
            "INFO: step 200: train_loss = 3.66, dev_score = 0.6880\nnoise\nINFO: step 400: train_loss = 2.6, dev_score = 0.7226",
            [68.8, 72.26],
        ),
        ("INFO: epoch 1: train_loss = 0.04, dev_score = 0.9787", [97.87]),
        ("INFO: Dev score: 79.885\tlr: 0.0019 -> 0.0018\nINFO: Dev score: 79.886\tNew best dev score!", [79.885, 79.886]),
        ("step 250 of 6043: perplexity 9.158\nstep 500 of 6043: perplexity 6.935\nheld-out perplexity 4.432", [9.158, 6.935]),
        ("nothing that is a score", []),
    ],
)
def test_the_scores_of_a_log_are_read_in_its_order(log: str, points: list[float]) -> None:
    assert [value for _, value in curve(log)] == pytest.approx(points)


def test_the_best_of_a_language_model_is_the_lowest(tmp_path: Path) -> None:
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "parser.log").write_text("step 1: dev_score = 0.5\nstep 2: dev_score = 0.4\n", "utf-8")
    (tmp_path / "logs" / "forward_charlm.log").write_text("step 1 of 2: perplexity 9.0\nstep 2 of 2: perplexity 5.0\n", "utf-8")
    (tmp_path / "logs" / "empty.log").touch()
    assert list(table(tmp_path))[2:] == ["| forward_charlm | 1: 9.0, 2: 5.0 | 5.0 |", "| parser | 1: 50.0, 2: 40.0 | 50.0 |"]
