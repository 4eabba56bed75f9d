package app.support.problem;

import app.support.json.JsonPointer;
import app.support.store.SqlFailures;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The problems of this application. Stateless. */
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Duration STORE_PAUSE = Duration.ofSeconds(2);
    private static final Duration OVERLOAD_PAUSE = Duration.ofSeconds(5);

    private Problems() {}

    public static ProblemException malformed(String code, String detail, List<FieldError> errors) {
        return Problem.of(400, code, detail).withErrors(errors).exception();
    }

    /** 400 with one error. */
    public static ProblemException malformed(String code, JsonPointer place, String message) {
        return malformed(code, message, List.of(new FieldError(place, code, message)));
    }

    /** 422 with one error. */
    public static ProblemException invalid(String code, JsonPointer place, String message) {
        return Problem.of(422, code, message)
                .withErrors(List.of(new FieldError(place, code, message)))
                .exception();
    }

    public static ProblemException invalidRecord(List<FieldError> errors) {
        return Problem.of(422, "invalid-record", "The record is not valid.")
                .withErrors(errors)
                .exception();
    }

    public static ProblemException unauthenticated(String code, String detail) {
        return Problem.of(401, code, detail)
                .withHeader("WWW-Authenticate", "Bearer")
                .exception();
    }

    public static ProblemException forbidden() {
        return Problem.of(403, "forbidden", "You may not do this.").exception();
    }

    public static ProblemException notFound(String detail) {
        return Problem.of(404, "not-found", detail).exception();
    }

    public static ProblemException conflict(String code, String detail) {
        return Problem.of(409, code, detail).exception();
    }

    public static ProblemException stale(long current) {
        return new Problem(
                        412,
                        "stale-record",
                        "The record has changed since you read it.",
                        List.of(),
                        Map.of("current", current),
                        Map.of())
                .exception();
    }

    /** 503: another try in a moment may go well. */
    public static ProblemException overloaded(String detail) {
        return Problem.of(503, "overloaded", detail)
                .withRetryAfter(OVERLOAD_PAUSE)
                .exception();
    }

    public static ProblemException methodNotAllowed(String allowed) {
        return Problem.of(405, "method-not-allowed", "This method is not for this resource.")
                .withHeader("Allow", allowed)
                .exception();
    }

    /** What a fault is to the client. What it was goes to the log under the id of the request. */
    public static Problem of(Throwable fault, String requestId) {
        if (fault instanceof ProblemException refused) {
            return refused.problem();
        }
        if (SqlFailures.isUnavailable(fault)) {
            LOG.warn("{}: the database is not available: {}", requestId, fault.toString());
            return Problem.of(503, "store-unavailable", "The data cannot be reached at the moment. Try again soon.")
                    .withRetryAfter(STORE_PAUSE);
        }
        if (fault instanceof HttpException unreadable && unreadable.getCode() < 500) {
            LOG.debug("{}: the body cannot be read: {}", requestId, fault.toString());
            return Problem.of(
                    400, "malformed-request", "The body broke off, came too slowly, or is not framed as it should be.");
        }
        LOG.error("{}: unexpected fault", requestId, fault);
        return Problem.of(500, "internal", "Something went wrong here. The log has it under the instance's id.");
    }
}
