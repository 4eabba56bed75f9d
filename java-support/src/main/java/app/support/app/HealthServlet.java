package app.support.app;

import app.support.http.GetServlet;
import app.support.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;

/** {@code /health/live}: the process answers. {@code /health/ready}: it can reach its database, and goes on. */
final class HealthServlet extends GetServlet {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient DatabaseCheck database;
    private final transient Readiness readiness;

    HealthServlet(DatabaseCheck database, Readiness readiness) {
        this.database = database;
        this.readiness = readiness;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        switch (path) {
            case "/live" -> answer(response, 200, "{\"status\":\"live\"}");
            case "/ready" -> {
                if (readiness.isStopping()) {
                    answer(response, 503, "{\"status\":\"stopping\"}");
                } else if (database.isUp()) {
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
