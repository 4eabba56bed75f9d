# Client of ${title}

Typed Python client of the records of ${title}, made from version ${version} of its model. It needs Python 3.11 or newer and
nothing else. The same client talks to the generated application and to the app on its platform.

```
pip install .
```

## Connecting
```python
from ${package} import ${client}, PasswordSignIn

server = "https://example.org"
client = ${client}(server, token=PasswordSignIn(server, "me@example.org", "my password"))
```
On a platform, name the app: `${client}(server, app="${slug}", token="mw_...")`, with an API key or any access token.
A `TokenSource` of your own gives tokens from elsewhere.
<#if example??>

## Records
```python
from ${package}.entities.${example.module} import ${example.input}, ${example.patch}

page = client.${example.attribute}.list(filter='${example.filter}', sort=["-${example.sort}"], limit=20, count=True)
for record in client.${example.attribute}.iterate(<#if example.expand??>expand=["${example.expand.name}"]</#if>):
    print(record.id<#if example.expand??>, record.${example.expand.attribute}</#if>)

created = client.${example.attribute}.create(${example.input}(<#list example.writable?filter(m -> m.needed) as member>${member.attribute}=${member.example}<#sep>, </#sep></#list>))
<#if example.change??>
changed = client.${example.attribute}.update(
    created.id, ${example.patch}(${example.change.attribute}=${example.change.example}), if_version=created.version
)
<#else>
changed = client.${example.attribute}.get(created.id)
</#if>
client.${example.attribute}.delete(changed.id)
```
</#if>

- A filter is a condition in the expression language (CEL). `literal(value)` writes a value into it safely.
- `create(..., idempotency_key=...)` creates a record once, however often it is tried.
- A refusal is a `Problem` with `status`, `code` and `errors` by field; a stale `if_version` is status 412. Where there is no
  answer at all it is an `OSError`, as `urllib` raises it.
- Reads, and creates with a key, are tried again up to three times when the server is busy (429, 503 with `Retry-After`)
  or cannot be reached. Nothing else is ever sent twice.
- What was not asked for with `fields`, or may not be read, raises `NotShownError`; `has_member(record, name)` tells before.
- A relation to one record is a `Ref`: its `id`, and its `record` where that was expanded. One to many is a `Related`.

## Entities
| entity | records |
| --- | --- |
<#list entities as one>
| ${one.title} | `client.${one.attribute}` |
</#list>

## Checks
```
python -m unittest discover -s tests && mypy && ruff check
```
