<#macro doc lines><#if lines?has_content>
  /**
<#list lines as line>
   * ${line}
</#list>
   */
</#if></#macro>
import type { EntityWire } from '../runtime/shapes.js';
import type * as rt from '../runtime/types.js';
<#list entity.targets as target>
import { ${target.wire}, type ${target.shape} } from './${target.module}.js';
</#list>
<#list entity.choices as member>

export type ${member.choiceType} =<#list member.options as option>
  | ${option}</#list>;
</#list>

/**
<#list entity.doc as line>
 * ${line}
</#list>
 *
 * Members that a role hides may be left out.
 */
export interface ${entity.record} {
<#list entity.usual as member>
<@doc member.doc/>
  readonly ${member.name}<#if member.hideable>?</#if>: ${member.read}<#if member.nullable> | null</#if>;
</#list>
}

/** A new record, or all of one that is replaced. What is left out becomes its default, else null. */
<#if entity.writable?has_content>
export interface ${entity.input} {
<#list entity.writable as member>
<@doc member.doc/>
  readonly ${member.name}<#if !member.needed>?</#if>: ${member.written}<#if member.clearable> | null</#if>;
</#list>
}
<#else>
export type ${entity.input} = Record<string, never>;
</#if>

/** Changes of a record. What is left out stays as it is; null takes a value away. */
export type ${entity.patch} = Partial<${entity.input}>;

export interface ${entity.shape} {
  record: ${entity.record};
  unlisted: <#list entity.unlisted as member>'${member.name}'<#sep> | </#sep><#else>never</#list>;
<#if entity.ones?has_content>
  one: {<#list entity.ones as member>
    ${member.name}: ${member.target.shape};</#list>
  };
<#else>
  one: Record<never, never>;
</#if>
<#if entity.manys?has_content>
  many: {<#list entity.manys as member>
    ${member.name}: ${member.target.shape};</#list>
  };
<#else>
  many: Record<never, never>;
</#if>
  input: ${entity.input};
  patch: ${entity.patch};
  sort:<#list entity.sortable as name>
    | '${name}'</#list>;
}

export const ${entity.wire}: EntityWire = {
  name: '${entity.name}',
  bigs: [<#list entity.bigs as member>'${member.name}'<#sep>, </#sep></#list>],
<#if (entity.ones + entity.manys)?has_content>
  relations: () => ({<#list entity.ones + entity.manys as member>
    ${member.name}: ${member.target.wire},</#list>
  }),
<#else>
  relations: () => ({}),
</#if>
};
