# Client of ${title}

Typed TypeScript client of the records of ${title}, made from version ${version} of its model. It needs `fetch` (Node 20.3 or
newer, current browsers) and nothing else. The same client talks to the generated application and to the app on its platform.
In a browser, pages of the server's own origin can use it: the generated application sends no CORS fields, so that pages from
elsewhere need a proxy; a platform can be told which origins it serves.

```
npm install && npm run build && npm test
```

The package is `private`, so that it is not published by accident: give it a scope of yours before you take that away.

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

- A filter is a condition in the expression language (CEL). The tag `cel` puts values into one safely; a decimal, which is a text
  here, goes in as `cel.decimal(text)`.
- `fields` and `expand` decide the type of what is read: an expanded relation is a record, else an id.
- `iterate` walks all records; its `pageSize` is how many one request reads. `related(id, relation)` walks all records at a
  relation to many, of which `expand` shows the first page alone.
- `aggregate({ compute: ['count'], groupBy: [...] })` counts, sums and so on without reading the records.
- With an `idempotencyKey` a create is safe to repeat for a day, and repeated.
- What is created or changed is shown as far as its author may read it: where that depends on the record, all but `id` and
  `version` may be left out or null, and the types say so.
- A refusal is a `Problem` with `status`, `code` and `errors` by field; a stale `ifVersion` is status 412. An answer that is none
  of the API, such as the page of a portal, is a `Problem` with the code `unknown`. Where there is no answer at all it is what
  `fetch` throws.
- Reads, and creates with a key, are tried again up to three times when the server is busy (429, 503, or 409 because the first
  try is still being answered, each with `Retry-After`) or cannot be reached; so is signing in. After a 401 a request is
  sent once more where another token can be had. Nothing else is ever sent twice.
- A refused sign-in is kept for a minute, and twice as long each time, so that a changed password does not lock the account.
- One request may take `timeoutMs`, a call with all its tries `deadlineMs`; `signal` ends it earlier.
- 64-bit numbers are `bigint`. Decimals, dates and times are texts: JavaScript's own types would lose digits. Members of type
  json are parsed as JavaScript does, with numbers of 53 bits.

## Entities
| entity | records |
| --- | --- |
<#list entities as one>
| ${one.title} | `client.${one.name}` |
</#list>
