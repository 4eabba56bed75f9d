package io.modelwright.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The yardstick: Jetty, JDBC and one fixed statement per workload, with no authentication and no model. Its create writes a
 * history and an outbox row in the same statement, as the platform's does.
 *
 * <p>Arguments: port, JDBC URL, user; the password comes from the environment variable {@code BARE_PASSWORD}.
 */
public final class BareServer {

    private static final int POOL = 8;

    private BareServer() {}

    public static void main(String[] args) throws Exception {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(args[1]);
        pool.setUsername(args[2]);
        pool.setPassword(System.getenv("BARE_PASSWORD"));
        pool.setMaximumPoolSize(POOL);
        pool.addDataSourceProperty("prepareThreshold", 1);
        Server server = new Server(new QueuedThreadPool(64, 8));
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(args[0]));
        server.addConnector(connector);
        server.setHandler(new Records(new HikariDataSource(pool)));
        server.start();
        server.join();
    }

    private static final class Records extends Handler.Abstract {
        private final DataSource database;

        Records(DataSource database) {
            this.database = database;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            String path = Request.getPathInContext(request);
            String answer;
            if (path.startsWith("/get/")) {
                answer = get(UUID.fromString(path.substring(5)));
            } else if (path.equals("/list")) {
                answer = list(BareTables.LIST, BareServer::task);
            } else if (path.equals("/expand")) {
                answer = list(BareTables.EXPAND, BareServer::taskWithProject);
            } else {
                answer = create();
                response.setStatus(201);
            }
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
            response.write(true, ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)), callback);
            return true;
        }

        private String get(UUID id) throws SQLException {
            try (Connection connection = database.getConnection();
                    PreparedStatement statement = connection.prepareStatement(BareTables.GET)) {
                statement.setObject(1, id);
                try (ResultSet row = statement.executeQuery()) {
                    StringBuilder json = new StringBuilder(512);
                    if (row.next()) {
                        task(row, json);
                    }
                    return json.toString();
                }
            }
        }

        private String list(String sql, RowWriter writer) throws SQLException {
            try (Connection connection = database.getConnection();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, "todo");
                try (ResultSet row = statement.executeQuery()) {
                    StringBuilder json = new StringBuilder(12_000).append("{\"items\":[");
                    String separator = "";
                    while (row.next()) {
                        json.append(separator);
                        writer.write(row, json);
                        separator = ",";
                    }
                    return json.append("],\"nextCursor\":null}").toString();
                }
            }
        }

        private String create() throws SQLException {
            try (Connection connection = database.getConnection();
                    PreparedStatement statement = connection.prepareStatement(BareTables.CREATE)) {
                statement.setObject(1, UUID.randomUUID());
                statement.setString(2, "A task that was made under load");
                statement.setString(3, "todo");
                statement.setInt(4, 3);
                try (ResultSet row = statement.executeQuery()) {
                    StringBuilder json = new StringBuilder(512);
                    row.next();
                    task(row, json);
                    return json.toString();
                }
            }
        }
    }

    private interface RowWriter {
        void write(ResultSet row, StringBuilder json) throws SQLException;
    }

    private static void task(ResultSet row, StringBuilder json) throws SQLException {
        json.append("{\"id\":\"")
                .append(row.getObject(1, UUID.class))
                .append("\",\"version\":")
                .append(row.getLong(2));
        text(
                json.append(",\"createdAt\":"),
                row.getObject(3, java.time.OffsetDateTime.class).toString());
        text(json.append(",\"createdBy\":"), row.getString(4));
        text(
                json.append(",\"updatedAt\":"),
                row.getObject(5, java.time.OffsetDateTime.class).toString());
        text(json.append(",\"updatedBy\":"), row.getString(6));
        text(json.append(",\"title\":"), row.getString(7));
        text(json.append(",\"description\":"), row.getString(8));
        text(json.append(",\"status\":"), row.getString(9));
        json.append(",\"done\":").append(row.getBoolean(10));
        json.append(",\"priority\":").append(row.getInt(11));
        text(json.append(",\"estimate\":"), row.getString(12));
        text(json.append(",\"due\":"), row.getString(13));
        text(json.append(",\"project\":"), row.getString(14));
        json.append('}');
    }

    private static void taskWithProject(ResultSet row, StringBuilder json) throws SQLException {
        task(row, json);
        json.setLength(json.length() - 1);
        text(json.append(",\"projectObject\":{\"id\":"), row.getString(15));
        text(json.append(",\"name\":"), row.getString(16));
        json.append("}}");
    }

    private static void text(StringBuilder json, @org.jspecify.annotations.Nullable String value) {
        if (value == null) {
            json.append("null");
            return;
        }
        json.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
