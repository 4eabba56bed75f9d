package io.modelwright.core.modeling.validation;

/**
 * Adds up what a row takes at most in a page of PostgreSQL (8 KiB), in whatever order its columns stand. Not for use by
 * several threads.
 */
final class RowWidth {

    /** The longest row: the page without its header and the pointer to the row. */
    static final int MAX = 8_192 - 24 - 8;

    /** The part of a row's header before its null bitmap. */
    private static final int HEADER = 23;

    /**
     * What a value of variable length may leave in the row. TOAST moves out what is longer than the 18 bytes of its pointer,
     * rounded up to the alignment, and leaves everything shorter alone.
     */
    private static final int INLINE_MAX = 24;

    private static final int ALIGNMENT = 8;

    private int columns;
    private int bytes;

    void addSystemColumns() {
        addUuid();
        addFixed(8);
        addFixed(8);
        addUuid();
        addFixed(8);
        addUuid();
    }

    /** Text, numeric, arrays, JSON. */
    void addVariable() {
        columns++;
        bytes += INLINE_MAX;
    }

    /** A value of that many bytes, a power of two, which is also its alignment. */
    void addFixed(int size) {
        columns++;
        bytes += size + (size - 1);
    }

    void addUuid() {
        columns++;
        bytes += 16;
    }

    void addInterval() {
        columns++;
        bytes += 16 + 7;
    }

    int bytes() {
        int header = HEADER + (columns + 7) / 8;
        int alignedHeader = (header + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        return alignedHeader + bytes;
    }
}
