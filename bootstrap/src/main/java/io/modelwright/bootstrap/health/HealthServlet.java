package io.modelwright.bootstrap.health;

import io.modelwright.bootstrap.health.Health.Report;
import io.modelwright.bootstrap.health.Health.Status;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code /health/live}: 200 as long as the process answers. {@code /health/ready}: 200 with {@code {"status":"ready",
 * "checks":{"database":"up","redis":"up"}}}, 200 and {@code degraded}, or 503 and {@code unavailable}.
 */
public final class HealthServlet extends HttpServlet {

    public static final String LIVE = "/health/live";
    public static final String READY = "/health/ready";

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Health health;

    public HealthServlet(Health health) {
        this.health = health;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getServletPath().equals(LIVE)) {
            answer(response, HttpServletResponse.SC_OK, "{\"status\":\"live\"}");
            return;
        }
        Report report = health.ask();
        boolean serves = report.status() != Status.UNAVAILABLE;
        if (!serves) {
            response.setHeader("Retry-After", "2");
        }
        answer(response, serves ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE, json(report));
    }

    private static void answer(HttpServletResponse response, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** Status and names are words of this program: nothing to escape. */
    private static String json(Report report) {
        String checks =
                report.checks().entrySet().stream().map(HealthServlet::member).collect(Collectors.joining(","));
        return "{\"status\":\"" + report.status().name().toLowerCase(Locale.ROOT) + "\",\"checks\":{" + checks + "}}";
    }

    private static String member(Map.Entry<String, Boolean> check) {
        return "\"" + check.getKey() + "\":\"" + (check.getValue() ? "up" : "down") + "\"";
    }
}
