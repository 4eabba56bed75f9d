package io.modelwright.bootstrap.http;

import io.modelwright.bootstrap.health.HealthServlet;
import io.modelwright.rest.edge.SecurityHeaders;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.ee10.servlet.ServletContextResponse;

/** Until the schemas are migrated (the database may be away at the start) everything but the health is answered by 503. */
public final class StartGate extends HttpFilter {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final byte[] PROBLEM = """
            {"type":"urn:modelwright:problem:starting","title":"Service Unavailable","status":503,\
            "detail":"The platform is starting; try again in a moment."}""".getBytes(StandardCharsets.UTF_8);

    private final AtomicBoolean open = new AtomicBoolean();
    private final boolean secure;

    /** @param secure whether browsers reach the server by https */
    public StartGate(boolean secure) {
        this.secure = secure;
    }

    public void open() {
        open.set(true);
    }

    public boolean isOpen() {
        return open.get();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath();
        if (open.get() || path.equals(HealthServlet.LIVE) || path.equals(HealthServlet.READY)) {
            chain.doFilter(request, response);
            return;
        }
        SecurityHeaders.complete(
                ServletContextResponse.getServletContextResponse(response).getHeaders(), secure);
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Retry-After", "1");
        response.setContentType("application/problem+json");
        response.setContentLength(PROBLEM.length);
        response.getOutputStream().write(PROBLEM);
    }
}
