# ${title}

A web service on Dropwizard, Jdbi, Flyway and PostgreSQL, made from version ${version} of its model. The code is yours to change.

## Start it

With Docker, database included:

```sh
docker compose up --build
```

Without, on a PostgreSQL of yours (15 or newer) and a JDK of 21 or newer:

```sh
mvn package
DATABASE_URL=jdbc:postgresql://127.0.0.1:5432/app DATABASE_USER=app DATABASE_PASSWORD=... \
  java -jar target/app.jar server app.yml
```

The first start makes an administrator, `admin@localhost` unless `ADMIN_EMAIL` says otherwise, with the password that
`ADMIN_PASSWORD` gives; without one, a password is made and stands in the log once. The tables are made and upgraded at each start.

Records to look at, in an empty application: `java -jar target/app.jar seed app.yml`, with the same variables. `mvn verify` runs the
tests, on a PostgreSQL that they bring with them.

## Use it

```sh
API=http://127.0.0.1:8080/api/v1
TOKEN=$(curl -s $API/auth/login -H 'Content-Type: application/json' \
  -d '{"email":"admin@localhost","password":"..."}' | sed -n 's/.*"accessToken":"\([^"]*\)".*/\1/p')
<#if entities?has_content>
curl -s $API/records/${entities[0].name}?limit=5 -H "Authorization: Bearer $TOKEN"
</#if>
```

| | |
| --- | --- |
| `/api/v1/records/{entity}` | the records; see `/openapi.json` for all that can be asked |
| `/api/v1/users`, `/api/v1/me` | people, for administrators; one's own account |
| `/openapi.json` | the OpenAPI 3.1 document of the records |
| `/health/live`, `/health/ready` | whether it runs, and whether it reaches its database |
| `/metrics` | Prometheus |

| entity | called | package |
| --- | --- | --- |
<#list entities as entity>
| ${entity.title} | `${entity.name}` | `${entity.package}` |
</#list>

## Change it

- **Your code**: each entity has a `...Hooks` class. It is made once and never written again: override `beforeWrite` to change or
  refuse a record, `afterWrite` to do more in the same transaction, `routes` to add resources of your own.
- **Migrations** lie in `src/main/resources/db/migration`. `V1`, `V2` and so on belong to the versions of the model and never change;
  put yours between them (`V1.1__my_index.sql`). `V0` makes the tables of the system, in the schema `app_system`. They run at the
  start, once however many instances start together; on a database that a newer application has upgraded an older one does not start.
- **What depends on the model** has a package for each entity: the record, its table, what is validated, who may do what, and
  the statements that store it. `${basePackage}.support` is the same in every application.
- `app.yml` is the configuration; environment variables take the place of its values.

Not there: history, live changes, import and export of records, and uploads of files. Roles and what they may do are part of the model; `admin` may do everything. What another node changes about an account counts
within two seconds.
