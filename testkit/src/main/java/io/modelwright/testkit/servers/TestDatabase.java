package io.modelwright.testkit.servers;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import org.jspecify.annotations.Nullable;

/**
 * A database for one test. Connections are kept open between uses, so that a test may open and close them freely. Closing
 * the database drops it; what a test made is dropped after it anyway.
 */
public final class TestDatabase implements DataSource, AutoCloseable {

    private final TestPostgres server;
    private final String name;

    TestDatabase(TestPostgres server, String name) {
        this.server = server;
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** For a driver that opens its own connections. */
    public String jdbcUrl() {
        return server.server().jdbcUrl(name);
    }

    public String user() {
        return server.server().user();
    }

    public String password() {
        return server.server().password();
    }

    @Override
    public Connection getConnection() throws SQLException {
        PooledConnection pooled = server.idle().take(name);
        if (pooled == null) {
            pooled = server.server().connect(name);
            pooled.addConnectionEventListener(new ReturnOnClose(server.idle(), name));
        }
        return pooled.getConnection();
    }

    @Override
    public void close() {
        server.drop(name);
    }

    /** Keeps a connection for the next user unless it broke. */
    private static final class ReturnOnClose implements ConnectionEventListener {
        private final IdleConnections idle;
        private final String database;
        private boolean broken;

        ReturnOnClose(IdleConnections idle, String database) {
            this.idle = idle;
            this.database = database;
        }

        @Override
        public void connectionClosed(ConnectionEvent event) {
            if (!broken) {
                idle.put(database, (PooledConnection) event.getSource());
            }
        }

        @Override
        public void connectionErrorOccurred(ConnectionEvent event) {
            broken = true;
            IdleConnections.closeQuietly((PooledConnection) event.getSource());
        }
    }

    @Override
    public Connection getConnection(String user, String secret) throws SQLException {
        throw new SQLFeatureNotSupportedException("connections of a test database are its owner's");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("logs go to SLF4J");
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("the timeout is fixed");
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("logs go to SLF4J");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (isWrapperFor(type)) {
            return type.cast(this);
        }
        throw new SQLException("a test database is no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
