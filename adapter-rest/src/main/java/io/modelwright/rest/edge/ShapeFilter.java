package io.modelwright.rest.edge;

import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Set;

/** Refuses methods that nothing here needs, paths that mean different things to different readers, and bodies without end. */
final class ShapeFilter extends HttpFilter {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!METHODS.contains(request.getMethod())) {
            throw new ProblemException(Problem.of(405, "method-not-allowed", "This method is not served here.")
                    .withHeader("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"));
        }
        String path = request.getRequestURI();
        if (EdgePaths.isAmbiguous(path)) {
            throw new ProblemException(Problem.of(400, "malformed-path", "This path is ambiguous."));
        }
        if (!LimitedRequest.hasBody(request)) {
            chain.doFilter(request, response);
            return;
        }
        long bodyMax = EdgePaths.bodyMax(path);
        if (request.getContentLengthLong() > bodyMax) {
            LimitedRequest.linger(request);
            throw LimitedRequest.tooLarge(bodyMax);
        }
        try {
            chain.doFilter(new LimitedRequest(request, bodyMax), response);
        } finally {
            if (!request.isAsyncStarted()) {
                LimitedRequest.linger(request);
            }
        }
    }
}
