import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
<#if imports?has_content>
import { ${imports?join(", ")} } from '../../support/sql.ts';
</#if>
import { ${grants} } from './grants.ts';
import { ${statements} } from './statements.ts';
import { ${validation} } from './validation.ts';

/** ${title}. */
export const ${entity}: Entity = {
  id: '${id}',
  name: '${name}',
  table: ${table},
<#if members?has_content>
  members: [
    ...SYSTEM_MEMBERS,
<#list members as member>
    ${member},
</#list>
  ],
<#else>
  members: [...SYSTEM_MEMBERS],
</#if>
  references: ${references},
  uniques: ${uniques},
  relatedRules: ${relatedRules},
  validate: ${validation},
  grants: ${grants},
  statements: ${statements},
};
