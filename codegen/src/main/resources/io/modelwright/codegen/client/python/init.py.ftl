"""<#list doc as line>${line}<#sep>
</#sep></#list>"""

from .client import ${client}
<#list entities?sort_by("module") as one>
from .entities.${one.module} import (
<#list one.types as type>
    ${type.name}<#if type.name != type.exported> as ${type.exported}</#if>,
</#list>
)
</#list>
from .runtime import (
    UNSET,
    FieldProblem,
    FileRef,
    GeoPoint,
    Group,
    Groups,
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
    "Group",
    "Groups",
    "Money",
    "NotShownError",
    "Page",
    "PasswordSignIn",
    "Problem",
    "Ref",
    "Related",
    "SecretState",
    "${client}",
<#list entities as one>
<#list one.types as type>
    "${type.exported}",
</#list>
</#list>
    "TokenSource",
    "has_member",
    "literal",
]
