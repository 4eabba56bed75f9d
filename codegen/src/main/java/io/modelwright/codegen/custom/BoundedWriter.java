package io.modelwright.codegen.custom;

import java.io.Writer;

/** The text of one file in the making. For one thread. */
final class BoundedWriter extends Writer {

    private final Bounds bounds;
    private final StringBuilder text = new StringBuilder();

    BoundedWriter(Bounds bounds) {
        this.bounds = bounds;
    }

    @Override
    public void write(char[] characters, int offset, int length) {
        count(length);
        text.append(characters, offset, length);
    }

    @Override
    public void write(String string, int offset, int length) {
        count(length);
        text.append(string, offset, offset + length);
    }

    private void count(int length) {
        bounds.written(length);
        if (text.length() + length > Bounds.FILE_MAX) {
            throw new Bounds.Exceeded("A file has more than " + Bounds.FILE_MAX + " characters.");
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return text.toString();
    }
}
