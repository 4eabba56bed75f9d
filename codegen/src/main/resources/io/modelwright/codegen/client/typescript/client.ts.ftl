import { Connection, type ClientOptions } from './runtime/connection.js';
import { Records } from './runtime/records.js';
<#list entities as one>
import { type ${one.shape}, ${one.wire} } from './entities/${one.module}.js';
</#list>

/**
<#list doc as line>
 * ${line}
</#list>
 */
export interface ${client} {
<#list entities as one>
  /**
   * ${one.label}
   */
  readonly ${one.name}: Records<${one.shape}>;
</#list>
}

/** A client of the server, or of an app on it. */
export function createClient(options: ClientOptions): ${client} {
<#if entities?has_content>
  const connection = new Connection(options, '${slug}-client/${version}');
  return {
<#list entities as one>
    ${one.name}: new Records(connection, ${one.wire}),
</#list>
  };
<#else>
  new Connection(options, '${slug}-client/${version}');
  return {};
</#if>
}
