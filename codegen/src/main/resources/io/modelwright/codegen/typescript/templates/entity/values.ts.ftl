<#if imports?has_content>
import type { ${imports?join(", ")} } from '../../support/model.ts';

</#if>
/** ${title}: the stored values of a record; 64-bit numbers and decimals, dates and times are in their wire form. */
export interface ${values} {
  readonly id: string;
  readonly version: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
<#list members as member>
<#if member.note?has_content>
  /** Required. */
</#if>
  readonly ${member.name}:${member.type};
</#list>
}
