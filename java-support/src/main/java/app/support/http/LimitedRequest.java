package app.support.http;

import app.support.problem.Problem;
import app.support.problem.ProblemException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/** A request whose body ends with 413 when it turns out larger than it may be, whatever its headers said. */
final class LimitedRequest extends HttpServletRequestWrapper {

    private final long bodyMax;

    LimitedRequest(HttpServletRequest request, long bodyMax) {
        super(request);
        this.bodyMax = bodyMax;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Counting(super.getInputStream(), bodyMax);
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
