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

/** Puts the {@link SecurityHeaders} into every answer. */
final class SecurityHeadersFilter extends HttpFilter {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<HttpField> fields;

    SecurityHeadersFilter(boolean secure) {
        this.fields = SecurityHeaders.of(secure);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // The server's own fields: they are the same at each request, and by way of the servlet's made and encoded
        // anew.
        HttpFields.Mutable headers =
                ServletContextResponse.getServletContextResponse(response).getHeaders();
        fields.forEach(headers::add);
        chain.doFilter(request, response);
    }
}
