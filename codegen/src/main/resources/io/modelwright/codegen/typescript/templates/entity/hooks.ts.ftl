import type { EntityHooks } from '../../support/records/hooks.ts';
import type { ${values} } from './values.ts';

/** Your own code for these records. This file is yours: it is written once, and never written over. */
<#assign start = "export const ${hooks}: EntityHooks<${values}> =">
${start}<#if start?length lte 116> {};<#else>

  {};</#if>
