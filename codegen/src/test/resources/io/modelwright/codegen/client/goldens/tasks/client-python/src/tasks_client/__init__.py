"""Client of Tasks, version 1."""

from .client import TasksClient
from .runtime import (
    UNSET,
    FieldProblem,
    FileRef,
    GeoPoint,
    Money,
    NotShownError,
    Page,
    PasswordSignIn,
    Problem,
    Ref,
    Related,
    SecretState,
    TokenSource,
    has_member,
    literal,
)

__all__ = [
    "UNSET",
    "FieldProblem",
    "FileRef",
    "GeoPoint",
    "Money",
    "NotShownError",
    "Page",
    "PasswordSignIn",
    "Problem",
    "Ref",
    "Related",
    "SecretState",
    "TasksClient",
    "TokenSource",
    "has_member",
    "literal",
]
