package io.modelwright.rest.files;

import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/**
 * The content of the one part {@code file} of a multipart/form-data body, as it comes. Another part, before or behind it, or
 * a body that ends too early, ends the reading with a problem. For one thread.
 */
final class MultipartFile extends InputStream {

    private static final int BUFFER = 32 * 1_024;
    private static final int HEADERS_MAX = 8 * 1_024;

    private final InputStream body;
    private final PartListener listener = new PartListener();
    private final MultiPart.Parser parser;
    private final byte[] buffer = new byte[BUFFER];

    private MultipartFile(InputStream body, String boundary) {
        this.body = body;
        this.parser = new MultiPart.Parser(boundary, listener);
        this.parser.setPartHeadersMaxLength(HEADERS_MAX);
    }

    /** The boundary of a multipart/form-data body; empty for every other type. */
    static Optional<String> boundary(@Nullable String contentType) {
        if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            return Optional.empty();
        }
        String boundary = Disposition.parameters(contentType).get("boundary");
        if (boundary == null || boundary.isEmpty() || boundary.length() > 200) {
            throw malformed("A multipart/form-data body needs a boundary.");
        }
        return Optional.of(boundary);
    }

    /** Reads on to where the content of the part begins. */
    static MultipartFile open(InputStream body, String boundary) throws IOException {
        MultipartFile file = new MultipartFile(body, boundary);
        while (!file.listener.begun && file.more()) {
            // the headers of the part are not whole yet
        }
        if (!file.listener.begun) {
            throw malformed("The body must have one part of the name \"file\".");
        }
        return file;
    }

    /** The name that the client says, or nothing. */
    String name() {
        return listener.fileName;
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
        while (!listener.content.hasRemaining()) {
            if (!more()) {
                return -1;
            }
        }
        int count = Math.min(length, listener.content.remaining());
        listener.content.get(target, offset, count);
        return count;
    }

    /** Hands the next piece of the body to the parser; false where the body is whole and at its end. */
    private boolean more() throws IOException {
        if (listener.complete) {
            // What stands behind the last boundary means nothing.
            return body.read(buffer) >= 0;
        }
        int read = body.read(buffer);
        listener.expect(Math.max(read, 0));
        ByteBuffer piece = read < 0 ? ByteBuffer.allocate(0) : ByteBuffer.wrap(buffer, 0, read);
        parser.parse(Content.Chunk.from(piece, read < 0));
        if (listener.problem != null) {
            throw listener.problem;
        }
        if (read < 0 && !listener.complete) {
            throw malformed("The body ends before its last boundary.");
        }
        return read >= 0 || listener.content.hasRemaining();
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(Problem.of(400, "malformed-multipart", detail));
    }

    /** Gathers what the parser finds in one piece of the body. */
    private static final class PartListener implements MultiPart.Parser.Listener {

        private ByteBuffer content = ByteBuffer.allocate(0);
        private String disposition = "";
        private String fileName = "";
        private boolean begun;
        private boolean complete;
        private @Nullable ProblemException problem;

        /** Makes room for what a piece of that length can hold, and for a boundary that turned out to be none. */
        private void expect(int length) {
            content = ByteBuffer.allocate(length + BUFFER);
            content.limit(0);
        }

        @Override
        public void onPartBegin() {
            if (begun) {
                refuse("There must be no part beside the one of the name \"file\".");
            }
        }

        @Override
        public void onPartHeader(String name, String value) {
            if (name.equalsIgnoreCase("Content-Disposition")) {
                disposition = value;
            }
        }

        @Override
        public void onPartHeaders() {
            if (!"file".equals(Disposition.parameters(disposition).get("name"))) {
                refuse("There must be one part, of the name \"file\".");
            }
            fileName = Disposition.fileName(disposition).orElse("");
            begun = true;
        }

        @Override
        public void onPartContent(Content.Chunk chunk) {
            ByteBuffer piece = chunk.getByteBuffer();
            int start = content.limit();
            content.limit(start + piece.remaining());
            content.put(start, piece, piece.position(), piece.remaining());
        }

        @Override
        public void onComplete() {
            complete = true;
        }

        @Override
        public void onFailure(Throwable failure) {
            refuse("The body is no multipart/form-data of this boundary.");
        }

        private void refuse(String detail) {
            if (problem == null) {
                problem = malformed(detail);
            }
        }
    }
}
