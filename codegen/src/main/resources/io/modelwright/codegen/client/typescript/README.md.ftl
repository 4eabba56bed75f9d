# Client of ${title}

Typed TypeScript client of the records of ${title}, made from version ${version} of its model. It needs `fetch` (Node 20 or
newer, any browser) and nothing else. The same client talks to the generated application and to the app on its platform.

```
npm install && npm run build
```

## Connecting
```typescript
import { createClient, passwordSignIn } from '${slug}-client';

const server = 'https://example.org';
const client = createClient({ server, token: passwordSignIn({ server, email: 'me@example.org', password: 'my password' }) });
```
On a platform, name the app: `createClient({ server, app: '${slug}', token: 'mw_...' })`, with an API key or any access
token. A `TokenSource` of your own gives tokens from elsewhere.
<#if example??>

## Records
```typescript
const page = await client.${example.name}.list({ filter: '${example.filter}', sort: ['-${example.sort}'], limit: 20, count: true });
for await (const record of client.${example.name}.iterate(<#if example.expand??>{ expand: ['${example.expand.name}'] }</#if>)) {
  console.log(record.id<#if example.expand??>, record.${example.expand.name}</#if>);
}

const created = await client.${example.name}.create({<#list example.writable?filter(m -> m.needed) as member> ${member.name}: ${member.example}<#sep>,</#sep></#list> });
<#if example.change??>
const changed = await client.${example.name}.update(created.id, { ${example.change.name}: ${example.change.example} }, { ifVersion: created.version });
<#else>
const changed = await client.${example.name}.get(created.id);
</#if>
await client.${example.name}.delete(changed.id);
```
</#if>

- A filter is a condition in the expression language (CEL). The tag `cel` puts values into one safely.
- `fields` and `expand` decide the type of what is read: an expanded relation is a record, else an id.
- `idempotencyKey` creates a record once, however often it is tried.
- A refusal is a `Problem` with `status`, `code` and `errors` by field; a stale `ifVersion` is status 412. Where there is no
  answer at all it is what `fetch` throws.
- Reads, and creates with a key, are tried again up to three times when the server is busy (429, 503 with `Retry-After`)
  or cannot be reached. Nothing else is ever sent twice.
- 64-bit numbers are `bigint`. Decimals, dates and times are texts: JavaScript's own types would lose digits.

## Entities
| entity | records |
| --- | --- |
<#list entities as one>
| ${one.title} | `client.${one.name}` |
</#list>
