package io.modelwright.rest.edge;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The whole body of a request, read before it is worked on: in memory, or in a file where it may be large. For one thread. */
public final class ReceivedBody implements AutoCloseable {

    /** Where files for large bodies come from. */
    @FunctionalInterface
    public interface Spool {
        /** A path that nothing has yet. */
        Path next() throws IOException;
    }

    private static final long MEMORY_MAX = 10L * 1_024 * 1_024;

    private final String hash;
    private final byte[] bytes;
    private final Optional<Path> file;

    private ReceivedBody(String hash, byte[] bytes, Optional<Path> file) {
        this.hash = hash;
        this.bytes = bytes;
        this.file = file;
    }

    public static ReceivedBody read(HttpServletRequest request, Spool spool) throws IOException {
        MessageDigest digest = sha256();
        digest.update(String.valueOf(request.getContentType()).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        InputStream body = new DigestInputStream(request.getInputStream(), digest);
        if (EdgePaths.bodyMax(request.getRequestURI()) <= MEMORY_MAX) {
            byte[] bytes = body.readAllBytes();
            return new ReceivedBody(HexFormat.of().formatHex(digest.digest()), bytes, Optional.empty());
        }
        Path file = spool.next();
        try (OutputStream out = Files.newOutputStream(file)) {
            body.transferTo(out);
        } catch (IOException | RuntimeException fault) {
            Files.deleteIfExists(file);
            throw fault;
        }
        return new ReceivedBody(HexFormat.of().formatHex(digest.digest()), new byte[0], Optional.of(file));
    }

    /** SHA-256 of the type and the body. */
    String hash() {
        return hash;
    }

    /** The request with that body, to be read once more. */
    HttpServletRequest request(HttpServletRequest original) {
        return new HttpServletRequestWrapper(original) {
            @Override
            public ServletInputStream getInputStream() throws IOException {
                return new Again(open());
            }
        };
    }

    /** All of it, from its beginning. */
    public InputStream open() throws IOException {
        return file.isPresent() ? Files.newInputStream(file.get()) : new ByteArrayInputStream(bytes);
    }

    /** In bytes. */
    public long length() throws IOException {
        return file.isPresent() ? Files.size(file.get()) : bytes.length;
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            Files.deleteIfExists(file.get());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static final class Again extends ServletInputStream {

        private final InputStream source;
        private boolean finished;

        private Again(InputStream source) {
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            int read = source.read();
            finished = read < 0;
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = source.read(buffer, offset, length);
            finished = read < 0;
            return read;
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("bodies with a key are read at once");
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
