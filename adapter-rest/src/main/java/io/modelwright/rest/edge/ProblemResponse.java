package io.modelwright.rest.edge;

import io.modelwright.rest.json.JsonBodies;
import io.modelwright.rest.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes problems to servlet responses. */
public final class ProblemResponse {

    public static final String MEDIA_TYPE = "application/problem+json";

    private ProblemResponse() {}

    /** Replaces what was written so far and not yet sent; headers stay, but for those of the content. */
    public static void write(HttpServletResponse response, Problem problem, String requestId) throws IOException {
        byte[] body = JsonBodies.bytes(problem.document(requestId));
        response.resetBuffer();
        response.setStatus(problem.status());
        problem.headers().forEach(response::setHeader);
        response.setHeader("ETag", null);
        response.setContentType(MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
