"""A built graph → a read-only SPARQL endpoint with pages to query, read and look, for one's own machine.

    request ─ Safety ─► Endpoint ─► Workers ─► the store, in processes that can be killed
                    └─► pages ────┘

Nothing is loaded from elsewhere: the query editor (Yasqe), the outlines of the map and the font are part of the package.
"""
