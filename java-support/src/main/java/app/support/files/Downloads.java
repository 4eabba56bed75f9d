package app.support.files;

import app.support.http.Revisions;
import app.support.problem.Problem;
import app.support.store.StoredFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/** Content as an answer: whole, in part, or as not changed. Always a download, in which nothing runs. Thread-safe. */
final class Downloads {

    /** How much is in memory at a time. */
    private static final int PART = 256 * 1_024;

    private static final String SANDBOX = "sandbox; default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    private final FileService files;

    Downloads(FileService files) {
        this.files = files;
    }

    Response answer(StoredFile file, HttpServletRequest request) {
        String tag = "\"" + file.sha256() + "\"";
        if (Revisions.isKnown(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
            return guarded(Response.status(304), tag).build();
        }
        String condition = request.getHeader("If-Range");
        boolean ranged = request.getMethod().equals("GET") && (condition == null || condition.equals(tag));
        Optional<ByteRange> asked = ranged ? ByteRange.of(request.getHeader("Range"), file.size()) : Optional.empty();
        ByteRange range = asked.orElse(new ByteRange(0, file.size()));
        if (asked.isPresent() && range.length() == 0) {
            throw Problem.of(416, "range-not-satisfiable", "The file has no such part.")
                    .withHeader("Content-Range", "bytes */" + file.size())
                    .exception();
        }
        Response.ResponseBuilder response = guarded(Response.status(asked.isPresent() ? 206 : 200), tag)
                .header(HttpHeaders.CONTENT_TYPE, file.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, range.length())
                .header(HttpHeaders.CONTENT_DISPOSITION, Disposition.attachment(file.name()))
                .header("Accept-Ranges", "bytes");
        if (asked.isPresent()) {
            long last = range.from() + range.length() - 1;
            response.header("Content-Range", "bytes " + range.from() + "-" + last + "/" + file.size());
        }
        return request.getMethod().equals("HEAD")
                ? response.build()
                : response.entity(content(file, range)).build();
    }

    private static Response.ResponseBuilder guarded(Response.ResponseBuilder response, String tag) {
        return response.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header("Content-Security-Policy", SANDBOX);
    }

    /** Part by part, each with a connection of its own: a slow reader holds none. */
    private StreamingOutput content(StoredFile file, ByteRange range) {
        return out -> {
            long end = range.from() + range.length();
            for (long from = range.from(); from < end; from += PART) {
                int length = (int) Math.min(PART, end - from);
                try {
                    byte[] part = files.part(file.id(), from, length);
                    if (part.length < length) {
                        throw new IOException("the content of a file is shorter than it was");
                    }
                    out.write(part);
                } catch (SQLException fault) {
                    throw new IOException("the database refused", fault);
                }
            }
        };
    }
}
