package app.support.app;

import app.support.http.GetServlet;
import app.support.http.RequestDurations;
import app.support.http.RequestTimes;
import com.codahale.metrics.MetricRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;

/** {@code /metrics} for Prometheus. */
final class MetricsServlet extends GetServlet {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient MetricRegistry registry;
    private final transient RequestTimes times;
    private final transient RequestDurations durations;

    MetricsServlet(MetricRegistry registry, RequestTimes times, RequestDurations durations) {
        this.registry = registry;
        this.times = times;
        this.durations = durations;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = PrometheusText.of(registry, times, durations).getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/plain; version=0.0.4; charset=utf-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
