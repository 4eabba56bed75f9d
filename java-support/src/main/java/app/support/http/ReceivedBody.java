package app.support.http;

import app.support.files.Spool;
import app.support.idempotency.RepeatedRequest;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The whole body of a request, read before it is worked on: in memory, or in a file where it may be large. For one thread. */
final class ReceivedBody implements AutoCloseable {

    private static final long MEMORY_MAX = 1_024 * 1_024;

    /** Where the body lies. */
    private interface Source extends AutoCloseable {
        InputStream open() throws IOException;

        @Override
        void close() throws IOException;
    }

    private final String hash;
    private final Source source;

    private ReceivedBody(String type, String bodyHash, Source source) {
        this.hash = RepeatedRequest.sha256(bodyHash + " " + type);
        this.source = source;
    }

    static ReceivedBody read(HttpServletRequest request) throws IOException {
        String type = String.valueOf(request.getContentType());
        long announced = request.getContentLengthLong();
        if (announced >= 0 && announced <= MEMORY_MAX) {
            byte[] bytes = request.getInputStream().readAllBytes();
            return new ReceivedBody(type, RepeatedRequest.sha256(bytes), new Source() {
                @Override
                public InputStream open() {
                    return new ByteArrayInputStream(bytes);
                }

                @Override
                public void close() {
                    // nothing is held but memory
                }
            });
        }
        Spool spool = Spool.of(request.getInputStream(), Long.MAX_VALUE);
        return new ReceivedBody(type, spool.sha256Hex(), new Source() {
            @Override
            public InputStream open() throws IOException {
                return spool.open();
            }

            @Override
            public void close() throws IOException {
                spool.close();
            }
        });
    }

    /** Of the type and the body. */
    String hash() {
        return hash;
    }

    /** The request with that body, to be read once more. */
    HttpServletRequest request(HttpServletRequest original) {
        return new HttpServletRequestWrapper(original) {
            @Override
            public ServletInputStream getInputStream() throws IOException {
                return new Again(source.open());
            }
        };
    }

    @Override
    public void close() throws IOException {
        source.close();
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
