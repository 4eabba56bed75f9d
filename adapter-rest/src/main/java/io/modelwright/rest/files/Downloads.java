package io.modelwright.rest.files;

import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.files.driving.Files.Download;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import io.modelwright.rest.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Content as an answer: whole, in part, or as not changed. Stateless. */
final class Downloads {

    private Downloads() {}

    static Response answer(Download download, HttpServletRequest request) {
        String tag = "\"" + download.tag() + "\"";
        if (isKnown(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
            return Response.status(304).header(HttpHeaders.ETAG, tag).build();
        }
        String condition = request.getHeader("If-Range");
        boolean ranged = request.getMethod().equals("GET") && (condition == null || condition.equals(tag));
        Optional<ByteRange> asked =
                ranged ? ByteRange.of(request.getHeader("Range"), download.size()) : Optional.empty();
        ByteRange range = asked.orElse(new ByteRange(0, download.size()));
        if (asked.isPresent() && range.length() == 0) {
            throw new ProblemException(Problem.of(416, "range-not-satisfiable", "The file has no such part.")
                    .withHeader("Content-Range", "bytes */" + download.size()));
        }
        Response.ResponseBuilder response = Response.status(asked.isPresent() ? 206 : 200)
                .header(HttpHeaders.CONTENT_TYPE, download.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, range.length())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        Disposition.attachment(download.file().name()))
                .header(HttpHeaders.ETAG, tag)
                .header("Accept-Ranges", "bytes");
        if (asked.isPresent()) {
            long last = range.from() + range.length() - 1;
            response.header("Content-Range", "bytes " + range.from() + "-" + last + "/" + download.size());
        }
        return request.getMethod().equals("HEAD")
                ? response.build()
                : response.entity(content(download, range)).build();
    }

    private static boolean isKnown(@Nullable String tags, String tag) {
        return tags != null
                && Arrays.stream(tags.split(","))
                        .map(String::strip)
                        .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
    }

    /** Opened before the answer begins, so that a content that has gone is told as such. */
    private static StreamingOutput content(Download download, ByteRange range) {
        InputStream content = download.source()
                .open(range.from(), range.length())
                .orElseThrow(() -> new ProblemException(Problems.of(Refusal.NotFound.of("file"))));
        return out -> {
            try (content) {
                if (content.transferTo(out) < range.length()) {
                    throw new IOException("the content of a file is shorter than it was");
                }
            }
        };
    }
}
