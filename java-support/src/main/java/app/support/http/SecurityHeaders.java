package app.support.http;

import jakarta.servlet.http.HttpServletResponse;

/** What browsers must know of every answer. Answers are data: for nobody's cache, and no page. */
final class SecurityHeaders {

    private SecurityHeaders() {}

    /** @param https whether browsers reach the application by https, and shall not do so otherwise */
    static void add(HttpServletResponse response, boolean https) {
        if (https) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }
}
