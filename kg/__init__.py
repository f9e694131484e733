"""kg: a knowledge graph from Arabic news.

import kg

g = kg.build("seeds")                            # reads the articles, writes the folder out/
g.query("SELECT ?name { ?actor a kg:Actor ; rdfs:label ?name }")   # a pandas table
g.query(name="speakers")                         # one of the named questions
g.to_networkx()                                  # to measure it
g.show()                                         # the interactive picture, in a notebook
"""

import importlib
from typing import TYPE_CHECKING

__all__ = ["Graph", "build", "load"]

if TYPE_CHECKING:
    from kg.api import Graph, build, load
else:

    def __getattr__(name: str) -> object:
        """Return a name of `kg.api`, loaded when it is first asked for, so that `import kg` and `kg --help` are quick."""
        if name in __all__:
            return getattr(importlib.import_module("kg.api"), name)
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
