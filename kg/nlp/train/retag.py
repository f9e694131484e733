"""Gives treebank files the tags that our own tagger predicts, so that the parser learns from the tags that it will meet.

usage: python -m kg.nlp.train.retag TAGGER VECTORS SOURCE TARGET [SOURCE TARGET ...]
"""

import sys

from stanza.models import tagger


def retag(model: str, vectors: str, source: str, target: str) -> None:
    """Write the treebank `source` to `target` with predicted tags and features; trees and lemmas stay."""
    place, name = model.rsplit("/", 1)
    tagger.main(
        ["--mode", "predict", "--save_dir", place, "--save_name", name, "--wordvec_pretrain_file", vectors]
        + ["--shorthand", "ar_kg", "--lang", "ar", "--eval_file", source, "--output_file", target]
    )


if __name__ == "__main__":
    model_file, vectors_file, *files = sys.argv[1:]
    for source_file, target_file in zip(files[::2], files[1::2], strict=True):
        retag(model_file, vectors_file, source_file, target_file)
