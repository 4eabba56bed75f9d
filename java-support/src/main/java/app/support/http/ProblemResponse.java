package app.support.http;

import app.support.json.JsonBody;
import app.support.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes problems to servlet responses. */
final class ProblemResponse {

    static final String MEDIA_TYPE = "application/problem+json";

    private ProblemResponse() {}

    /** Replaces what was written so far and not yet sent; headers stay, but for those of the content. */
    static void write(HttpServletResponse response, Problem problem, String requestId) throws IOException {
        JsonBody body = problem.document(requestId);
        response.resetBuffer();
        response.setStatus(problem.status());
        problem.headers().forEach(response::setHeader);
        response.setHeader("ETag", null);
        response.setContentType(MEDIA_TYPE);
        response.setContentLength(body.length());
        body.writeTo(response.getOutputStream());
    }
}
