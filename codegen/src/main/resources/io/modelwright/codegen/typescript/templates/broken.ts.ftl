/** A record that breaks a rule: a sample in which some members have other values. */
export interface Broken {
  readonly entity: string;
  readonly row: number;
  /** JSON of the members with other values. */
  readonly change: string;
  readonly pointer: string;
  readonly message: string;
}

<#if broken?has_content>
export const broken: readonly Broken[] = [
<#list broken as one>
  {
    entity: ${one.entity},
    row: ${one.row},
    change: ${one.change},
    pointer: ${one.pointer},
    message: ${one.message},
  },
</#list>
];
<#else>
export const broken: readonly Broken[] = [];
</#if>
