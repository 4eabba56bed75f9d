package io.modelwright.rest.edge;

import io.modelwright.core.identity.AccessRules;
import io.modelwright.core.identity.Credential;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.Scope;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Refusal;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import io.modelwright.rest.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets who shows an API key go on to the routes of its scopes alone. Before all servlets, so that none can forget to ask. */
final class ScopeFilter extends HttpFilter {

    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(AuthenticationFilter.CALLER) instanceof Caller(Principal principal)
                && principal.credential() instanceof Credential.ApiKey) {
            Optional<Scope> needed = RouteScopes.of(request.getMethod(), request.getRequestURI());
            Optional<Refusal> refusal = AccessRules.scopeRefusal(principal, needed);
            if (refusal.isPresent()) {
                throw new ProblemException(problem(refusal.get(), needed));
            }
        }
        chain.doFilter(request, response);
    }

    private static Problem problem(Refusal refusal, Optional<Scope> needed) {
        Problem problem = Problems.of(refusal);
        if (needed.isEmpty()) {
            return problem;
        }
        String scope = needed.get().text();
        return new Problem(
                problem.status(),
                problem.code(),
                problem.detail(),
                List.of(),
                Map.of("scope", Json.of(scope)),
                Map.of("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"" + scope + "\""));
    }
}
