package io.modelwright.rest.edge;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the path of a request, as it was sent, says before anybody reads more of it. */
public final class EdgePaths {

    public static final String API = "/api/v1";

    private static final Pattern RECORDS = Pattern.compile(API + "/apps/[^/]+/records(?:/.*)?");
    private static final Pattern JOB_EVENTS = Pattern.compile(API + "/jobs/[^/]+/events");
    private static final Pattern DRAFT = Pattern.compile(API + "/apps/[^/]+/draft(?:/.*)?");
    private static final Pattern IMPORT = Pattern.compile(API + "/apps/[^/]+/records/[^/]+/import");
    private static final Set<String> OPEN = Set.of(
            API + "/auth/register",
            API + "/auth/login",
            API + "/auth/refresh",
            API + "/auth/logout",
            API + "/auth/setup",
            API + "/openapi.json");

    private static final long KIBIBYTE = 1_024;
    private static final long MEBIBYTE = 1_024 * KIBIBYTE;

    private EdgePaths() {}

    /** Whether the path could mean different things to different readers: such requests are not served at all. */
    static boolean isAmbiguous(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.contains("%2f")
                || lower.contains("%5c")
                || lower.contains("%00")
                || lower.contains("%2e")
                || lower.indexOf(';') >= 0
                || lower.indexOf('\\') >= 0
                || lower.contains("//")
                || lower.contains("/./")
                || lower.contains("/../")
                || lower.endsWith("/.")
                || lower.endsWith("/..");
    }

    /** The routes that one servlet answers without Jersey. */
    static boolean isRecords(String path) {
        return RECORDS.matcher(path).matches();
    }

    /** The live stream of a job, which Jersey would hold a thread for. */
    static boolean isJobEvents(String path) {
        return JOB_EVENTS.matcher(path).matches();
    }

    /** Whether only signed-in callers are served: all of the API but what one needs to become one. */
    static boolean needsCaller(String path) {
        return isWithin(path, API) && !OPEN.contains(path);
    }

    static boolean isAuth(String path) {
        return isWithin(path, API + "/auth");
    }

    private static boolean isWithin(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }

    /** The greatest body, in bytes. */
    static long bodyMax(String path) {
        if (IMPORT.matcher(path).matches()) {
            return Long.MAX_VALUE;
        }
        if (isAuth(path)) {
            return 16 * KIBIBYTE;
        }
        return RECORDS.matcher(path).matches() || DRAFT.matcher(path).matches() ? 8 * MEBIBYTE : MEBIBYTE;
    }
}
