"""What a server answers when it does not do what it was asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from . import jsontext
from .transport import Answer

_PREFIX = "urn:modelwright:problem:"


@dataclass(frozen=True)
class FieldProblem:
    """What is wrong with one member of what was sent; the pointer is a JSON Pointer (RFC 6901)."""

    pointer: str
    code: str
    message: str


class Problem(Exception):
    """A refusal or a fault of the server (RFC 9457). Callers that meet a code they do not know go by the status.

    An answer that is none of the records API has the code ``unknown``. ``retry_after`` is in how many seconds the server
    wants to be asked again.
    """

    def __init__(
        self,
        status: int,
        code: str,
        detail: str = "",
        *,
        body: Mapping[str, Any] | None = None,
        retry_after: float | None = None,
    ) -> None:
        self.status = status
        self.code = code
        self.body = dict(body or {})
        self.title = str(self.body.get("title", ""))
        self.detail = detail
        self.request_id = str(self.body["instance"]) if "instance" in self.body else None
        self.errors = _errors(self.body.get("errors"))
        self.retry_after = retry_after
        super().__init__(f"{status} {code}: {detail or self.title}")

    @classmethod
    def read(cls, answer: Answer) -> "Problem":
        """Reads an answer; one that is no problem document gets the code ``unknown``."""
        asked = next((one for name, one in answer.headers.items() if name.lower() == "retry-after"), "")
        retry_after = float(asked) if asked.isascii() and asked.isdigit() and len(asked) <= 6 else None
        try:
            body = jsontext.read(answer.content)
        except ValueError:
            body = None
        if not isinstance(body, dict):
            return cls(answer.status, "unknown", _excerpt(answer.content), retry_after=retry_after)
        kind = str(body.get("type", ""))
        code = kind.removeprefix(_PREFIX) if kind.startswith(_PREFIX) else "unknown"
        return cls(answer.status, code, str(body.get("detail", "")), body=body, retry_after=retry_after)

    @classmethod
    def unexpected(cls, answer: Answer) -> "Problem":
        """A success that is not what the records API answers: it comes from something else, as a portal before a network."""
        return cls(answer.status, "unknown", _excerpt(answer.content))

    @property
    def temporary(self) -> bool:
        """Whether the same request may be answered later: the server is busy, or still at work on an earlier try of it."""
        return self.status in (429, 503) or (self.status == 409 and self.code == "idempotency-in-progress")


def _excerpt(content: bytes) -> str:
    return content[:500].decode("utf-8", "replace")


def _errors(found: Any) -> tuple[FieldProblem, ...]:
    return tuple(
        FieldProblem(str(one.get("pointer", "")), str(one.get("code", "")), str(one.get("message", "")))
        for one in (found if isinstance(found, list) else [])
        if isinstance(one, dict)
    )
