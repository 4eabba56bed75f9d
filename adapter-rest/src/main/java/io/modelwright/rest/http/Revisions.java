package io.modelwright.rest.http;

import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Revisions as strong entity tags, and the preconditions that name them. */
public final class Revisions {

    private static final int DIGITS_MAX = 18;

    private Revisions() {}

    public static String tag(long revision) {
        return "\"" + revision + "\"";
    }

    /** The revision that If-Match names; without the field the request ends with 428. */
    public static long required(@Nullable String ifMatch) {
        return optional(ifMatch)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        428,
                        "revision-missing",
                        "Send the ETag of the revision that you changed as If-Match, so that nobody's work is lost.")));
    }

    /** As {@link #required}, but the field may be absent, or {@code *}, which any revision matches. */
    public static Optional<Long> optional(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return Optional.empty();
        }
        String tag = ifMatch.strip();
        if (!tag.matches("\"(0|[1-9][0-9]{0," + (DIGITS_MAX - 1) + "})\"")) {
            // A tag that we never gave out, or a weak one, matches nothing.
            throw new ProblemException(
                    Problem.of(412, "stale", "This is not the ETag of a revision of this resource."));
        }
        return Optional.of(Long.parseLong(tag.substring(1, tag.length() - 1)));
    }

    /** Whether If-None-Match names this revision, so that its content need not be sent again. */
    public static boolean isKnown(@Nullable String ifNoneMatch, long revision) {
        return isKnown(ifNoneMatch, tag(revision));
    }

    /** The same for a tag that is no revision. */
    public static boolean isKnown(@Nullable String ifNoneMatch, String tag) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String known : ifNoneMatch.split(",")) {
            String strong = known.strip().startsWith("W/") ? known.strip().substring(2) : known.strip();
            if (strong.equals(tag) || strong.equals("*")) {
                return true;
            }
        }
        return false;
    }
}
