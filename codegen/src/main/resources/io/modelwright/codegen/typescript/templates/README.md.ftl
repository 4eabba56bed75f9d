# ${heading}

An application on Node 24, Fastify and PostgreSQL, in strict TypeScript. It serves records over HTTP; [documents/openapi.json](documents/openapi.json) describes the interface, `/openapi.json` serves that description.

## Start it

```sh
cp .env.example .env   # and set POSTGRES_PASSWORD
docker compose up --build
```

It listens at <http://127.0.0.1:8080>. The first start makes an account for `ADMIN_EMAIL`: with `ADMIN_PASSWORD`, or else with a one-time password that `docker compose logs app` shows and that has to be changed first:

```sh
API=http://127.0.0.1:8080/api/v1
TOKEN=$(curl -s $API/auth/login -H 'Content-Type: application/json' -d '{"email":"…","password":"the one-time password"}' |
  sed -n 's/.*"accessToken":"\([^"]*\)".*/\1/p')
curl -X PUT $API/me/password -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \
  -d '{"currentPassword":"the one-time password","newPassword":"…"}'
```

That ends all tokens from before: sign in again with the new password. Whoever has lost theirs gets another one-time password from `docker compose exec app npm run reset-password -- EMAIL`.

Without Docker, with a PostgreSQL of your own:

```sh
npm ci
DATABASE_URL=postgres://user:password@127.0.0.1:5432/app npm run dev
```

## Use it

```sh
API=http://127.0.0.1:8080/api/v1
TOKEN=$(curl -s $API/auth/login -H 'Content-Type: application/json' -d '{"email":"…","password":"…"}' |
  sed -n 's/.*"accessToken":"\([^"]*\)".*/\1/p')
curl -s "$API/records/${first}?limit=5" -H "Authorization: Bearer $TOKEN"
```

| records | at |
| --- | --- |
<#list entities as item>
| ${item.title} | `/api/v1/records/${item.name}` |
</#list>

Lists take `filter`, `sort`, `fields`, `expand`, `q`, `limit`, `cursor`, `count`, and `aggregate` with `groupBy`. Roles: `admin`, which may do everything<#list roleNames as role>, `${role}`</#list>. An administrator manages users at `/api/v1/users`.

| beside them | |
| --- | --- |
| `POST /api/v1/auth/login`, `/refresh`, `/logout` | an access token for a quarter of an hour; a cookie trades its refresh token for the next one, and a token that comes back late ends its session |
| `/api/v1/me`, `PUT /api/v1/me/password` | your account; another password ends all sessions |
| `POST /api/v1/files`, `/api/v1/files/<id>`, `/link` | files for the fields that hold them: the body itself, or a form with one part `file`. Who reads the field of a record reads its file; a link opens it for a minute |
| `…/<id>/history`, `POST …/<id>/restore` | what became of a record, also of a deleted one, and going back to a version |
| `…/export?format=csv\|ndjson`, `POST …/import` | many records as text; lines that are refused are reported, the others kept |
| `Idempotency-Key` on a `POST` of records or a file | it acts once in 24 hours, and is answered again as the first time. An import with a key is one transaction, of a body not larger than a file |
| `/api/v1/records/events` | changes as they happen, as server-sent events; `Last-Event-ID` goes on where one was |

## Where things are

| | |
| --- | --- |
| `src/entities/<name>/entity.ts` | the members of a record, with the SQL of what is computed |
| `src/entities/<name>/validation.ts` | its rules and patterns |
| `src/entities/<name>/grants.ts` | what each role may do with it, as conditions of SQL |
| `src/entities/<name>/hooks.ts` | your code: before and after each change, and further routes. Never written over |
| `src/support/` | what all of them share: HTTP, accounts, files, history, queries, the filter language |
| `migrations/` | the scripts of each version. Add your own in between: `V1.1__my_change.sql`. They run at the start, once however many instances start together; on a database that a newer app has upgraded an older one does not start |
| `seed/` | sample records, which `SEED=true` stores at the first start, and which the tests use |
| `test/` | tests of every endpoint, rule and role |

## Work on it

| | |
| --- | --- |
| `npm run dev` | run it, and restart it when a source changes |
| `npm test` | run the tests, on a PostgreSQL of their own or on the one of `TEST_DATABASE_URL` |
| `npm run check`, `npm run lint`, `npm run format` | check types, check style, format |
| `npm run build` | compile to `dist/` |

## Run it

| variable | meaning |
| --- | --- |
| `DATABASE_URL` | where PostgreSQL is; or `PGHOST`, `PGUSER`, `PGPASSWORD` and `PGDATABASE`, in which nothing has to be escaped |
| `DATABASE_POOL_SIZE` | connections to it at most, 10 |
| `HOST`, `PORT` | where to listen, 127.0.0.1 and 8080 |
| `APP_SECRET`, `APP_SECRET_FILE` | 32 bytes or more as base64, or the file that has them: it is made at the first start, `data/secret`. Tokens are signed, secrets encrypted with it: keep it, and the same for all processes |
| `ADMIN_EMAIL`, `ADMIN_PASSWORD` | the first account |
| `PUBLIC_ORIGIN` | where browsers find the app, such as `https://app.example.com`; with https the cookie is for https alone |
| `FILES_FOLDER`, `FILE_SIZE_MAX` | where what is in files is kept, `data/files`, and the largest one, 26214400 bytes |
| `SEED` | `true` stores sample records at the first start |
| `SCHEMA_UP_TO` | the newest version of a database, upgraded by a newer app, on which this one starts all the same |
| `LOG_LEVEL` | `info` |
| `TRUST_PROXY` | how many proxies are in front, or their addresses such as `10.0.0.0/8`; without it each client is taken for the proxy, whose sign-in attempts all count together |

Instead of a variable, the one with `_FILE` behind its name can tell the file that holds its value.

`/health/live`, `/health/ready` and `/metrics` (Prometheus) are open: keep them inside. On SIGTERM it is not ready any more, goes on for two seconds, then finishes the requests that it has, for five seconds at most. Back up the database, the files and the secret. Several processes can run at once on the same database, folder of files and secret.
