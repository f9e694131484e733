"""Graph → the embedded triple store in `OUT/store`, which queries read.

rdflib.Graph ─ write_store ─► folder ─ open_store ─► pyoxigraph.Store, read only
"""

from kg.store.folder import open_store, write_store

__all__ = ["open_store", "write_store"]
