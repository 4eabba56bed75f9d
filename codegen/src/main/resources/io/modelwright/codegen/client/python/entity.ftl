"""<#list entity.doc as line>${line}<#sep>
</#sep></#list>"""

from __future__ import annotations

from dataclasses import dataclass
<#if entity.targets?has_content && entity.choices?has_content>
from typing import TYPE_CHECKING, Literal
<#elseif entity.targets?has_content>
from typing import TYPE_CHECKING
<#elseif entity.choices?has_content>
from typing import Literal
</#if>

from .. import runtime as rt
<#if entity.targets?has_content>

if TYPE_CHECKING:
<#list entity.targets?sort_by("module") as target>
    from .${target.module} import ${target.record}
</#list>
</#if>
<#if entity.choices?has_content>

<#list entity.choices as member>
${member.choiceType} = Literal[<#list member.options as option>${option}<#sep>, </#sep></#list>]
</#list>
</#if>


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class ${entity.record}(rt.Record):
    """A record as the server shows it. What the answer did not hold raises ``NotShownError`` when it is read."""

<#list entity.members as member>
    ${member.attribute}: ${member.read}<#if member.nullable || member.one> | None</#if>
<#if member.doc?has_content>
    """<#list member.doc as line>${line}<#sep>
    </#sep></#list>"""
</#if>
</#list>


@dataclass(kw_only=True)
class ${entity.input}(rt.Input):
    """A new record, or all of one that is replaced. What is left unset becomes its default, else null."""

<#list entity.writable as member>
    ${member.attribute}: ${member.written}<#if member.clearable> | None</#if><#if !member.needed> | rt.Unset = rt.UNSET</#if>
<#if member.doc?has_content>
    """<#list member.doc as line>${line}<#sep>
    </#sep></#list>"""
</#if>
</#list>


@dataclass(kw_only=True)
class ${entity.patch}(rt.Input):
    """Changes of a record. What is left unset stays as it is; None takes a value away."""

<#list entity.writable as member>
    ${member.attribute}: ${member.written}<#if member.clearable> | None</#if> | rt.Unset = rt.UNSET
<#if member.doc?has_content>
    """<#list member.doc as line>${line}<#sep>
    </#sep></#list>"""
</#if>
</#list>


${entity.constant}_ENTITY = rt.Entity(
    "${entity.name}",
    ${entity.record},
    {
<#list entity.members as member>
        "${member.attribute}": rt.Member("${member.name}", ${member.codec}<#if !(member.nullable || member.one)>, required=True</#if>),
</#list>
    },
)
