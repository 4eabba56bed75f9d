"""What a server answers when it does not do what it was asked."""

import json
from dataclasses import dataclass
from typing import Any

_PREFIX = "urn:modelwright:problem:"


@dataclass(frozen=True)
class FieldProblem:
    """What is wrong with one member of what was sent; the pointer is a JSON Pointer (RFC 6901)."""

    pointer: str
    code: str
    message: str


class Problem(Exception):
    """A refusal or a fault of the server (RFC 9457). Callers that meet a code they do not know go by the status."""

    def __init__(
        self,
        status: int,
        code: str,
        title: str,
        detail: str,
        request_id: str | None,
        errors: tuple[FieldProblem, ...],
        body: dict[str, Any],
    ) -> None:
        super().__init__(f"{status} {code}: {detail or title}")
        self.status = status
        self.code = code
        self.title = title
        self.detail = detail
        self.request_id = request_id
        self.errors = errors
        self.body = body

    @classmethod
    def read(cls, status: int, content: bytes) -> "Problem":
        """Reads the body of an answer; one that is no problem document gets the code ``unknown``."""
        try:
            body = json.loads(content)
        except ValueError:
            body = None
        if not isinstance(body, dict):
            return cls(status, "unknown", "", content[:500].decode("utf-8", "replace"), None, (), {})
        found = body.get("errors")
        errors = tuple(
            FieldProblem(str(one.get("pointer", "")), str(one.get("code", "")), str(one.get("message", "")))
            for one in (found if isinstance(found, list) else [])
            if isinstance(one, dict)
        )
        kind = str(body.get("type", ""))
        return cls(
            status,
            kind.removeprefix(_PREFIX) if kind.startswith(_PREFIX) else "unknown",
            str(body.get("title", "")),
            str(body.get("detail", "")),
            str(body["instance"]) if "instance" in body else None,
            errors,
            body,
        )
