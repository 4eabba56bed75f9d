package io.modelwright.rest.edge;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each answered request. Paths are logged as sent, percent-encoded, and without queries, which hold data. */
final class AccessLogFilter extends HttpFilter {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger("io.modelwright.rest.access");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!LOG.isInfoEnabled()) {
            chain.doFilter(request, response);
            return;
        }
        long start = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new AtTheEnd(request, response, start));
            } else {
                log(request, response, start);
            }
        }
    }

    private static void log(HttpServletRequest request, HttpServletResponse response, long start) {
        LOG.atInfo()
                .addKeyValue("address", request.getRemoteAddr())
                .addKeyValue("method", request.getMethod())
                .addKeyValue("path", request.getRequestURI())
                .addKeyValue("status", response.getStatus())
                .addKeyValue("ms", (System.nanoTime() - start) / 1_000_000)
                .addKeyValue(
                        "account",
                        request.getAttribute(AuthenticationFilter.CALLER) instanceof Caller caller
                                ? caller.getName()
                                : "-")
                .addKeyValue("requestId", RequestIds.of(request))
                .log("request");
    }

    private record AtTheEnd(HttpServletRequest request, HttpServletResponse response, long start)
            implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            log(request, response, start);
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // completes, which is logged
        }

        @Override
        public void onError(AsyncEvent event) {
            // completes, which is logged
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
