"""Mentions of all articles → entities: which mentions are of one thing.

    Extraction ─ mentions ─► chains within an article ─► clusters across articles ─► Entity, and the table from mention to entity

Within an article the antecedents that extraction has found decide. Across articles only names do, and only those that tell a
thing from others (`kg.resolve.names`): two things made one cannot be told apart again, one thing made two can still be
joined.
"""

from kg.resolve.cluster import resolve

__all__ = ["resolve"]
