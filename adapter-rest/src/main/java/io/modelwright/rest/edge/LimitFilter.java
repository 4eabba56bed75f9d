package io.modelwright.rest.edge;

import io.modelwright.core.identity.ApiKeyId;
import io.modelwright.core.identity.Credential;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.Scope;
import io.modelwright.ports.limits.driven.RateLimiter;
import io.modelwright.ports.limits.driven.RateLimiter.Policy;
import io.modelwright.rest.edge.RestSettings.Limits;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Set;

/** Counts each request of the API against its caller or API key, or against its address where there is none. */
final class LimitFilter extends HttpFilter {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient RateLimiter limiter;
    private final transient Limits limits;

    LimitFilter(RateLimiter limiter, Limits limits) {
        this.limiter = limiter;
        this.limits = limits;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getRequestURI().startsWith(EdgePaths.API)) {
            boolean known = request.getAttribute(AuthenticationFilter.CALLER) instanceof Caller;
            Policy policy = known ? limits.caller() : limits.anonymous();
            String subject = request.getAttribute(AuthenticationFilter.CALLER) instanceof Caller(Principal principal)
                    ? subject(principal)
                    : request.getRemoteAddr();
            RateLimits.require(limiter, policy, subject, response);
        }
        chain.doFilter(request, response);
    }

    /** A key counts for itself, so that a program that asks too often does not hold up its owner. */
    private static String subject(Principal principal) {
        return switch (principal.credential()) {
            case Credential.ApiKey(ApiKeyId id, Set<Scope> scopes) -> id.toString();
            case Credential.Session session -> principal.account().toString();
            case Credential.Work work -> principal.account().toString();
        };
    }
}
