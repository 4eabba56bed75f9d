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
from ${package} import ${example.input}, ${example.patch}

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
- `iterate` walks all records. `related(id, "relation")` walks all records at a relation to many, of which `expand` shows the
  first page alone.
- `aggregate(compute=["count"], group_by=[...])` counts, sums and so on without reading the records.
- With `idempotency_key` a create is safe to repeat for a day, and repeated.
- What is created or changed is shown as far as its author may read it: the rest raises `NotShownError` or is None.
- A refusal is a `Problem` with `status`, `code` and `errors` by field; a stale `if_version` is status 412. An answer that is
  none of the API, such as the page of a portal, is a `Problem` with the code `unknown`. Where there is no answer at all it is
  an `OSError` or an `http.client.HTTPException`.
- Reads, and creates with a key, are tried again up to three times when the server is busy (429, 503, or 409 because the first
  try is still being answered, each with `Retry-After`) or cannot be reached; so is signing in. After a 401 a request is
  sent once more where another token can be had. Nothing else is ever sent twice.
- A refused sign-in is kept for a minute, and twice as long each time, so that a changed password does not lock the account.
- A request may take `timeout` seconds, its body included, a call with all its tries `deadline` seconds.
- Each thread keeps one connection to the server. Proxies of the environment are not obeyed; `context` is an `ssl.SSLContext`.
- Values of another type than the member's are a `TypeError`, nothing is converted: amounts are `Decimal` or `int`, no `float`.
- What was not asked for with `fields`, or may not be read, raises `NotShownError`; `has_member(record, name)` tells before. It
  is an `AttributeError`, so that `getattr(record, name, None)` works too.
- A relation to one record is a `Ref`: its `id`, and its `record` where that was expanded. One to many is a `Related`.
- Fractions in members of type json are `Decimal`.

## Entities
| entity | records |
| --- | --- |
<#list entities as one>
| ${one.title} | `client.${one.attribute}` |
</#list>

## Checks
```
pip install --group dev -e .
python -m unittest discover -s tests && mypy && ruff check
```
