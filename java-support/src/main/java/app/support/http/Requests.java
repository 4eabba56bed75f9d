package app.support.http;

import app.support.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;

/** What routes ask of requests. Stateless. */
final class Requests {

    private Requests() {}

    /** The path as it decides what serves a request: decoded, without parameters of its segments. */
    static String path(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return request.getServletPath() + (rest == null ? "" : rest);
    }

    /** Ends with 405 where the method is none of those. */
    static void requireMethod(HttpServletRequest request, String... methods) {
        if (Arrays.stream(methods).noneMatch(method -> method.equals(request.getMethod()))) {
            throw Problems.methodNotAllowed(String.join(", ", methods));
        }
    }
}
