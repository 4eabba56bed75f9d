package io.modelwright.rest.codegen;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that breaks off where it gets too long. For one thread. */
final class BoundedStream extends FilterInputStream {

    private long left;

    BoundedStream(InputStream source, long max) {
        super(source);
        this.left = max;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) throws IOException {
        left -= read;
        if (left < 0) {
            throw new IOException("the body is too long");
        }
    }
}
