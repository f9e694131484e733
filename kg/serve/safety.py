"""What keeps a server on one's own machine from being used by other people's web pages.

A browser lets any page send requests to 127.0.0.1. Three doors are closed: names (DNS rebinding: a name of the attacker's that
points to this machine makes our pages theirs), requests that other pages send, and scripts that were not shipped with us.
"""

import ipaddress
from collections.abc import Collection
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""What our pages may load: nothing but ourselves. A page that brings its own policy, such as the graph's, has both."""

_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Safety:
    """Wraps an application: refuses foreign names and foreign pages, and gives every response the headers that protect it.

    Attributes:
        app: what is wrapped.
        names: host names, beside localhost, that the server is called by.
    """

    app: ASGIApp
    names: Collection[str] = ()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("content-security-policy", POLICY)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        headers = Headers(scope=scope)
        if not is_own_name(headers.get("host", ""), self.names):
            text = "this server does not go by that name; use its address, or name it with --name"
            await PlainTextResponse(f"{text}\n", 421)(scope, receive, send_safely)
        elif headers.get("sec-fetch-site") == "cross-site" and headers.get("sec-fetch-mode") != "navigate":
            await PlainTextResponse("pages of other sites may not ask this server\n", 403)(scope, receive, send_safely)
        else:
            await self.app(scope, receive, send_safely)


def is_own_name(host: str, names: Collection[str]) -> bool:
    """Return whether a Host header is an address (which nobody can point elsewhere), localhost, or one of `names`.

    >>> [is_own_name(host, ()) for host in ("127.0.0.1:8000", "[::1]:8000", "localhost", "evil.example:8000", "")]
    [True, True, True, False, False]
    """
    name = host.rpartition("]")[0].lstrip("[") if host.startswith("[") else host.partition(":")[0]
    try:
        return bool(ipaddress.ip_address(name))
    except ValueError:
        return name.lower().rstrip(".") in {"localhost", *(known.lower() for known in names)}
