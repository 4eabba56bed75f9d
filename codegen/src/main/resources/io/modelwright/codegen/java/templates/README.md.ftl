# ${title}

A web service on Dropwizard, Jdbi, Flyway and PostgreSQL, made from version ${version} of its model. The code is yours to change.

## Start it

With Docker, database included:

```sh
cp .env.example .env    # and set what is empty there
docker compose up --build
```

The last step of the build starts the application without a database (`rehearse`), so that the JVM keeps what it loaded for later
starts. The container has no capabilities, 512 MB of memory, and only `/tmp` to write to: `docker-compose.yml` says so.

Without, on a PostgreSQL of yours (15 or newer) and a JDK of 21 or newer:

```sh
mvn package
DATABASE_URL=jdbc:postgresql://127.0.0.1:5432/app DATABASE_USER=app DATABASE_PASSWORD=... \
  java -jar target/app.jar server app.yml
```

The first start makes an administrator, `admin@localhost` unless `ADMIN_EMAIL` says otherwise, with the password that
`ADMIN_PASSWORD` gives; without one, a password is made and printed once: it is good for one day, to set another one. The tables are made and upgraded at each start.

Records to look at, in an empty application: `java -jar target/app.jar seed app.yml`, with the same variables. `mvn verify` runs the
tests, on a PostgreSQL that they bring with them.

## Use it

```sh
API=http://127.0.0.1:8080/api/v1
TOKEN=$(curl -s $API/auth/login -H 'Content-Type: application/json' \
  -d '{"email":"admin@localhost","password":"..."}' | sed -n 's/.*"accessToken":"\([^"]*\)".*/\1/p')
<#if entities?has_content>
curl -s "$API/records/${entities[0].name}?limit=5" -H "Authorization: Bearer $TOKEN"
</#if>
```

| | |
| --- | --- |
| `/api/v1/records/{entity}` | the records; see `/openapi.json` for all that can be asked |
| `/api/v1/records/{entity}/{id}/history`, `.../restore` | who changed what, and going back to it; deleted records come back too |
| `/api/v1/records/{entity}/export?format=csv`, `.../import` | CSV and NDJSON; an import makes all good rows in one transaction and reports the others |
| `/api/v1/records/events` | changes as they happen, as server-sent events; `Last-Event-ID` goes on where one stopped |
| `/api/v1/files` | uploads, downloads, links for a minute |
| `/api/v1/auth/login`, `/refresh`, `/logout` | an access token for 15 minutes; a cookie that gets the next one |
| `/api/v1/users`, `/api/v1/me` | people, for administrators; one's own account and password |
| `/openapi.json` | the OpenAPI 3.1 document of all that |
| `/health/live`, `/health/ready` | whether it runs, and whether it reaches its database |
| `/metrics` | Prometheus: requests by entity, the pool, the process; also as `/prometheus` on the admin port, with `/health` |

| entity | called | package |
| --- | --- | --- |
<#list entities as entity>
| ${entity.title} | `${entity.name}` | `${entity.package}` |
</#list>

## Change it

- **Your code**: each entity has a `...Hooks` class. It is made once and never written again: override `beforeWrite` to change or
  refuse a record, `afterWrite` to do more in the same transaction, `afterCommit` for what leaves the application, `routes` to add
  resources of your own. These ask for an access token unless `openPaths` names them; `Edge.caller` tells who it is. `secrets` opens
  the values of secret fields.
- **Migrations** lie in `src/main/resources/db/migration`. `V1`, `V2` and so on belong to the versions of the model and never change;
  put yours between them (`V1.1__my_index.sql`). `V0` makes the tables of the system, in the schema `app_system`. They run at the
  start, once however many instances start together; on a database that a newer application has upgraded an older one does not start.
- **What depends on the model** has a package for each entity: the record, its table, what is validated, who may do what, and
  the statements that store it. `${basePackage}.support` is the same in every application.
- `app.yml` is the configuration; environment variables take the place of its values, and `NAME_FILE` names a file that holds one.

## Run it

| variable | for |
| --- | --- |
| `DATABASE_URL`, `DATABASE_USER`, `DATABASE_PASSWORD`, `DATABASE_CONNECTIONS` | where the records are, and how many connections at most |
| `SECRET_KEY` | tokens, cursors and secret fields depend on it: `openssl rand -base64 32`. Without one it lies in the database |
| `ADMIN_EMAIL`, `ADMIN_PASSWORD` | the administrator of an empty database |
| `HTTPS`, `FORWARDED_HEADERS` | whether browsers come by https; whether a proxy writes `X-Forwarded-For` itself |
| `HOST`, `PORT`, `ADMIN_HOST`, `ADMIN_PORT` | where it listens |
| `BODY_MAX`, `FILE_MAX` | the largest body, and the largest file, in bytes |
| `DRAIN_SECONDS` | how long it serves on after it was told to stop, while `/health/ready` says no |
| `SEED` | `true` stores records to look at at the first start, where there are none |
| `SCHEMA_UP_TO` | the newest version of a database, upgraded by a newer application, on which this one starts all the same |
| `LOG_LEVEL` | `INFO` shows each request |

- **Backup**: `pg_dump` of the database, and `SECRET_KEY` kept apart from it: without the key nobody reads the secret fields, and an
  application with another one does not start.
- **Records to look at** under compose: `docker compose run --rm app seed app.yml`, before there are others: all of them or none.
- **Passwords** have 15 characters at least, and 72 bytes at most. Ten wrong ones a minute from one address for one account are
  answered with 429, and a hundred from one address.

## Good to know

- **Files** lie in the database (`FILE_MAX` bytes at most each, 25 MiB unless you say otherwise), so that one backup holds everything.
  Who reads the field of a record that holds a file reads the file; until one does, its uploader alone. Uploads that no record ever
  held are deleted after a day; the others stay until somebody deletes them, since history may bring their records back. There
  are no small images of images.
- **History** is kept for ever, in `app_system.record_change`, under the keys of entities and fields, so that renaming them loses nothing.
  Secrets never enter it. Today's rights apply to the past.
- **Live changes** reach who follows within half a second, on every node; nothing is lost by a crash, since they are written with the
  change itself.
- **Sessions** end after 30 days, or 7 days of silence. A refresh token is traded once: one that comes back ends its session.
  Changing a password ends all others. What another node changes about an account counts within two seconds.
- **Sending again**: a POST of records or of a file with an `Idempotency-Key` acts once in 24 hours, and is answered again as the
  first time.
- Roles and what they may do are part of the model; `admin` may do everything.
