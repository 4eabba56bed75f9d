# Client of ${title}

Typed Java client of the records of ${title}, made from version ${version} of its model. It needs Java 21 and Jackson, and
builds with `mvn package`. The same client talks to the generated application and to the app on its platform.

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

- A filter is a condition in the expression language (CEL). `Cel.text(value)` writes a text into it safely.
- `create(input, key)` creates a record once, however often it is tried.
- A refusal is a `Problem` with `status`, `code` and `errors` by field; a stale version is status 412. Where there is no answer
  at all it is an `UncheckedIOException`.
- Reads, and creates with a key, are tried again up to three times when the server is busy (429, 503 with `Retry-After`)
  or cannot be reached. Nothing else is ever sent twice.
- What was not asked for with `fields`, or may not be read, throws `NotShownException`; `RecordView.shows` tells before.
- What may be null is an `Optional`. A setter takes null to take a value away.

## Entities
| entity | records |
| --- | --- |
<#list entities as one>
| ${one.title} | `client.${one.attribute}()` |
</#list>
