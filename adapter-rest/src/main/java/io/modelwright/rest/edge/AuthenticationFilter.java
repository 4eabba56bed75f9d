package io.modelwright.rest.edge;

import io.modelwright.core.identity.Principal;
import io.modelwright.ports.identity.driving.Accounts;
import io.modelwright.ports.identity.driving.Callers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who asks, by access token or API key. Record routes take the caller as known a moment ago, since their statements check the
 * rights epoch; all others ask the store. A token that is not valid makes nobody: who may go on is decided behind.
 */
final class AuthenticationFilter extends HttpFilter {

    /** The request attribute that holds the {@link Caller}, where there is one. */
    static final String CALLER = "io.modelwright.rest.caller";

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String SCHEME = "Bearer ";
    private static final String BASIC = "Basic ";

    private final transient Accounts accounts;
    private final transient Callers callers;

    AuthenticationFilter(Accounts accounts, Callers callers) {
        this.accounts = accounts;
        this.callers = callers;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI();
        Optional<Caller> caller =
                EdgePaths.needsCaller(path) ? find(request, path).map(Caller::new) : Optional.empty();
        if (caller.isPresent()) {
            request.setAttribute(CALLER, caller.get());
            chain.doFilter(new CallersRequest(request, caller.get()), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<Principal> find(HttpServletRequest request, String path) {
        String authorization = request.getHeader("Authorization");
        Optional<String> shown = EdgePaths.isRepository(path)
                ? bearer(authorization).or(() -> password(authorization))
                : bearer(authorization);
        return shown.flatMap(
                token -> EdgePaths.isRecords(path) ? callers.recognize(token) : accounts.authenticate(token));
    }

    /** The access token or API key of the header; empty where it holds something else. */
    static Optional<String> bearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(authorization.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    /** What a client of git shows as the password of Basic; whatever name it tells is not looked at. */
    static Optional<String> password(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).strip());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static final class CallersRequest extends HttpServletRequestWrapper {

        private final Caller caller;

        private CallersRequest(HttpServletRequest request, Caller caller) {
            super(request);
            this.caller = caller;
        }

        @Override
        public java.security.Principal getUserPrincipal() {
            return caller;
        }

        @Override
        public @Nullable String getRemoteUser() {
            return caller.getName();
        }
    }
}
