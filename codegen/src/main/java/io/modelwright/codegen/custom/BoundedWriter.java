package io.modelwright.codegen.custom;

import java.io.Writer;
import java.util.function.IntConsumer;

/** A text in the making: that of one file, or of one block inside it. For one thread. */
final class BoundedWriter extends Writer {

    private final String name;
    private final IntConsumer count;
    private final StringBuilder text = new StringBuilder();

    private BoundedWriter(String name, IntConsumer count) {
        this.name = name;
        this.count = count;
    }

    static BoundedWriter ofFile(Bounds bounds) {
        return new BoundedWriter("file", bounds::written);
    }

    static BoundedWriter ofBlock(Bounds bounds) {
        return new BoundedWriter("block", bounds::gathered);
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
        count.accept(length);
        if (text.length() + length > Bounds.FILE_MAX) {
            throw new Bounds.Exceeded("A " + name + " has more than " + Bounds.FILE_MAX + " characters.");
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
