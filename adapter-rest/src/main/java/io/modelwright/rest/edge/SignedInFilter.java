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

/** Lets only callers pass, but for the few routes that are open: what is added later is closed until somebody opens it. */
final class SignedInFilter extends HttpFilter {

    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean known = request.getAttribute(AuthenticationFilter.CALLER) instanceof Caller;
        if (!known && EdgePaths.needsCaller(request.getRequestURI())) {
            boolean shown = request.getHeader("Authorization") != null;
            String detail = shown ? "This access token is not valid, or not any more." : "Sign in to see this.";
            throw new ProblemException(Problem.of(401, shown ? "invalid-token" : "unauthenticated", detail)
                    .withHeader("WWW-Authenticate", shown ? "Bearer error=\"invalid_token\"" : "Bearer"));
        }
        chain.doFilter(request, response);
    }
}
