package app.support.app;

import com.codahale.metrics.health.HealthCheck;
import io.dropwizard.lifecycle.Managed;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the database answers, on a connection apart from those of requests, which may all be in use. Thread-safe. */
final class DatabaseCheck extends HealthCheck implements Managed {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseCheck.class);

    private static final int PATIENCE_SECONDS = 2;

    private final AppConfiguration.Database database;
    private @Nullable Connection connection;

    DatabaseCheck(AppConfiguration.Database database) {
        this.database = database;
    }

    @Override
    protected Result check() {
        return isUp() ? Result.healthy() : Result.unhealthy("the database cannot be reached");
    }

    synchronized boolean isUp() {
        try {
            if (connection == null || !connection.isValid(PATIENCE_SECONDS)) {
                close();
                connection = Databases.connect(database);
            }
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException away) {
            return false;
        }
    }

    @Override
    public synchronized void stop() {
        close();
    }

    private void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException gone) {
            LOG.debug("the connection was gone already: {}", gone.toString());
        } finally {
            connection = null;
        }
    }
}
