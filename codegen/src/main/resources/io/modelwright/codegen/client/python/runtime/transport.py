"""One request and its answer, over connections that are kept."""

import http.client
import io
import select
import ssl
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

# servers close what nobody used for some seconds, and a request may cross that on its way
_LONGEST_IDLE = 4.0
_CONNECT = 10.0
_CHUNK = 65536


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    content: bytes


class _Bounded(io.RawIOBase):
    """Reads a socket until a point in time: its own time-out begins anew with every byte."""

    def __init__(self, sock: Any, ends: float) -> None:
        self._sock = sock
        self._raw = sock.makefile("rb", buffering=0)
        self._ends = ends

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._ends - time.monotonic()
        if left <= 0:
            raise TimeoutError("no whole answer in time")
        self._sock.settimeout(left)
        read: int | None = self._raw.readinto(buffer)
        return read

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Open:
    """A connection, which is closed when nobody needs it any more: with its thread or its client."""

    def __init__(self, connection: http.client.HTTPConnection) -> None:
        self.connection = connection
        self.used = time.monotonic()

    def is_stale(self) -> bool:
        if self.connection.sock is None or time.monotonic() - self.used > _LONGEST_IDLE:
            return True
        # nothing is to be read between two answers but the end
        return bool(select.select([self.connection.sock], [], [], 0)[0])

    def __del__(self) -> None:
        self.connection.close()


class _Kept(threading.local):
    """The open connection of each thread."""

    one: _Open | None = None


class Transport:
    """Requests to one server. It obeys no proxy of the environment and follows no redirect, as either would see the token."""

    def __init__(self, server: str, context: ssl.SSLContext | None = None) -> None:
        address = urlsplit(server)
        if address.scheme not in ("http", "https") or address.hostname is None:
            raise ValueError("the server is an http or https address")
        self._secure = address.scheme == "https"
        self._host = address.hostname
        self._port = address.port
        self._root = address.path.rstrip("/") + "/api/v1"
        self._context = context
        self._kept = _Kept()

    def send(self, method: str, path: str, headers: Mapping[str, str], body: bytes | None, timeout: float) -> Answer:
        """The whole answer; raises ``OSError`` or ``HTTPException`` where there is none in time."""
        ends = time.monotonic() + timeout
        opened = self._open(timeout)
        # only an answer that was read to its end leaves a connection for the next request
        self._kept.one = None
        opened.connection.request(method, self._root + path, body, dict(headers))
        with self._response(opened.connection, method, ends) as response:
            answer = Answer(response.status, dict(response.headers.items()), response.read())
        opened.used = time.monotonic()
        self._kept.one = opened
        return answer

    @staticmethod
    def _response(connection: http.client.HTTPConnection, method: str, ends: float) -> http.client.HTTPResponse:
        def bounded(sock: Any, *args: Any, **kwargs: Any) -> http.client.HTTPResponse:
            response = http.client.HTTPResponse(sock, *args, **kwargs)
            response.fp.close()
            response.fp = io.BufferedReader(_Bounded(sock, ends), _CHUNK)
            return response

        connection.response_class = bounded  # type: ignore[assignment]
        return connection.getresponse()

    def _open(self, timeout: float) -> _Open:
        kept = self._kept.one
        if kept is None or kept.is_stale():
            limit = min(timeout, _CONNECT)
            kept = _Open(
                http.client.HTTPSConnection(self._host, self._port, timeout=limit, context=self._context)
                if self._secure
                else http.client.HTTPConnection(self._host, self._port, timeout=limit)
            )
            kept.connection.connect()
        kept.connection.sock.settimeout(timeout)
        return kept
