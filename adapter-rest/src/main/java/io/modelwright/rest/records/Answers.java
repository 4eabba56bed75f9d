package io.modelwright.rest.records;

import io.modelwright.core.records.JsonBody;
import io.modelwright.core.shared.Json;
import io.modelwright.rest.json.JsonBodies;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Writes the answers of record routes. */
final class Answers {

    private static final String JSON = "application/json";

    private Answers() {}

    static void json(HttpServletResponse response, int status, JsonBody body) throws IOException {
        response.setStatus(status);
        response.setContentType(JSON);
        response.setContentLength(body.length());
        body.writeTo(response.getOutputStream());
    }

    static void json(HttpServletResponse response, int status, Json body) throws IOException {
        byte[] bytes = JsonBodies.bytes(body);
        response.setStatus(status);
        response.setContentType(JSON);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** Goes on where the request has one of these methods; ends it with 405 else. */
    static void requireMethod(HttpServletRequest request, String... allowed) {
        if (!List.of(allowed).contains(request.getMethod())) {
            throw methodNotAllowed(String.join(", ", allowed));
        }
    }

    static ProblemException methodNotAllowed(String allowed) {
        return new ProblemException(Problem.of(405, "method-not-allowed", "This method is not for this resource.")
                .withHeader("Allow", allowed));
    }
}
