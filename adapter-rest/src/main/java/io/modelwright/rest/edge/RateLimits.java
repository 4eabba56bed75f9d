package io.modelwright.rest.edge;

import io.modelwright.core.shared.Json;
import io.modelwright.ports.limits.driven.RateLimiter;
import io.modelwright.ports.limits.driven.RateLimiter.Decision;
import io.modelwright.ports.limits.driven.RateLimiter.Policy;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Takes tokens and says so in the fields of draft-ietf-httpapi-ratelimit-headers. */
public final class RateLimits {

    private RateLimits() {}

    /** Goes on where a token was left; ends the request with 429 else. */
    public static void require(RateLimiter limiter, Policy policy, String subject, HttpServletResponse response) {
        Decision decision = limiter.acquire(policy, subject);
        String name = "\"" + policy.name() + "\"";
        response.setHeader("RateLimit-Policy", name + ";q=" + policy.capacity() + ";w=" + seconds(policy.timeToFill()));
        response.setHeader("RateLimit", name + ";r=" + decision.remaining() + ";t=" + seconds(decision.resetAfter()));
        if (!decision.permitted()) {
            SecurityLog.limited(policy.name(), subject);
            Map<String, Json> violated = Map.of("violated-policies", Json.array(List.of(Json.of(policy.name()))));
            String detail = "This was asked too often. Wait as long as Retry-After says.";
            Problem problem = new Problem(429, "quota-exceeded", detail, List.of(), violated, Map.of());
            throw new ProblemException(problem.withRetryAfter(decision.retryAfter()));
        }
    }

    private static long seconds(Duration duration) {
        return (duration.toMillis() + 999) / 1_000;
    }
}
