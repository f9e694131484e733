"""Listening to clients, none of whom can hold back the others by being slow or many.

The server under it waits for ever for the rest of a request that has begun, and for the reader of an answer. Here a connection is
closed when no request comes in time or nobody reads, and so many are open and no more. A body is awaited by `kg.serve.protocol`.
"""

import asyncio
import math
import socket
from dataclasses import dataclass

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

_TOO_MANY = b"HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Patience:
    """How long clients are waited for.

    Attributes:
        head: seconds until a request's head is there, from the opening of the connection or the last answer.
        answer: seconds for making an answer, and again for taking it, of which some must be taken in every `head` seconds.
        connections: that are open at the same time; more are sent away.
    """

    head: float = 10.0
    answer: float = 300.0
    connections: int = 100


def run(app: ASGIApp, listening: socket.socket, *, patience: Patience | None = None) -> None:
    """Serve `app` on a socket that listens, until the program is interrupted."""
    make_server(app, patience or Patience()).run(sockets=[listening])


def make_server(app: ASGIApp, patience: Patience) -> uvicorn.Server:
    """Return a server that has not started."""
    config = uvicorn.Config(
        _in_time(app, patience.answer),
        http=_protocol(patience),
        ws="none",
        log_level="error",
        lifespan="off",
    )
    return uvicorn.Server(config)


def _in_time(app: ASGIApp, seconds: float) -> ASGIApp:
    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        async with asyncio.timeout(seconds):
            await app(scope, receive, send)

    return answer


def _protocol(patience: Patience) -> type[H11Protocol]:
    class Hasty(H11Protocol):
        """Closes a connection on which too long no request is under way."""

        _timer: asyncio.TimerHandle | None = None
        _left = math.inf  # bytes of the answer that the client had not taken when it was last looked at
        _until = 0.0  # when it must have taken all

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            if len(self.connections) > patience.connections:
                transport.write(_TOO_MANY)
                transport.close()
            self._await_client()

        def connection_lost(self, exc: Exception | None) -> None:
            self._stop_waiting()
            super().connection_lost(exc)

        def on_response_complete(self) -> None:
            super().on_response_complete()
            self._left, self._until = math.inf, self.loop.time() + patience.answer
            self._await_client()

        def _await_client(self) -> None:
            self._stop_waiting()
            self._timer = self.loop.call_later(patience.head, self._leave)

        def _stop_waiting(self) -> None:
            if self._timer:
                self._timer.cancel()

        def _leave(self) -> None:
            if self.cycle is not None and not self.cycle.response_complete:
                return
            left = self.transport.get_write_buffer_size()
            if 0 < left < self._left and self.loop.time() < self._until:
                self._left = left
                self._await_client()
            else:
                self.transport.abort()

    return Hasty
