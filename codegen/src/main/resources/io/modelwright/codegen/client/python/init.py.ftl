"""<#list doc as line>${line}<#sep>
</#sep></#list>"""

from .client import ${client}
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
    "${client}",
    "TokenSource",
    "has_member",
    "literal",
]
