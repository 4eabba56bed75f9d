package app.support.app;

import com.codahale.metrics.health.HealthCheck;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Whether the database answers. */
final class DatabaseCheck extends HealthCheck {

    private static final int PATIENCE_SECONDS = 2;

    private final DataSource database;

    DatabaseCheck(DataSource database) {
        this.database = database;
    }

    @Override
    protected Result check() {
        return isUp() ? Result.healthy() : Result.unhealthy("the database cannot be reached");
    }

    boolean isUp() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException away) {
            return false;
        }
    }
}
