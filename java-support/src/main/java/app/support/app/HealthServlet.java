package app.support.app;

import app.support.problem.Problems;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;

/** {@code /health/live}: the process answers. {@code /health/ready}: it can reach its database. */
final class HealthServlet extends HttpServlet {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient DatabaseCheck database;

    HealthServlet(DatabaseCheck database) {
        this.database = database;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        switch (path) {
            case "/live" -> answer(response, 200, "{\"status\":\"live\"}");
            case "/ready" -> {
                if (database.isUp()) {
                    answer(response, 200, "{\"status\":\"ready\",\"checks\":{\"database\":\"up\"}}");
                } else {
                    answer(response, 503, "{\"status\":\"unavailable\",\"checks\":{\"database\":\"down\"}}");
                }
            }
            default -> throw Problems.notFound("There is nothing here.");
        }
    }

    private static void answer(HttpServletResponse response, int status, String body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
