import type { Grant } from '../../support/model.ts';
<#if imports?has_content>
import { ${imports?join(", ")} } from '../../support/sql.ts';
</#if>

/** What each role may do with these records. */
export const ${grants}: Readonly<Record<string, readonly Grant[]>> = ${roles};
