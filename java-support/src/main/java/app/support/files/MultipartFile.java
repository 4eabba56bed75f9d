package app.support.files;

import app.support.problem.Problem;
import app.support.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The content of the one part {@code file} of a multipart/form-data body (RFC 7578), as it comes. Another part, or a body that
 * ends too early, ends the reading with a problem. The server's own parser is not used: where a packet ends within the empty
 * line before the content, it takes the rest of that line for content. For one thread.
 */
final class MultipartFile extends InputStream {

    private static final int BUFFER = 32 * 1_024;
    private static final int HEADERS_MAX = 8 * 1_024;
    private static final int BOUNDARY_MAX = 70;
    private static final byte[] LINE_END = {'\r', '\n'};

    private final InputStream body;
    /** What stands before each boundary and belongs to it. */
    private final byte[] delimiter;

    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private boolean ended;
    private boolean complete;
    private String fileName = "";

    private MultipartFile(InputStream body, String boundary) {
        this.body = body;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.UTF_8);
    }

    /** The boundary of a multipart/form-data body; empty for every other type. */
    static Optional<String> boundary(@Nullable String contentType) {
        if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            return Optional.empty();
        }
        String boundary = Disposition.parameters(contentType).get("boundary");
        if (boundary == null || boundary.isEmpty() || boundary.length() > BOUNDARY_MAX) {
            throw malformed("A multipart/form-data body needs a boundary of at most " + BOUNDARY_MAX + " characters.");
        }
        return Optional.of(boundary);
    }

    /** Reads on to where the content of the part begins. */
    static MultipartFile open(InputStream body, String boundary) throws IOException {
        MultipartFile file = new MultipartFile(body, boundary);
        file.start();
        return file;
    }

    private void start() throws IOException {
        if (!line().equals(new String(delimiter, 2, delimiter.length - 2, StandardCharsets.UTF_8))) {
            throw malformed("The body does not begin with its boundary.");
        }
        String disposition = "";
        int left = HEADERS_MAX;
        for (String line = line(); !line.isEmpty(); line = line()) {
            left -= line.length();
            if (left < 0) {
                throw malformed("The part has too many headers.");
            }
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).strip().equalsIgnoreCase("Content-Disposition")) {
                disposition = line.substring(colon + 1);
            }
        }
        Map<String, String> parameters = Disposition.parameters(disposition);
        if (!"file".equals(parameters.get("name"))) {
            throw malformed("There must be one part, of the name \"file\".");
        }
        fileName = Disposition.fileName(disposition).orElse("");
    }

    /** The next line, which is no content. */
    private String line() throws IOException {
        int end = find(LINE_END);
        while (end < 0) {
            if (limit - position > HEADERS_MAX || !fill()) {
                throw malformed("The body has no part of the name \"file\".");
            }
            end = find(LINE_END);
        }
        String line = new String(buffer, position, end - position, StandardCharsets.UTF_8);
        position = end + LINE_END.length;
        return line;
    }

    /** The name that the client says, or nothing. */
    String name() {
        return fileName;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int atHand = complete ? 0 : atHand();
        if (atHand == 0) {
            finish();
            return -1;
        }
        int count = Math.min(length, atHand);
        System.arraycopy(buffer, position, target, offset, count);
        position += count;
        return count;
    }

    /** How many bytes of content the buffer has, at least one unless the content is at its end. */
    private int atHand() throws IOException {
        while (true) {
            int end = find(delimiter);
            if (end >= 0) {
                return end - position;
            }
            // The last bytes may be the beginning of a delimiter.
            int certain = limit - position - (delimiter.length - 1);
            if (certain > 0) {
                return certain;
            }
            if (!fill()) {
                throw malformed("The body ends before its last boundary.");
            }
        }
    }

    /** Makes sure that nothing follows the content but the end. */
    private void finish() throws IOException {
        if (complete) {
            return;
        }
        int behind = position + delimiter.length;
        while (limit - behind < 2) {
            behind -= position;
            if (!fill()) {
                throw malformed("The body ends before its last boundary.");
            }
            behind += position;
        }
        if (buffer[behind] != '-' || buffer[behind + 1] != '-') {
            throw malformed("There must be no part beside the one of the name \"file\".");
        }
        complete = true;
        // What stands behind the last boundary means nothing.
        while (!ended) {
            position = limit;
            fill();
        }
    }

    /** Where those bytes begin in the buffer, or -1. */
    private int find(byte[] wanted) {
        for (int i = position; i <= limit - wanted.length; i++) {
            if (buffer[i] == wanted[0] && Arrays.equals(buffer, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    /** Reads more of the body behind what is in the buffer, which moves to its front; false at the end. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        int read = ended ? -1 : body.read(buffer, limit, buffer.length - limit);
        ended = read < 0;
        limit += Math.max(read, 0);
        return !ended;
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(Problem.of(400, "malformed-multipart", detail));
    }
}
