<#if usesCel>
import * as cel from '../../support/expression/values.ts';
</#if>
import { validation<#if hasPatterns>, type Pattern</#if><#if hasRules>, type Rule</#if> } from '../../support/records/validation.ts';
<#if hasRules>
import type { ${values} } from './values.ts';

const rules: readonly Rule<${values}>[] = ${rules};
</#if>
<#if hasPatterns>

const patterns: readonly Pattern[] = ${patterns};
</#if>

export const ${validation} = validation(${hasRules?then("rules", "[]")}, ${hasPatterns?then("patterns", "[]")});
