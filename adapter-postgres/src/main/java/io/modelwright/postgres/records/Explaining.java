package io.modelwright.postgres.records;

import io.modelwright.core.records.Explanation;
import io.modelwright.core.sql.SqlText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL says of a statement. Stateless. */
final class Explaining {

    private Explaining() {}

    /** @param run whether the statement is done as well, and measured */
    static Explanation of(
            Connection connection, SqlText sql, Map<String, ? extends @Nullable Object> slots, boolean run)
            throws SQLException {
        String options = run ? "ANALYZE, BUFFERS, " : "";
        SqlText asked =
                new SqlText("EXPLAIN (" + options + "VERBOSE FALSE, FORMAT TEXT) " + sql.text(), sql.parameters());
        List<String> plan = new ArrayList<>();
        long begin = System.nanoTime();
        try (PreparedStatement statement = Binder.prepare(connection, asked, slots);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                plan.add(rows.getString(1));
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        return new Explanation(sql.text(), plan, run ? Optional.of(took) : Optional.empty());
    }
}
