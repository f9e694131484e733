"""Graph → the embedded triple store in `OUT/store`, which queries read; `push` loads it into other stores.

rdflib.Graph ─ write_store ─► folder ─ open_store ─► pyoxigraph.Store, read only
graph.ttl ─ push ─► an endpoint of the SPARQL 1.1 Graph Store Protocol or Update
"""

from kg.store.folder import about, change_store, load_store, open_store, write_store

__all__ = ["about", "change_store", "load_store", "open_store", "write_store"]
