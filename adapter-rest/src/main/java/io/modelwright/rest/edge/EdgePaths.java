package io.modelwright.rest.edge;

import io.modelwright.core.deploy.EnvironmentName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the path of a request, as it was sent, says before anybody reads more of it. */
public final class EdgePaths {

    public static final String API = "/api/v1";

    private static final String APPS = API + "/apps/";
    private static final String JOBS = API + "/jobs/";
    private static final String DEPLOYMENTS = API + "/deployments/";
    private static final String FILES = API + "/files";
    private static final String ENVIRONMENTS = "environments/";
    private static final Set<String> OPEN = Set.of(
            API + "/auth/register",
            API + "/auth/login",
            API + "/auth/refresh",
            API + "/auth/logout",
            API + "/auth/setup",
            API + "/auth/password/reset",
            API + "/openapi.json");

    private static final List<String> ESCAPES = List.of("2f", "5c", "2e", "00");

    private static final long KIBIBYTE = 1_024;
    private static final long MEBIBYTE = 1_024 * KIBIBYTE;

    private EdgePaths() {}

    /** Whether the path could mean different things to different readers: such requests are not served at all. */
    static boolean isAmbiguous(String path) {
        char previous = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean ambiguous = switch (c) {
                case ';', '\\' -> true;
                case '%' -> isAmbiguousEscape(path, i);
                case '/' -> previous == '/';
                case '.' -> previous == '/' && isDotSegment(path, i);
                default -> false;
            };
            if (ambiguous) {
                return true;
            }
            previous = c;
        }
        return false;
    }

    /** An encoded slash, backslash, full stop or NUL. */
    private static boolean isAmbiguousEscape(String path, int index) {
        return ESCAPES.stream().anyMatch(escape -> path.regionMatches(true, index + 1, escape, 0, escape.length()));
    }

    /** Whether {@code .} or {@code ..} is the whole segment that begins there. */
    private static boolean isDotSegment(String path, int start) {
        int end = start + 1;
        if (end < path.length() && path.charAt(end) == '.') {
            end++;
        }
        return end == path.length() || path.charAt(end) == '/';
    }

    /** The routes that one servlet answers without Jersey. */
    static boolean isRecords(String path) {
        return isWithin(path, inApp(path), "records");
    }

    /** What is within an app where it is deployed. Without it {@code studio}: that is here. */
    static boolean isEnvironment(String path) {
        return inEnvironment(path) >= 0;
    }

    /** Where the path goes on behind the name of an environment, or -1 where it is not within one. */
    private static int inEnvironment(String path) {
        int start = inApp(path) + ENVIRONMENTS.length();
        if (!isWithin(path, inApp(path), "environments") || start >= path.length()) {
            return -1;
        }
        int end = path.indexOf('/', start);
        return end > start ? end + 1 : -1;
    }

    /** The path of the same in the app itself, where the environment is the platform's own. */
    static Optional<String> ofStudio(String path) {
        int rest = inEnvironment(path);
        int start = inApp(path);
        boolean isStudio = rest >= 0
                && path.startsWith(EnvironmentName.STUDIO + "/", start + ENVIRONMENTS.length())
                && isWithin(path, rest, "records");
        return isStudio ? Optional.of(path.substring(0, start) + path.substring(rest)) : Optional.empty();
    }

    /** Whether answers to a POST are kept here. */
    static boolean isRepeatable(String path) {
        return !isAuth(path) && !isEnvironment(path);
    }

    /** What clients of git ask for. */
    static boolean isRepository(String path) {
        return isWithin(path, inApp(path), "repository.git");
    }

    /** Where the path goes on behind an app, or -1 where it is not within one. Each request comes here, some often. */
    private static int inApp(String path) {
        int end = path.startsWith(APPS) ? path.indexOf('/', APPS.length()) : -1;
        return end > APPS.length() ? end + 1 : -1;
    }

    /** Whether the segment that starts there has that name. */
    private static boolean isWithin(String path, int start, String name) {
        int end = start + name.length();
        return start >= 0 && path.startsWith(name, start) && (end == path.length() || path.charAt(end) == '/');
    }

    /** {@code …/records/{entity}/import}. */
    private static boolean isImport(String path) {
        int entity = inApp(path) + "records/".length();
        int end = isRecords(path) && entity < path.length() ? path.indexOf('/', entity) : -1;
        return end > entity && path.substring(end).equals("/import");
    }

    /** The live stream of a job, which Jersey would hold a thread for. */
    static boolean isJobEvents(String path) {
        int end = path.startsWith(JOBS) ? path.indexOf('/', JOBS.length()) : -1;
        return end > JOBS.length() && path.substring(end).equals("/events");
    }

    /** The live stream of what a deployment writes, of the same kind. */
    static boolean isDeploymentLogs(String path) {
        int end = path.startsWith(DEPLOYMENTS) ? path.indexOf('/', DEPLOYMENTS.length()) : -1;
        return end > DEPLOYMENTS.length() && path.substring(end).equals("/logs");
    }

    /** Whether only signed-in callers are served: all of the API but what one needs to become one. */
    static boolean needsCaller(String path) {
        return isWithin(path, API) && !OPEN.contains(path) && !isFileLink(path);
    }

    static boolean isApi(String path) {
        return isWithin(path, API);
    }

    static boolean isAuth(String path) {
        return isWithin(path, API + "/auth");
    }

    /** Content of files, which clients may keep as long as they ask each time whether it still holds. */
    static boolean isFileContent(String path) {
        return path.startsWith(FILES + "/") || isFileLink(path) || isEnvironmentFile(path);
    }

    private static boolean isEnvironmentFile(String path) {
        int rest = inEnvironment(path);
        return rest >= 0 && path.startsWith("files/", rest);
    }

    /** What a link opens, to whoever has it. */
    private static boolean isFileLink(String path) {
        return path.startsWith(API + "/file-links/");
    }

    private static boolean isWithin(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }

    /** The greatest body, in bytes. */
    static long bodyMax(String path) {
        // Who takes them ends them, each by a measure of its own.
        if (isImport(path) || path.equals(FILES) || isRepository(path)) {
            return Long.MAX_VALUE;
        }
        if (isAuth(path)) {
            return 16 * KIBIBYTE;
        }
        if (isWithin(path, inApp(path), "draft")) {
            return (path.endsWith("/draft/import") ? 10 : 8) * MEBIBYTE;
        }
        if (isEnvironment(path) && (path.endsWith("/import") || path.endsWith("/files"))) {
            return 32 * MEBIBYTE;
        }
        return isRecords(path) || isEnvironment(path) ? 8 * MEBIBYTE : MEBIBYTE;
    }
}
