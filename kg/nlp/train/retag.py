"""Gives treebank files the tags that our own tagger predicts, so that the parser learns from the tags that it will meet.

usage: python -m kg.nlp.train.retag TAGGER VECTORS SOURCE TARGET [SOURCE TARGET ...]
"""

import sys
from pathlib import Path

from stanza.models import tagger

from kg.nlp.resources import LANGUAGE
from kg.nlp.train.parts import SHORTHAND


def retag(model: Path, vectors: Path, source: Path, target: Path) -> None:
    """Write the treebank `source` to `target` with predicted tags and features; trees and lemmas stay.

    Raises:
        FileNotFoundError: one of the first three is missing.
    """
    place = ["--save_dir", str(model.parent), "--save_name", model.name, "--wordvec_pretrain_file", str(vectors)]
    language = ["--shorthand", SHORTHAND, "--lang", LANGUAGE]
    tagger.main(["--mode", "predict", *place, *language, "--eval_file", str(source), "--output_file", str(target)])


if __name__ == "__main__":
    model_file, vectors_file, *files = map(Path, sys.argv[1:])
    for source_file, target_file in zip(files[::2], files[1::2], strict=True):
        retag(model_file, vectors_file, source_file, target_file)
