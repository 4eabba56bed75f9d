package app.support.app;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** {@code /health/live}: the process answers. {@code /health/ready}: it can reach its database. */
final class HealthServlet extends HttpServlet {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int PATIENCE_SECONDS = 2;

    private final transient DataSource database;

    HealthServlet(DataSource database) {
        this.database = database;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean known = "/live".equals(request.getPathInfo()) || "/ready".equals(request.getPathInfo());
        boolean up = "/live".equals(request.getPathInfo()) || isReachable();
        response.setStatus(!known ? 404 : up ? 200 : 503);
        response.setContentType("application/json");
        String body = "{\"status\":\"" + (up ? "up" : "down") + "\"}";
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }

    private boolean isReachable() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException away) {
            return false;
        }
    }
}
