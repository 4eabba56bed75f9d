package io.modelwright.rest.edge;

import io.modelwright.core.audit.Origin;
import io.modelwright.core.shared.IdSource;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** Gives each request an id of ours; one that a client sends is not trusted with our logs. */
final class RequestIdFilter extends HttpFilter {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient IdSource ids;

    RequestIdFilter(IdSource ids) {
        this.ids = ids;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String id = ids.next().toString();
        RequestIds.begin(request, id);
        RequestOrigins.begin(new Origin(request.getRemoteAddr(), id));
        response.setHeader(RequestIds.HEADER, id);
        try {
            chain.doFilter(request, response);
        } finally {
            RequestIds.end();
            RequestOrigins.end();
        }
    }
}
