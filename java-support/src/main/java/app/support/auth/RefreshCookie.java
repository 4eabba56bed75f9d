package app.support.auth;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The cookie that holds the refresh token: for the server alone, never sent across sites, and only to the routes of signing in.
 * On https its name says that it was set there; plain loopback has neither prefix nor Secure, which browsers refuse there.
 */
final class RefreshCookie {

    private static final String NAME = "app_refresh";
    private static final String PATH = "/api/v1/auth";

    private final boolean https;
    private final String name;

    RefreshCookie(boolean https) {
        this.https = https;
        this.name = https ? "__Secure-" + NAME : NAME;
    }

    Optional<String> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /** The value of Set-Cookie that hands the token over until the session ends. */
    String set(String token, Instant now, Instant end) {
        return field(token, Math.max(0, Duration.between(now, end).toSeconds()));
    }

    /** The value of Set-Cookie that takes the cookie away. */
    String clear() {
        return field("", 0);
    }

    private String field(String value, long maxAgeSeconds) {
        return name + "=" + value + "; Path=" + PATH + "; Max-Age=" + maxAgeSeconds + "; HttpOnly; SameSite=Strict"
                + (https ? "; Secure" : "");
    }
}
