"""The scripts of the page: the libraries that draw, and our own, put together from its modules.

Our modules (`assets/script/*.js`) name what they take from each other with `import` and `export`, as any JavaScript does. A
page that opens from a file can load no modules, so they are written one after the other into one script. The names at the top of
modules are therefore unique among all of them.
"""

import re
from importlib.resources import files

import pyvis

_ASSETS = files("kg.view") / "assets"
_VIS_NETWORK = files(pyvis) / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
_MODULES = (
    "text",
    "records",
    "elements",
    "groups",
    "details",
    "colours",
    "state",
    "shown",
    "rings",
    "scene",
    "names",
    "canvas",
    "webgl",
    "image",
    "search",
    "main",
)
"""In an order in which each stands after those whose constants it takes."""
_IMPORT = re.compile(r"^import [^;]+;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=async |function |const )", re.MULTILINE)


def scripts(*, webgl: bool) -> tuple[str, ...]:
    """Return the scripts of a page in their order: the library for a canvas, those for WebGL if the page offers it, our own."""
    drawing = (_asset("sigma/graphology.min.js"), _asset("sigma/sigma.min.js")) if webgl else ()
    return _VIS_NETWORK.read_text("utf-8"), *drawing, put_together()


def put_together() -> str:
    """Return our modules as one script."""
    modules = (_asset(f"script/{name}.js") for name in _MODULES)
    body = "\n".join(_EXPORT.sub("", _IMPORT.sub("", module)) for module in modules)
    return f'"use strict";\n(() => {{\n{body}}})();\n'


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text("utf-8")
