package io.modelwright.rest.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextResponse;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;

/** What browsers must know of every answer; data answers are for nobody's cache and no page. */
final class SecurityHeadersFilter extends HttpFilter {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final List<HttpField> ALWAYS = List.of(
            new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
            new PreEncodedHttpField("X-Frame-Options", "DENY"),
            new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
            new PreEncodedHttpField("Cross-Origin-Opener-Policy", "same-origin"),
            new PreEncodedHttpField("Cross-Origin-Resource-Policy", "same-origin"));
    private static final List<HttpField> API = List.of(
            new PreEncodedHttpField("Cache-Control", "no-store"),
            new PreEncodedHttpField("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"));
    /** Users made the content: whatever it is, it does not run here. */
    private static final List<HttpField> FILES = List.of(
            new PreEncodedHttpField("Cache-Control", "private, no-cache"),
            new PreEncodedHttpField("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'"));

    private static final HttpField SECURE =
            new PreEncodedHttpField("Strict-Transport-Security", "max-age=31536000; includeSubDomains");

    private final boolean secure;

    SecurityHeadersFilter(boolean secure) {
        this.secure = secure;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // The server's own fields: they are the same at each request, and by way of the servlet's made and encoded
        // anew.
        HttpFields.Mutable headers =
                ServletContextResponse.getServletContextResponse(response).getHeaders();
        ALWAYS.forEach(headers::add);
        String path = request.getRequestURI();
        if (EdgePaths.isFileContent(path)) {
            FILES.forEach(headers::add);
        } else if (path.startsWith(EdgePaths.API)) {
            API.forEach(headers::add);
        }
        if (secure) {
            headers.add(SECURE);
        }
        chain.doFilter(request, response);
    }
}
