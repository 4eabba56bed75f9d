package io.modelwright.testkit.servers;

import java.sql.SQLException;
import javax.sql.PooledConnection;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * Where the PostgreSQL of a test run is.
 *
 * @param urlPrefix the JDBC URL up to the name of the database
 * @param user a superuser
 */
record PostgresServer(String urlPrefix, String user, String password, Runnable stop) {

    String jdbcUrl(String database) {
        return urlPrefix + database;
    }

    PooledConnection connect(String database) throws SQLException {
        PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
        source.setUrl(jdbcUrl(database));
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("modelwright-tests");
        return source.getPooledConnection();
    }
}
