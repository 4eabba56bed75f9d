"""The entities by their names, for records that hold records of another entity."""

from typing import Any

from .. import runtime as rt
<#list entities?sort_by("module") as one>
from .${one.module} import ${one.constant}_ENTITY
</#list>

ENTITIES: dict[str, rt.Entity[Any]] = {
<#list entities as one>
    "${one.name}": ${one.constant}_ENTITY,
</#list>
}
