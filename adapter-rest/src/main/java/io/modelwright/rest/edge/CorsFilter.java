package io.modelwright.rest.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Lets pages of the configured origins call the API from browsers, by access token or key: never with cookies, and never the
 * routes of signing in, which work with one. Without origins it says nothing, and browsers refuse.
 */
final class CorsFilter extends HttpFilter {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String REQUEST_HEADERS =
            "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, Last-Event-ID, App-Version";
    private static final String ANSWER_HEADERS = "ETag, Location, RateLimit, RateLimit-Policy, Retry-After,"
            + " Idempotent-Replayed, X-Request-Id, Content-Disposition, Deprecation, Sunset,"
            + " App-Version";

    /** What browsers keep at most. */
    private static final String PREFLIGHT_SECONDS = "7200";

    private final transient Set<String> origins;

    CorsFilter(Set<String> origins) {
        this.origins = origins;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI();
        if (origins.isEmpty() || !EdgePaths.isApi(path) || EdgePaths.isAuth(path)) {
            chain.doFilter(request, response);
            return;
        }
        response.addHeader("Vary", "Origin");
        List<String> sent = Collections.list(request.getHeaders("Origin"));
        // Exactly as browsers write it: whatever looks similar is another origin.
        boolean allowed = sent.size() == 1 && origins.contains(sent.getFirst());
        if (allowed) {
            response.setHeader("Access-Control-Allow-Origin", sent.getFirst());
        }
        if (allowed
                && request.getMethod().equals("OPTIONS")
                && request.getHeader("Access-Control-Request-Method") != null) {
            response.setHeader("Access-Control-Allow-Methods", METHODS);
            response.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
            response.setHeader("Access-Control-Max-Age", PREFLIGHT_SECONDS);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        if (allowed) {
            response.setHeader("Access-Control-Expose-Headers", ANSWER_HEADERS);
        }
        chain.doFilter(request, response);
    }
}
