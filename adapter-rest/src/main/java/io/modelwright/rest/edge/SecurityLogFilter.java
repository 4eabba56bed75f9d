package io.modelwright.rest.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Set;
import org.slf4j.event.Level;

/** Tells the {@link SecurityLog} what came of signing in, of what is not for everybody, and of what administrators do. */
final class SecurityLogFilter extends HttpFilter {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String AUTH = EdgePaths.API + "/auth/";
    private static final String ACCOUNTS = EdgePaths.API + "/accounts";
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
        int status = response.getStatus();
        String path = request.getRequestURI();
        if (status == 403) {
            SecurityLog.event(request, Level.WARN, "refused", status);
        } else if (path.startsWith(AUTH) && !READS.contains(request.getMethod())) {
            signing(request, path.substring(AUTH.length()), status);
        } else if (status == 401 && request.getHeader("Authorization") != null) {
            SecurityLog.event(request, Level.WARN, "invalid token", status);
        } else if (path.startsWith(ACCOUNTS) && !READS.contains(request.getMethod())) {
            SecurityLog.event(request, Level.INFO, "administration", status);
        }
    }

    private static void signing(HttpServletRequest request, String action, int status) {
        boolean done = status < 300;
        // Limits are told in sum, and the rest of 4xx are forms that were filled in wrongly.
        if (done || status == 401) {
            String route = action.indexOf('/') < 0 ? action : action.substring(0, action.indexOf('/'));
            SecurityLog.event(request, done ? Level.INFO : Level.WARN, route + (done ? "" : " refused"), status);
        }
    }
}
