"""Client of Hostile */ \"\"\" ${x} <b> `#`, version 1."""

from .client import HostileClient
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
    "HostileClient",
    "TokenSource",
    "has_member",
    "literal",
]
