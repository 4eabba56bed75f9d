import type { Grant } from '../../support/model.ts';
<#if imports?has_content>
import { ${imports?join(", ")} } from '../../support/sql.ts';
</#if>

/** What each role may do with these records; what is not here is denied. */
export const ${grants}: readonly Grant[] = ${list};
