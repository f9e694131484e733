"""The page at an address, if the user asks for that, and never from this machine or the network around it.

Who writes a list of addresses may not be who runs it. So each name is looked up here, every one of its addresses must be public,
and the connection goes to the very address that was looked at; the same for each redirection. No proxy, no cookies and no
password of the user is used.

    url ─► addresses of its host, all public ─► connection to one of them ─► at most so many bytes in so many seconds
"""

import contextlib
import ipaddress
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from typing import Any, TypeAlias
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

Allows: TypeAlias = Callable[[str], bool]
"""Tells whether an IP address may be connected to."""

SECONDS = 30.0
_MOST_REDIRECTIONS = 5
_CHUNK = 1 << 16
_HEADERS = {"User-Agent": "kg (knowledge graph from news; reads what its user names)", "Accept": "text/html,text/plain,*/*;q=0.5"}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was found at an address, or why nothing was: then `fault` says it and the rest is empty.

    Attributes:
        url: where the redirections ended.
        content: as sent, decompressed.
        charset: the encoding that the server names.
        fault: empty if there is none.
    """

    url: str
    content: bytes = b""
    charset: str = ""
    fault: str = ""


def is_public(address: str) -> bool:
    """Return whether an IP address is one of the open internet, also where it stands for another one.

    >>> [is_public(a) for a in ("8.8.8.8", "127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.1", "fe80::1%eth0")]
    [True, False, False, False, False, False, False]
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo or (None, None))[1]
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def fetch(url: str, max_bytes: int, *, seconds: float = SECONDS, allows: Allows = is_public) -> Fetched:
    """Return what is at `url`; never raises.

    Args:
        url: begins with http:// or https://.
        max_bytes: of the content; one more is a fault.
        seconds: for all redirections together, but for the look-up of names, which the system bounds.
        allows: tells which addresses may be connected to.
    """
    late = f"no whole answer within {seconds:g} seconds"
    with _Deadline(seconds) as deadline, _session(allows, deadline) as session:
        try:
            found = _follow(session, url, max_bytes, seconds)
            return Fetched(url, fault=late) if deadline.passed else found
        except _ForbiddenError as fault:
            return Fetched(url, fault=str(fault))
        except requests.Timeout:
            return Fetched(url, fault=late)
        except (requests.RequestException, OSError, ValueError) as fault:  # urllib3 lets some of its own through as ValueError
            return Fetched(url, fault=late if deadline.passed else f"cannot be fetched: {_reason(fault)}")


class _ForbiddenError(Exception):
    """A name leads to an address that may not be connected to."""


class _Deadline:
    """Cuts connections off when the time is up, however slowly something still comes."""

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._open: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._cut)

    def __enter__(self) -> "_Deadline":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        for connection in self._open:
            connection.close()

    def watch(self, connection: socket.socket) -> None:
        """Cut this connection off too. Encryption takes the socket over, so a duplicate is kept."""
        self._open.append(connection.dup())

    def _cut(self) -> None:
        self.passed = True
        for connection in self._open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


def _session(allows: Allows, deadline: _Deadline) -> requests.Session:
    def connect(connection: HTTPConnection) -> socket.socket:
        made = _connect(connection.host, connection.port, connection.timeout, allows)
        deadline.watch(made)
        return made

    plain = type("_Plain", (HTTPConnection,), {"_new_conn": connect})
    secure = type("_Secure", (HTTPSConnection,), {"_new_conn": connect})
    pools = {
        "http": type("_PlainPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
        "https": type("_SecurePool", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
    }
    session = requests.Session()
    session.trust_env = False  # neither proxies nor passwords of the user
    session.headers.update(_HEADERS)
    session.mount("http://", _Adapter(pools))
    session.mount("https://", _Adapter(pools))
    return session


class _Adapter(HTTPAdapter):
    """Connects through given classes of pools."""

    def __init__(self, pools: dict[str, Any]) -> None:
        self._pools = pools
        super().__init__()

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        """Make the pools."""
        super().init_poolmanager(*arguments, **options)
        self.poolmanager.pool_classes_by_scheme = self._pools


def _connect(host: str, port: int, timeout: Any, allows: Allows) -> socket.socket:
    """Return a connection to one of the addresses of a host, if all of them are allowed.

    Raises:
        _ForbiddenError: one is not.
        OSError: the name is not known, or nobody answers.
    """
    found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    for *_, place in found:
        if not allows(str(place[0])):
            raise _ForbiddenError(f"{host} is in a local network ({place[0]}), where nothing is fetched from")
    refused: OSError = OSError(f"{host} has no address")
    for family, kind, protocol, _, place in found:
        made = socket.socket(family, kind, protocol)
        made.settimeout(timeout)
        try:
            made.connect(place)
            return made
        except OSError as fault:
            made.close()
            refused = fault
    raise refused


def _follow(session: requests.Session, url: str, max_bytes: int, seconds: float) -> Fetched:
    """Return what is at the end of the redirections, whose own content is not read."""
    for _ in range(_MOST_REDIRECTIONS + 1):
        if urlsplit(url).scheme not in ("http", "https"):
            return Fetched(url, fault="leads to what is no web address")
        with session.get(url, timeout=seconds, stream=True, allow_redirects=False) as response:
            if not response.is_redirect:
                return _content(response, url, max_bytes)
            url = urljoin(url, response.headers["location"])
    return Fetched(url, fault=f"leads on more than {_MOST_REDIRECTIONS} times")


def _content(response: requests.Response, url: str, max_bytes: int) -> Fetched:
    if response.status_code != requests.codes.ok:
        return Fetched(url, fault=f"the server answers {response.status_code} {response.reason or ''}".strip())
    content = bytearray()
    for chunk in response.iter_content(_CHUNK):
        content += chunk
        if len(content) > max_bytes:
            return Fetched(url, fault=f"larger than {max_bytes:,} bytes (the setting max_bytes); one article is expected")
    header = Message()
    header["content-type"] = response.headers.get("content-type", "")
    return Fetched(url, bytes(content), header.get_content_charset() or "")


def _reason(fault: Exception) -> str:
    """Return the words at the bottom of a fault that libraries have wrapped in one another."""
    while fault.__context__ is not None and isinstance(fault.__context__, Exception):
        fault = fault.__context__
    return getattr(fault, "strerror", None) or str(fault).partition("\n")[0] or type(fault).__name__
