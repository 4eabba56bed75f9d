package io.modelwright.rest.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.slf4j.MDC;

/** The id of each request: in its log lines, its answer and its problems. */
public final class RequestIds {

    public static final String HEADER = "X-Request-Id";

    private static final String KEY = "requestId";

    private RequestIds() {}

    static void begin(HttpServletRequest request, String id) {
        request.setAttribute(KEY, id);
        MDC.put(KEY, id);
    }

    static void end() {
        MDC.remove(KEY);
    }

    public static String of(HttpServletRequest request) {
        return request.getAttribute(KEY) instanceof String id ? id : "-";
    }

    /** The id of the request that this thread answers. */
    public static String current() {
        return Optional.ofNullable(MDC.get(KEY)).orElse("-");
    }
}
