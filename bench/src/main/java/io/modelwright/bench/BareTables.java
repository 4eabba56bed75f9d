package io.modelwright.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The tables and statements of the yardstick: the same rows as the platform's, in a schema of their own. */
final class BareTables {

    private static final String COLUMNS =
            "t.id, t.version, t.created_at, t.created_by, t.updated_at, t.updated_by, t.title, t.description, t.status,"
                    + " t.done, t.priority, t.estimate, t.due, t.project_id";

    static final String GET = "SELECT " + COLUMNS + " FROM bare.task t WHERE t.id = ?";

    static final String LIST =
            "SELECT " + COLUMNS + " FROM bare.task t WHERE t.status = ? ORDER BY t.due, t.id LIMIT 25";

    static final String EXPAND = "SELECT " + COLUMNS
            + ", p.id, p.name FROM bare.task t LEFT JOIN bare.project p ON p.id = t.project_id"
            + " WHERE t.status = ? ORDER BY t.due, t.id LIMIT 25";

    static final String CREATE = create("?", "?", "?", "?");

    private BareTables() {}

    /** The insert with its four values as SQL: id, title, status, priority. */
    static String create(String id, String title, String status, String priority) {
        return "WITH t AS (INSERT INTO bare.task (id, version, created_at, created_by, updated_at,"
                + " updated_by, title, status, done, priority) VALUES (" + id
                + ", 1, now(), gen_random_uuid(), now(), gen_random_uuid(), " + title + ", " + status + ", false, "
                + priority + ") RETURNING *),"
                + " h AS (INSERT INTO bare.history (record_id, version, at, delta) SELECT id, version, created_at,"
                + " '{}'::jsonb FROM t),"
                + " o AS (INSERT INTO bare.outbox (record_id, version, at) SELECT id, version, created_at FROM t)"
                + " SELECT " + COLUMNS + " FROM t";
    }

    /** Copies the platform's rows from {@code source}, a schema name that the bench read from the catalog. */
    static void copyFrom(DataSource database, String source) throws SQLException {
        String schema = '"' + source.replace("\"", "\"\"") + '"';
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS bare CASCADE");
            statement.execute("CREATE SCHEMA bare");
            statement.execute("CREATE TABLE bare.project AS SELECT id, name FROM " + schema + ".project");
            statement.execute("ALTER TABLE bare.project ADD PRIMARY KEY (id)");
            statement.execute("CREATE TABLE bare.task AS SELECT id, version, created_at, created_by, updated_at,"
                    + " updated_by, title, description, status, done, priority, estimate, due, project_id FROM "
                    + schema + ".task");
            statement.execute("ALTER TABLE bare.task ADD PRIMARY KEY (id),"
                    + " ADD FOREIGN KEY (project_id) REFERENCES bare.project");
            statement.execute("CREATE INDEX ON bare.task (status, due, id)");
            statement.execute("CREATE INDEX ON bare.task (project_id)");
            statement.execute("CREATE TABLE bare.history (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                    + " record_id uuid NOT NULL, version bigint NOT NULL, at timestamptz NOT NULL, delta jsonb)");
            statement.execute("CREATE INDEX ON bare.history (record_id, version)");
            statement.execute("CREATE TABLE bare.outbox (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                    + " record_id uuid NOT NULL, version bigint NOT NULL, at timestamptz NOT NULL)");
            statement.execute("ANALYZE");
        }
    }
}
