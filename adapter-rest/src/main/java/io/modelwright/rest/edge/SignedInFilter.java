package io.modelwright.rest.edge;

import io.modelwright.core.identity.ApiKeyText;
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

    /** Clients of git show what they have as the password of this alone. */
    private static final String BASIC_CHALLENGE = "Basic realm=\"Modelwright\", charset=\"UTF-8\"";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean known = request.getAttribute(AuthenticationFilter.CALLER) instanceof Caller;
        if (!known && EdgePaths.needsCaller(request.getRequestURI())) {
            String authorization = request.getHeader("Authorization");
            boolean shown = authorization != null;
            String detail = shown ? notValid(authorization) : "Sign in to see this.";
            String challenge = shown ? "Bearer error=\"invalid_token\"" : "Bearer";
            throw new ProblemException(Problem.of(401, shown ? "invalid-token" : "unauthenticated", detail)
                    .withHeader(
                            "WWW-Authenticate",
                            EdgePaths.isRepository(request.getRequestURI()) ? BASIC_CHALLENGE : challenge));
        }
        chain.doFilter(request, response);
    }

    private static String notValid(String authorization) {
        String text = AuthenticationFilter.bearer(authorization)
                .or(() -> AuthenticationFilter.password(authorization))
                .orElse("");
        if (!ApiKeyText.isMeant(text)) {
            return "This access token is not valid, or not any more.";
        }
        return ApiKeyText.isWellFormed(text)
                ? "This API key is not valid, or not any more."
                : "This API key is misspelt, or a part of it is missing.";
    }
}
