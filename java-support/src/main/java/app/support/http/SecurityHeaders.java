package app.support.http;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** What browsers must know of every answer. Answers are data: for nobody's cache, and no page. Stateless. */
final class SecurityHeaders {

    private SecurityHeaders() {}

    static void add(HttpServletResponse response, boolean https) {
        all(https).forEach(response::setHeader);
    }

    /** @param https whether browsers reach the application by https, and shall not do so otherwise */
    static Map<String, String> all(boolean https) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (https) {
            headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Cache-Control", "no-store");
        headers.put(
                "Content-Security-Policy",
                "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        return headers;
    }
}
