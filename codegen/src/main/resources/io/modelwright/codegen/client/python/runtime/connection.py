"""Requests to a server: who asks, how long to wait, what to try again."""

import http.client
import json
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from email.message import Message
from typing import Any, Protocol

from .problem import Problem

_ATTEMPTS = 4
_LONGEST_WAIT = 30.0


class TokenSource(Protocol):
    """Gives the token that a request shows: an access token or an API key."""

    def token(self) -> str:
        """A token that is valid now, as far as can be known."""

    def refused(self, token: str) -> bool:
        """Takes note that the server refused that token; true where another one can be had."""


class _FixedToken:
    def __init__(self, token: str) -> None:
        self._token = token

    def token(self) -> str:
        return self._token

    def refused(self, token: str) -> bool:
        return False


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A redirect would carry the token to wherever it leads."""

    def redirect_request(self, *_: Any) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirects)


def _send(request: urllib.request.Request, timeout: float) -> tuple[int, Message, bytes]:
    try:
        with _OPENER.open(request, timeout=timeout) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code, refusal.headers, refusal.read()


class PasswordSignIn:
    """Signs in with e-mail address and password when a token is needed, and again when that one ends."""

    def __init__(self, server: str, email: str, password: str, *, timeout: float = 30.0) -> None:
        self._url = server.rstrip("/") + "/api/v1/auth/login"
        self._body = json.dumps({"email": email, "password": password}).encode()
        self._timeout = timeout
        self._lock = threading.Lock()
        self._token: str | None = None
        self._ends = 0.0

    def token(self) -> str:
        with self._lock:
            if self._token is None or time.monotonic() >= self._ends:
                self._sign_in()
            assert self._token is not None
            return self._token

    def refused(self, token: str) -> bool:
        with self._lock:
            if self._token == token:
                self._token = None
        return True

    def _sign_in(self) -> None:
        started = time.monotonic()
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        request = urllib.request.Request(self._url, self._body, headers, method="POST")
        status, _, content = _send(request, self._timeout)
        if status != 200:
            raise Problem.read(status, content)
        answer = json.loads(content)
        self._token = answer["accessToken"]
        # a token that ends on its way would be refused
        self._ends = started + max(0.0, float(answer["expiresIn"]) - 30.0)


class Connection:
    """A server and what its records are reached by. Safe for many threads.

    ``server`` is its address without a path, such as ``https://tasks.example.org``. With ``app`` the records are those
    of that app on a platform, else those of the application that the server is.
    """

    def __init__(
        self,
        server: str,
        *,
        token: str | TokenSource,
        app: str | None = None,
        timeout: float = 30.0,
    ) -> None:
        if urllib.parse.urlsplit(server).scheme not in ("http", "https"):
            raise ValueError("the server is an http or https address")
        root = server.rstrip("/") + "/api/v1"
        self._records = root + ("" if app is None else "/apps/" + urllib.parse.quote(app, safe="")) + "/records/"
        self._tokens: TokenSource = _FixedToken(token) if isinstance(token, str) else token
        self._timeout = timeout

    def call(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
    ) -> Any:
        """The JSON of the answer, None where it has none; raises :class:`Problem` where the server refuses.

        Reads, and what carries an Idempotency-Key, are tried again when the server is busy or does not answer.
        """
        url = self._records + path + ("?" + urllib.parse.urlencode(query) if query else "")
        sent = {"Accept": "application/json, application/problem+json", **(headers or {})}
        data = None
        if body is not None:
            data = json.dumps(body, allow_nan=False).encode()
            sent.setdefault("Content-Type", "application/json")
        repeatable = method == "GET" or "Idempotency-Key" in sent
        renewed = False
        attempt = 1
        while True:
            token = self._tokens.token()
            request = urllib.request.Request(url, data, {**sent, "Authorization": f"Bearer {token}"}, method=method)
            try:
                status, answered, content = _send(request, self._timeout)
            except (OSError, http.client.HTTPException):
                if not repeatable or attempt == _ATTEMPTS:
                    raise
                wait = 0.2 * 2**attempt
            else:
                if status < 300:
                    return json.loads(content) if content else None
                if status == 401 and not renewed and self._tokens.refused(token):
                    renewed = True
                    continue
                asked = _asked_wait(answered) if status in (429, 503) else None
                if asked is None or not repeatable or attempt == _ATTEMPTS:
                    raise Problem.read(status, content)
                wait = asked
            time.sleep(wait)
            attempt += 1


def _asked_wait(headers: Message) -> float | None:
    """The seconds that Retry-After asks for; None where it asks for none, or for more than a caller would wait."""
    value = headers.get("Retry-After", "")
    if not value.isascii() or not value.isdigit() or len(value) > 6:
        return None
    return float(value) if float(value) <= _LONGEST_WAIT else None
