"""What a build has worked out for each article, kept in a file so that the next build does only what has changed.

    Article ─ keys ─► parse, extraction     found by what they were made from, so nothing stale is ever taken for fresh

Rows are written as soon as they are known: a build that is killed goes on where it stopped.
"""

from kg.work.keys import Digests, extraction_key, parse_key, read_key
from kg.work.table import Entry, Work, open_work, telling

__all__ = ["Digests", "Entry", "Work", "extraction_key", "open_work", "parse_key", "read_key", "telling"]
