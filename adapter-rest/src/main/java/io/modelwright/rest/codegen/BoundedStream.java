package io.modelwright.rest.codegen;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that breaks off where it gets too long, and says plainly where it is cut. For one thread. */
final class BoundedStream extends FilterInputStream {

    private long left;

    BoundedStream(InputStream source, long max) {
        super(source);
        this.left = max;
    }

    @Override
    public int read() throws IOException {
        int read;
        try {
            read = super.read();
        } catch (EOFException cut) {
            throw cut(cut);
        }
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read;
        try {
            read = super.read(buffer, offset, length);
        } catch (EOFException cut) {
            throw cut(cut);
        }
        count(Math.max(read, 0));
        return read;
    }

    /** JGit takes the end of a stream for a client that wants nothing more. */
    private static IOException cut(EOFException cause) {
        return new IOException("the body ends too early", cause);
    }

    private void count(int read) throws IOException {
        left -= read;
        if (left < 0) {
            throw new IOException("the body is too long");
        }
    }
}
