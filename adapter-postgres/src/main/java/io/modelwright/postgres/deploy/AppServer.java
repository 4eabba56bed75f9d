package io.modelwright.postgres.deploy;

import io.modelwright.core.deploy.DatabaseName;
import io.modelwright.postgres.Databases;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The PostgreSQL of deployed apps.
 *
 * @param address of its maintenance database, and who may make databases and roles there
 * @param host where applications find it, which may be another name than the platform has for it
 * @param port there
 */
public record AppServer(Databases.Address address, String host, int port) {

    private static final int CONNECT_SECONDS = 5;
    private static final int SILENCE_SECONDS = 600;

    Connection connect() throws SQLException {
        return source().getConnection();
    }

    /** Whether it lets its user in now. */
    public boolean answers() {
        try (Connection connection = connect()) {
            return connection.isValid(CONNECT_SECONDS);
        } catch (SQLException notYet) {
            return false;
        }
    }

    Connection connect(DatabaseName database) throws SQLException {
        PGSimpleDataSource source = source();
        source.setDatabaseName(database.value());
        return source.getConnection();
    }

    private PGSimpleDataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address.url());
        source.setUser(address.user());
        source.setPassword(address.password());
        source.setApplicationName("modelwright deployments");
        source.setLogServerErrorDetail(false);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(SILENCE_SECONDS);
        source.setTcpKeepAlive(true);
        return source;
    }
}
