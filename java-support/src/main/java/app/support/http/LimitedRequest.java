package app.support.http;

import app.support.problem.Problem;
import app.support.problem.ProblemException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.BadMessageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request whose body ends with 413 when it turns out larger than it may be, whatever its headers said. */
final class LimitedRequest extends HttpServletRequestWrapper {

    private static final Logger LOG = LoggerFactory.getLogger(LimitedRequest.class);
    private static final long LINGER_MAX = 16L * 1_024 * 1_024;
    /** A client that sends drop by drop keeps a thread for no longer than this. */
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final int LINGER_BUFFER = 16 * 1_024;

    private final long bodyMax;

    LimitedRequest(HttpServletRequest request, long bodyMax) {
        super(request);
        this.bodyMax = bodyMax;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Counting(super.getInputStream(), bodyMax);
    }

    /**
     * Reads a body that nobody wanted to its end, up to some size and for some seconds: a connection with the rest of one in it
     * is closed, and a client that still sends, or that sends its next request there, would not see the answer. Nothing where
     * the client waits to be asked for the body.
     */
    static void linger(HttpServletRequest request) {
        boolean hasBody = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (!hasBody || request.getHeader("Expect") != null) {
            return;
        }
        try {
            ServletInputStream body = request.getInputStream();
            byte[] buffer = new byte[LINGER_BUFFER];
            long start = System.nanoTime();
            int read = 0;
            for (long left = LINGER_MAX;
                    left > 0 && read >= 0 && !body.isFinished() && System.nanoTime() - start < LINGER_NANOS;
                    left -= read) {
                read = body.read(buffer);
            }
        } catch (IOException | BadMessageException gone) {
            LOG.debug("the client went away while its body was read: {}", gone.toString());
        }
    }

    private static final class Counting extends ServletInputStream {

        private final ServletInputStream source;
        private final long bodyMax;
        private long left;

        private Counting(ServletInputStream source, long bodyMax) {
            this.source = source;
            this.bodyMax = bodyMax;
            this.left = bodyMax;
        }

        @Override
        public int read() throws IOException {
            int read = source.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = source.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws ProblemException {
            left -= read;
            if (left < 0) {
                throw Problem.of(413, "body-too-large", "A body has at most " + bodyMax + " bytes here.")
                        .exception();
            }
        }

        @Override
        public boolean isFinished() {
            return source.isFinished();
        }

        @Override
        public boolean isReady() {
            return source.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            source.setReadListener(listener);
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
