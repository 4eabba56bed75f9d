"""Who asks: tokens, and where they come from."""

import ssl
import threading
import time
from typing import Protocol

from . import jsontext
from .problem import Problem
from .transport import Transport

# a token that ends on its way would be refused
_MARGIN = 30.0
_FIRST_HOLD = 60.0
_LONGEST_HOLD = 16 * 60.0


class TokenSource(Protocol):
    """Gives the token that a request shows: an access token or an API key."""

    def token(self) -> str:
        """A token that is valid now, as far as can be known."""

    def refused(self, token: str) -> bool:
        """Takes note that the server refused that token; true where another one can be had."""


class FixedToken:
    """Always the same token, such as an API key."""

    def __init__(self, token: str) -> None:
        self._token = token

    def token(self) -> str:
        return self._token

    def refused(self, token: str) -> bool:
        return False


class PasswordSignIn:
    """Signs in with e-mail address and password when a token is needed, and again when that one ends.

    A refusal is kept for a while, a minute at first and twice as long each time, or as long as the server asks for:
    servers lock accounts whose password is tried too often. Safe for many threads.
    """

    def __init__(
        self,
        server: str,
        email: str,
        password: str,
        *,
        timeout: float = 30.0,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self._transport = Transport(server, context)
        self._body = jsontext.write({"email": email, "password": password}).encode()
        self._timeout = timeout
        self._lock = threading.Lock()
        self._outcome: str | Problem | None = None
        self._ends = 0.0
        self._hold = _FIRST_HOLD

    def token(self) -> str:
        with self._lock:
            if self._outcome is None or time.monotonic() >= self._ends:
                self._outcome = self._sign_in()
            if isinstance(self._outcome, Problem):
                raise self._outcome
            return self._outcome

    def refused(self, token: str) -> bool:
        with self._lock:
            if self._outcome == token:
                self._outcome = None
        return True

    def _sign_in(self) -> str | Problem:
        started = time.monotonic()
        headers = {"Content-Type": "application/json", "Accept": "application/json, application/problem+json"}
        answer = self._transport.send("POST", "/auth/login", headers, self._body, self._timeout)
        if answer.status != 200:
            refusal = Problem.read(answer)
            self._ends = started + self._held_for(refusal)
            return refusal
        try:
            signed_in = jsontext.read(answer.content)
            token, lasts = str(signed_in["accessToken"]), float(signed_in["expiresIn"])
        except (ValueError, LookupError, TypeError):
            raise Problem.unexpected(answer) from None
        self._hold = _FIRST_HOLD
        self._ends = started + max(0.0, lasts - _MARGIN)
        return token

    def _held_for(self, refusal: Problem) -> float:
        if refusal.retry_after is not None or refusal.status >= 500:
            return refusal.retry_after or 0.0
        now = self._hold
        self._hold = min(2 * now, _LONGEST_HOLD)
        return now
