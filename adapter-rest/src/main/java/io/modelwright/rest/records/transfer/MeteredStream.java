package io.modelwright.rest.records.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Knows how much of it was read; for one thread. */
final class MeteredStream extends FilterInputStream {

    private final long size;
    private long read;

    MeteredStream(InputStream source, long size) {
        super(source);
        this.size = size;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        read += one < 0 ? 0 : 1;
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        read += Math.max(count, 0);
        return count;
    }

    int percent() {
        return size == 0 ? 100 : (int) Math.min(100, 100 * read / size);
    }
}
