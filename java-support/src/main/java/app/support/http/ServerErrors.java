package app.support.http;

import app.support.problem.Problem;
import app.support.values.Uuids;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The answers that the server gives before any filter, or where nothing is served: problems, not pages. */
public final class ServerErrors implements Request.Handler {

    private final boolean https;

    /** @param https whether browsers reach the application by https */
    public ServerErrors(boolean https) {
        this.https = https;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = Math.max(400, response.getStatus());
        String id = Optional.ofNullable(response.getHeaders().get(Edge.REQUEST_ID))
                .orElseGet(() -> Uuids.next(Instant.now()).toString());
        byte[] body = problem(status).document(id).toBytes();
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemResponse.MEDIA_TYPE);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.getHeaders().put(Edge.REQUEST_ID, id);
        response.getHeaders().remove(HttpHeader.SERVER);
        SecurityHeaders.all(https).forEach(response.getHeaders()::put);
        if (endsConnection(status)) {
            response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
        }
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    /**
     * After what cannot be read nothing that follows can be: the server closes the connection, and a client that was not told
     * would lose the answer to its next request there.
     */
    private static boolean endsConnection(int status) {
        return status != 404 && status != 405;
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 400 -> Problem.of(status, "malformed-request", "This is not a request that can be read.");
            case 404 -> Problem.of(status, "not-found", "There is nothing here.");
            case 405 -> Problem.of(status, "method-not-allowed", "This method is not served here.");
            case 413 -> Problem.of(status, "body-too-large", "The body is too large.");
            case 414 -> Problem.of(status, "address-too-long", "The address is too long.");
            case 431 -> Problem.of(status, "header-too-large", "The header is too large.");
            case 503 -> Problem.of(status, "overloaded", "This server is busy. Try again soon.");
            default ->
                status < 500
                        ? Problem.of(status, "refused", "This request is not served.")
                        : Problem.of(status, "internal", "Something went wrong here.");
        };
    }
}
