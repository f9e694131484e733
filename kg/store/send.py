"""Requests to a triple store over HTTP: signed where it asks for that, repeated when it is busy, and refusals told in one line.

Source: RFC 9110, sections 15.5 and 15.6 (which answers may pass); RFC 7616 (digest authentication).
"""

import re
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import requests
from requests.auth import HTTPBasicAuth, HTTPDigestAuth

from kg.errors import OutputError, SettingsError

_ATTEMPTS = 5
_MAY_PASS = frozenset((408, 425, 429, 500, 502, 503, 504))
_WAIT = (10, 300)  # seconds to connect, and for the answer
_CONTROLS = re.compile(r"[\x00-\x20\x7f-\x9f]+")
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Address:
    """Where a store listens, and who asks.

    Attributes:
        url: of the endpoint, without a name and password.
        user, password: empty if the store wants none; neither is ever shown.
        pause: seconds before the second attempt; each later one waits twice as long.

    Raises:
        SettingsError: the URL is none of HTTP, or holds a name and password.
    """

    url: str
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    pause: float = 0.5

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise SettingsError("the endpoint must be an address that begins with http:// or https://")
        if parts.username is not None:
            raise SettingsError(f"the endpoint {parts.hostname} must come without a name and password; give them as options")


@dataclass(frozen=True, slots=True)
class Request:
    """One that can be repeated without harm."""

    method: str
    url: str
    body: bytes = b""
    content_type: str = ""


def connect() -> requests.Session:
    """Return a session that gives no name and password of its own accord, not even one from a file of the user."""
    session = requests.Session()
    session.auth = _unsigned
    return session


def send(session: requests.Session, address: Address, request: Request) -> None:
    """Send a request until the store answers; to delete what is not there is no fault.

    Raises:
        OutputError: the store refuses, or does not answer after five attempts.
    """
    reason = ""
    for attempt in range(_ATTEMPTS):
        if attempt:
            time.sleep(address.pause * 2 ** (attempt - 1))
        try:
            answer = _ask(session, address, request)
        except requests.RequestException as fault:
            reason = type(fault).__name__
            continue
        if answer.status_code not in _MAY_PASS:
            _check(answer, address)
            return
        reason = f"{answer.status_code} {answer.reason}"
    raise OutputError(f"{address.url}: no answer after {_ATTEMPTS} attempts ({reason})")


def _ask(session: requests.Session, address: Address, request: Request) -> requests.Response:
    """Ask once; a store that wants a password gets it from now on, as a digest if it can read one."""
    answer = _request(session, request)
    if answer.status_code == requests.codes.unauthorized and address.user and session.auth is _unsigned:
        wants_digest = answer.headers.get("WWW-Authenticate", "").lower().startswith("digest")
        name, password = address.user, address.password
        session.auth = HTTPDigestAuth(name, password) if wants_digest else HTTPBasicAuth(name.encode(), password.encode())
        answer = _request(session, request)
    return answer


def _unsigned(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _request(session: requests.Session, request: Request) -> requests.Response:
    """Send a request; redirects are not followed, because a POST would become a GET on the way."""
    headers = {"Content-Type": request.content_type} if request.content_type else {}
    return session.request(request.method, request.url, data=request.body, headers=headers, timeout=_WAIT, allow_redirects=False)


def _check(answer: requests.Response, address: Address) -> None:
    """Raise OutputError unless the store has done what was asked."""
    status = answer.status_code
    if status in (401, 403):
        raise OutputError(f"{address.url}: refuses the user or the password ({status})")
    if 300 <= status < 400:
        raise OutputError(f"{address.url}: points to {answer.headers.get('Location', 'nowhere')}; give that address")
    if status >= 400 and not (status == 404 and answer.request.method == "DELETE"):
        said = _CONTROLS.sub(" ", answer.text)[:_SHOWN].strip()
        raise OutputError(f"{address.url}: refused ({status} {answer.reason}): {said}")
