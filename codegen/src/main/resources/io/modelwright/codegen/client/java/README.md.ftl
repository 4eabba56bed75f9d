# Client of ${title}

Typed Java client of the records of ${title}, made from version ${version} of its model. It needs Java 21 and Jackson, and
builds with `mvn verify`. The same client talks to the generated application and to the app on its platform.

## Connecting
```java
URI server = URI.create("https://example.org");
TokenSource tokens = new PasswordSignIn(server, "me@example.org", "my password");
${client} client = new ${client}(Connection.to(server, tokens));
```
On a platform, name the app: `Connection.toApp(server, "${slug}", TokenSource.fixed("mw_..."))`, with an API key or any access
token. A `TokenSource` of your own gives tokens from elsewhere.
<#if example??>

## Records
```java
Query query = Query.ALL.filter("${example.filterLiteral}").sort("-${example.sort}").limit(20).count();
Page<${example.record}> page = client.${example.attribute}().list(query);
for (${example.record} record : client.${example.attribute}().iterate(Query.ALL<#if example.expand??>.expand("${example.expand.name}")</#if>)) {
    System.out.println(record.id()<#if example.expand??> + " " + record.${example.expand.attribute}()</#if>);
}

${example.record} created = client.${example.attribute}().create(new ${example.input}()<#list example.writable?filter(m -> m.needed) as member>.${member.attribute}(${member.example})</#list>);
<#if example.change??>
${example.record} changed = client.${example.attribute}()
        .update(created.id(), new ${example.patch}().${example.change.attribute}(${example.change.example}), created.version());
<#else>
${example.record} changed = client.${example.attribute}().get(created.id());
</#if>
client.${example.attribute}().delete(changed.id());
```
</#if>

- A filter is a condition in the expression language (CEL). `Cel.of(value)` writes a value into it safely.
- `iterate` walks all records. `related(id, "relation", Record::relation)` walks all records at a relation to many, of which
  `expand` shows the first page alone.
- `aggregate(query, List.of("count"), "name")` counts, sums and so on without reading the records.
- `Writing` says how to write: `key` makes a create safe to repeat for a day, `ifVersion` demands a
  version, `fields` and `expand` choose what is shown.
- What is created or changed is shown as far as its author may read it: the rest throws `NotShownException` or is empty.
- A refusal is a `Problem` with `status`, `code`, `errors` by field and the whole `body`; a stale version is status 412. An
  answer that is none of the API, such as the page of a portal, is a `Problem` with the code `unknown`. Where there is no
  answer at all it is an `UncheckedIOException`.
- Reads, and creates with a key, are tried again up to three times when the server is busy (429, 503, or 409 because the first
  try is still being answered, each with `Retry-After`) or cannot be reached; so is signing in. After a 401 a request is
  sent once more where another token can be had. Nothing else is ever sent twice.
- A refused sign-in is kept for a minute, and twice as long each time, so that a changed password does not lock the account.
- `Connection.within` bounds one request, its body included, and a call with all its tries; an interrupted thread stops at once.
  `Connection.using` and `PasswordSignIn` take an `HttpClient` of yours, for proxies and certificates; all others share one.
- What was not asked for with `fields`, or may not be read, throws `NotShownException`; `RecordView.shows` tells before.
- What may be null is an `Optional`. A setter takes null to take a value away.
- `Instant` and `Duration` are sent to the microsecond, as servers keep no more.

## Entities
| entity | records |
| --- | --- |
<#list entities as one>
| ${one.title} | `client.${one.attribute}()` |
</#list>
