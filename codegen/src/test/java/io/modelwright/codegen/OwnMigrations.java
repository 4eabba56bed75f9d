package io.modelwright.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** What people put between the migrations of the model: a table of their own that leads to records, and an index. */
public final class OwnMigrations {

    private OwnMigrations() {}

    /** Of the time of the first version. */
    public static void addFirst(Path folder) throws IOException {
        Files.writeString(folder.resolve("V1_1__own.sql"), """
                CREATE TABLE own_visit (id uuid PRIMARY KEY, client_id uuid NOT NULL REFERENCES client (id), seen date);
                CREATE INDEX own_remark ON client (left(remark, 10));
                """);
    }

    /** Of the time of the second version, where clients are customers. */
    public static void addSecond(Path folder) throws IOException {
        addFirst(folder);
        Files.writeString(folder.resolve("V2_1__own_later.sql"), """
                ALTER TABLE own_visit ADD COLUMN customer text;
                UPDATE own_visit SET customer = (SELECT full_name FROM customer WHERE customer.id = client_id);
                """);
    }

    /** A row of that table for each client. */
    public static void fill(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO own_visit SELECT gen_random_uuid(), id, '2027-01-31' FROM client");
        }
    }

    /** What the rows hold. */
    public static List<String> rows(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return StoredRows.texts(connection, "SELECT seen || ' ' || customer FROM own_visit ORDER BY 1");
        }
    }
}
