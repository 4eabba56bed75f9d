package app.support.http;

import app.support.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;

/** What routes ask of requests. Stateless. */
final class Requests {

    private Requests() {}

    /** Ends with 405 where the method is none of those. */
    static void requireMethod(HttpServletRequest request, String... methods) {
        if (Arrays.stream(methods).noneMatch(method -> method.equals(request.getMethod()))) {
            throw Problems.methodNotAllowed(String.join(", ", methods));
        }
    }
}
