package app.support.http;

import app.support.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** A response whose errors are problems, where the server would make pages of them. */
final class ProblemPages extends HttpServletResponseWrapper {

    private final String requestId;

    ProblemPages(HttpServletResponse response, String requestId) {
        super(response);
        this.requestId = requestId;
    }

    @Override
    public void sendError(int status) throws IOException {
        ProblemResponse.write(this, problem(status), requestId);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        sendError(status);
    }

    private static Problem problem(int status) {
        return status >= 500
                ? Problem.of(status, "internal", "Something went wrong here.")
                : JerseyFaults.ofStatus(status);
    }
}
