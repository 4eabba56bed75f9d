package io.modelwright.rest.edge;

import io.modelwright.ports.audit.driving.Refusals;
import io.modelwright.rest.problem.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** Tells of requests that were refused to somebody who is signed in: 403, and 404 since what is secret is not found. */
final class RefusalFilter extends HttpFilter {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Refusals refusals;

    RefusalFilter(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (ProblemException refused) {
            note(request, refused.problem().status());
            throw refused;
        }
        if (!request.isAsyncStarted()) {
            note(request, response.getStatus());
        }
    }

    private void note(HttpServletRequest request, int status) {
        boolean refused = status == HttpServletResponse.SC_FORBIDDEN || status == HttpServletResponse.SC_NOT_FOUND;
        if (refused && request.getAttribute(AuthenticationFilter.CALLER) instanceof Caller caller) {
            refusals.note(caller.principal(), request.getMethod(), request.getRequestURI(), status);
        }
    }
}
