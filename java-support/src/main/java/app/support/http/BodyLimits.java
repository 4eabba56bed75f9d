package app.support.http;

import java.util.regex.Pattern;

/**
 * How large bodies may be.
 *
 * @param bodyMax the largest body, in bytes
 * @param fileMax the largest file that is uploaded, and the largest import
 */
public record BodyLimits(long bodyMax, long fileMax) {

    /** What a form adds to the file in it. */
    private static final long FORM = 64 * 1_024;

    /** What anybody may send, and what accounts consist of. */
    private static final long ACCOUNT_MAX = 8 * 1_024;

    private static final Pattern ACCOUNTS = Pattern.compile("/api/v1/(auth|me|users)(/.*)?");
    private static final String UPLOADS = "/api/v1/files";
    private static final String IMPORTS = "/import";

    long of(String path) {
        if (path.equals(UPLOADS)) {
            return fileMax + FORM;
        }
        if (ACCOUNTS.matcher(path).matches()) {
            return ACCOUNT_MAX;
        }
        return path.startsWith(RecordsServlet.PATH) && path.endsWith(IMPORTS) ? fileMax : bodyMax;
    }
}
