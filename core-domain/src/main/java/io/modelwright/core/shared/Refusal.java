package io.modelwright.core.shared;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Why the hexagon did not do what was asked: a value, never an exception. Each kind stands for one HTTP status at the edge;
 * {@code code} is stable and kebab-case, {@code detail} is one sentence for people.
 */
public sealed interface Refusal {

    String code();

    String detail();

    /** No such thing, or nothing that the caller may know of. */
    record NotFound(String code, String detail) implements Refusal {
        public static NotFound of(String what) {
            return new NotFound("not-found", "There is no " + what + " here.");
        }
    }

    /** Nobody is signed in, or what they showed is not valid. */
    record Unauthenticated(String code, String detail) implements Refusal {}

    /** The caller is known and lacks the right. */
    record Forbidden(String code, String detail) implements Refusal {}

    /** The request cannot be read: its syntax is wrong. */
    record Malformed(String code, String detail, List<Finding> findings) implements Refusal {
        public Malformed {
            findings = List.copyOf(findings);
        }
    }

    /** The request can be read and means something that is not valid; lists every fault. */
    record Invalid(String code, String detail, List<Finding> findings) implements Refusal {
        public Invalid {
            findings = List.copyOf(findings);
        }
    }

    /** The state of things does not allow it now; {@code members} are further members of the problem. */
    record Conflict(String code, String detail, Map<String, Json> members) implements Refusal {
        public Conflict {
            members = Map.copyOf(members);
        }
    }

    /** The resource moved on since the caller read it; {@code current} is its revision now. */
    record Stale(String code, String detail, long current) implements Refusal {}

    /** What was sent is larger than there is room for. */
    record TooLarge(String code, String detail) implements Refusal {}

    /** What was sent or asked for is of a kind that is not handled. */
    record Unsupported(String code, String detail) implements Refusal {}

    /** Asked too often; worth another try after {@code retryAfter}. */
    record TooMany(String code, String detail, Duration retryAfter) implements Refusal {}
}
