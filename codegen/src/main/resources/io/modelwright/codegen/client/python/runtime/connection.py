"""Requests to a server: who asks, how long to wait, what to try again."""

import http.client
import random
import ssl
import time
import urllib.parse
from collections.abc import Mapping
from typing import Any

from . import jsontext
from .problem import Problem
from .tokens import FixedToken, TokenSource
from .transport import Answer, Transport

_LONGEST_PAUSE = 30.0


class Connection:
    """A server and what its records are reached by. Safe for many threads, each of which keeps a connection open.

    ``server`` is its address without a path, such as ``https://tasks.example.org``. With ``app`` the records are those
    of that app on a platform, else those of the application that the server is. A request may take ``timeout`` seconds
    and is sent ``attempts`` times at most; a call with all its tries may take ``deadline`` seconds, else twice the timeout.
    """

    def __init__(
        self,
        server: str,
        *,
        token: str | TokenSource,
        app: str | None = None,
        timeout: float = 30.0,
        deadline: float | None = None,
        attempts: int = 4,
        context: ssl.SSLContext | None = None,
        agent: str = "",
    ) -> None:
        self._transport = Transport(server, context)
        self._records = ("" if app is None else "/apps/" + urllib.parse.quote(app, safe="")) + "/records/"
        self._tokens: TokenSource = FixedToken(token) if isinstance(token, str) else token
        self._timeout = timeout
        self._deadline = 2 * timeout if deadline is None else deadline
        self._attempts = attempts
        self._headers = {"Accept": "application/json, application/problem+json"}
        if agent:
            self._headers["User-Agent"] = agent

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

        Reads, and what carries an Idempotency-Key, are tried again when the server is busy or does not answer; so is
        whatever was not sent yet, as the token could not be had.
        """
        target = self._records + path + ("?" + urllib.parse.urlencode(query) if query else "")
        sent_headers = {**self._headers, **(headers or {})}
        data = None
        if body is not None:
            data = jsontext.write(body).encode()
            sent_headers.setdefault("Content-Type", "application/json")
        repeatable = method == "GET" or "Idempotency-Key" in sent_headers
        ends = time.monotonic() + self._deadline
        attempt = 0
        while True:
            attempt += 1
            sent = False
            try:
                token = self._tokens.token()
                sent = True
                return self._answered(method, target, sent_headers, data, token, ends)
            except (Problem, OSError, http.client.HTTPException) as failure:
                pause = _pause_after(failure, attempt)
                is_last = attempt >= self._attempts or (sent and not repeatable)
                if pause is None or is_last or time.monotonic() + pause >= ends:
                    raise
            time.sleep(pause)

    def _answered(
        self, method: str, target: str, headers: Mapping[str, str], data: bytes | None, token: str, ends: float
    ) -> Any:
        """Sends the request, and once more where its token has ended and another one can be had."""
        answer = self._send(method, target, headers, data, token, ends)
        if answer.status == 401 and self._tokens.refused(token):
            answer = self._send(method, target, headers, data, self._tokens.token(), ends)
        if answer.status >= 300:
            raise Problem.read(answer)
        if not answer.content:
            return None
        try:
            return jsontext.read(answer.content)
        except ValueError:
            raise Problem.unexpected(answer) from None

    def _send(
        self, method: str, target: str, headers: Mapping[str, str], data: bytes | None, token: str, ends: float
    ) -> Answer:
        limit = max(0.001, min(self._timeout, ends - time.monotonic()))
        return self._transport.send(method, target, {**headers, "Authorization": f"Bearer {token}"}, data, limit)


def _pause_after(failure: Exception, attempt: int) -> float | None:
    """How long to wait before the next try; None where there is to be none.

    Without a wish of the server it is any time up to a bound that doubles, so that many clients do not come back all at
    once.
    """
    if not isinstance(failure, Problem):
        return random.uniform(0, 0.2 * 2**attempt)
    asked = failure.retry_after
    return asked if asked is not None and failure.temporary and asked <= _LONGEST_PAUSE else None
