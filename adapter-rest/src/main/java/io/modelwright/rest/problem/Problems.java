package io.modelwright.rest.problem;

import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.failure.AppUnreachable;
import io.modelwright.ports.failure.EngineUnavailable;
import io.modelwright.ports.failure.Overloaded;
import io.modelwright.ports.failure.SecretUnreadable;
import io.modelwright.ports.failure.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one table from refusals and faults to problems. */
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private static final Duration STORE_PAUSE = Duration.ofSeconds(2);

    private Problems() {}

    /** The value of an outcome; a refusal ends the request. */
    public static <T> T valueOf(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> value;
            case Outcome.Refused<T>(Refusal refusal) -> throw new ProblemException(of(refusal));
        };
    }

    public static Problem of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Malformed(String code, String detail, List<Finding> findings) ->
                Problem.of(400, code, detail).withFindings(findings);
            case Refusal.Unauthenticated(String code, String detail) ->
                Problem.of(401, code, detail).withHeader("WWW-Authenticate", "Bearer");
            case Refusal.Forbidden(String code, String detail) -> Problem.of(403, code, detail);
            case Refusal.NotFound(String code, String detail) -> Problem.of(404, code, detail);
            case Refusal.Conflict(String code, String detail, Map<String, Json> members) ->
                new Problem(409, code, detail, List.of(), members, Map.of());
            case Refusal.Stale(String code, String detail, long current) ->
                new Problem(412, code, detail, List.of(), Map.of("current", Json.of(current)), Map.of());
            case Refusal.TooLarge(String code, String detail) -> Problem.of(413, code, detail);
            case Refusal.Unsupported(String code, String detail) -> Problem.of(415, code, detail);
            case Refusal.Invalid(String code, String detail, List<Finding> findings) ->
                Problem.of(422, code, detail).withFindings(findings);
            case Refusal.TooMany(String code, String detail, Duration retryAfter) ->
                Problem.of(429, code, detail).withRetryAfter(retryAfter);
        };
    }

    /** A fault of the machinery. What it was goes to the log under the id of the request, never to the client. */
    public static Problem of(Throwable fault, String requestId) {
        return switch (fault) {
            case ProblemException refused -> refused.problem();
            case StoreUnavailable away -> {
                LOG.warn("{}: the store is not available: {}", requestId, away.toString());
                yield Problem.of(503, "store-unavailable", "The data cannot be reached at the moment. Try again soon.")
                        .withRetryAfter(STORE_PAUSE);
            }
            case EngineUnavailable away -> {
                LOG.warn("{}: the container engine is not available: {}", requestId, away.toString());
                yield Problem.of(503, "engine-unavailable", "The container engine does not answer. Try again soon.")
                        .withRetryAfter(STORE_PAUSE);
            }
            case AppUnreachable away -> {
                LOG.warn("{}: a deployed application is not reached: {}", requestId, away.toString());
                yield Problem.of(502, "deployment-unreachable", "The application there does not answer.");
            }
            case Overloaded busy ->
                Problem.of(503, "overloaded", "This server is busy. Try again soon.")
                        .withRetryAfter(STORE_PAUSE);
            case HttpException unreadable
            when unreadable.getCode() < 500 -> {
                LOG.debug("{}: the body cannot be read: {}", requestId, fault.toString());
                yield Problem.of(
                        400,
                        "malformed-request",
                        "The body broke off, came too slowly, or is not framed as it should be.");
            }
            case SecretUnreadable secret -> {
                LOG.error("{}: {}: {}", requestId, secret.reason(), secret.getMessage());
                yield Problem.of(500, "secret-unreadable", "A secret is kept here that cannot be opened any more.");
            }
            default -> {
                LOG.error("{}: unexpected fault", requestId, fault);
                yield Problem.of(500, "internal", "Something went wrong here. The log has it under the instance's id.");
            }
        };
    }

    /** 400 with one finding. */
    public static ProblemException malformed(String code, JsonPointer place, String message) {
        return new ProblemException(
                Problem.of(400, code, message).withFindings(List.of(Finding.error(code, place, message))));
    }

    /** 422 with one finding. */
    public static ProblemException invalid(String code, JsonPointer place, String message) {
        return new ProblemException(
                Problem.of(422, code, message).withFindings(List.of(Finding.error(code, place, message))));
    }
}
