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
_BEFORE = ("text", "records", "elements", "details", "colours", "state", "shown", "places")
_AFTER = ("image", "search", "main")
_IMPORT = re.compile(r"^import [^;]+;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=async |function |const )", re.MULTILINE)


def scripts(*, webgl: bool) -> tuple[str, ...]:
    """Return the scripts of a page in their order: the library for a canvas or for WebGL, then our own."""
    if webgl:
        return _asset("sigma/graphology.min.js"), _asset("sigma/sigma.min.js"), put_together("webgl")
    return _VIS_NETWORK.read_text("utf-8"), put_together("canvas")


def put_together(picture: str) -> str:
    """Return our modules as one script, with the one called `picture` to draw."""
    modules = (_asset(f"script/{name}.js") for name in (*_BEFORE, picture, *_AFTER))
    body = "\n".join(_EXPORT.sub("", _IMPORT.sub("", module)) for module in modules)
    return f'"use strict";\n(() => {{\n{body}}})();\n'


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text("utf-8")
