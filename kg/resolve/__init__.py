"""Mentions of all articles → entities: which mentions are of one thing, and why.

    Extraction ─ antecedents ─► chains (one article) ─ names ─► parts (one key) ─ compared features ─► clusters ─► Entity

All of it stands in tables (`kg.resolve.tables`), so that it does not fill the memory, and an article that comes or goes changes
only what depends on it (`kg.resolve.update`). `resolve` is the same for a few articles, in memory.

Within an article the antecedents that extraction has found decide. Across articles a part is what one key names, and the key
depends on nothing but the article that it comes from (`kg.resolve.names`), so that ids stay when articles come and go. Parts
whose names are spelled differently are compared and joined if enough speaks for it (`kg.resolve.compare`): two things made one
cannot be told apart again by a reader, one thing made two can still be joined. A user's decisions go before all rules.
"""

from kg.resolve.decisions import format_decisions, parse_decisions
from kg.resolve.resolution import resolve

__all__ = ["format_decisions", "parse_decisions", "resolve"]
