"""Which sentences are read together: those of like length, so that little of a batch is padding."""

from collections.abc import Iterator, Sequence


def batches(lengths: Sequence[int], most: int) -> Iterator[list[int]]:
    """Yield the places of sentences in batches, longest first; a batch is no larger than `most` with padding, or one sentence.

    >>> list(batches([2, 9, 3, 3], 6))
    [[1], [2, 3], [0]]

    Args:
        lengths: of the sentences.
        most: length of the longest of a batch, times their number.
    """
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lambda place: (-lengths[place], place)):
        if batch and lengths[batch[0]] * (len(batch) + 1) > most:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch
