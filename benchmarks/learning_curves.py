"""How the models got better while they trained: the scores on the development parts, from the logs of `kg models train`.

    python -m benchmarks.learning_curves training

Prints a Markdown table: for each part the score at a few points of its training, in percent, and the best. The figures are the
trainers' own: F1 of names, LAS, the mean of the tagger's columns, exact lemmas and expansions, and for the tokenizer a mean of
tokens, sentences and multiword tokens. For the character language models it is the perplexity of the text read last: there less
is better.
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

_SCORE = re.compile(r"(?:step|epoch) (\d+): .*dev_score = ([\d.]+)")
_TOKENIZER = re.compile(r"Dev score: +([\d.]+)")
_PERPLEXITY = re.compile(r"step (\d+)(?: of |/)\d+:? perplexity ([\d.]+)")
_POINTS = 6


def curve(log: str) -> list[tuple[str, float]]:
    """Return (step or epoch, score) in the order of the log; the tokenizer's log numbers nothing, so its points are counted."""
    if points := _PERPLEXITY.findall(log):
        return [(step, float(value)) for step, value in points]
    if points := _SCORE.findall(log):
        return [(step, 100 * float(value)) for step, value in points]
    return [(str(number), float(value)) for number, value in enumerate(_TOKENIZER.findall(log), start=1)]


def table(work: Path) -> Iterator[str]:
    """Yield the lines of the table for every log of a training that has scores in it."""
    yield "| part | points (step or epoch: score) | best |"
    yield "|---|---|---|"
    for path in sorted((work / "logs").glob("*.log")):
        points = curve(path.read_text("utf-8", "replace"))
        if points:
            chosen = sorted({round(index * (len(points) - 1) / (_POINTS - 1)) for index in range(_POINTS)})
            shown = ", ".join(f"{points[index][0]}: {points[index][1]:.1f}" for index in chosen)
            best = (min if path.stem.endswith("charlm") else max)(value for _, value in points)
            yield f"| {path.stem} | {shown} | {best:.1f} |"


def main() -> None:
    """Print the table of the training folder that is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path, help="the work folder of `kg models train`")
    print(*table(parser.parse_args().work), sep="\n")


if __name__ == "__main__":
    main()
