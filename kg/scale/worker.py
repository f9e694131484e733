"""A worker process: reads groups of items from its standard input and writes the answers to its standard output, all pickled.

It ends when its input ends, so that none outlives the build that has started it.
"""

import contextlib
import os
import pickle
import signal
import sys
from typing import BinaryIO

from kg.errors import KgError
from kg.scale.job import BROKEN, DONE, READY, Job, answer

_INPUT, _OUTPUT, _MESSAGES = 0, 1, 2


def main() -> None:
    """Answer until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever interrupts the build ends its workers
    questions, answers = os.fdopen(os.dup(_INPUT), "rb"), os.fdopen(os.dup(_OUTPUT), "wb")
    os.dup2(_MESSAGES, _OUTPUT)  # what a library prints is no answer
    with contextlib.suppress(EOFError, BrokenPipeError):
        sys.path[:] = pickle.load(questions)
        try:
            serve(questions, answers)
        except KgError as fault:
            _send((BROKEN, fault), answers)


def serve(questions: BinaryIO, answers: BinaryIO) -> None:
    """Load the job, say so, and answer the questions.

    Raises:
        EOFError: there are no more.
        KgError: nothing can be answered.
    """
    try:
        job: Job = pickle.load(questions)
        work = job.load(*job.arguments)
    except (KgError, EOFError):
        raise
    except Exception as fault:
        raise KgError(f"a worker cannot begin: {type(fault).__name__}: {fault}") from fault
    _send((READY, None), answers)
    while True:
        _send((DONE, answer(work, pickle.load(questions))), answers)


def _send(reply: object, answers: BinaryIO) -> None:
    pickle.dump(reply, answers)
    answers.flush()


if __name__ == "__main__":
    main()
