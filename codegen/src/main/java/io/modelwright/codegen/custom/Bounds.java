package io.modelwright.codegen.custom;

import java.util.function.LongSupplier;

/**
 * How far one rendering may go. Everything that can be repeated asks it first: helpers, elements of lists, partials, writers. The
 * count of steps is what decides as a rule, so that the same set is refused everywhere; time is what remains. For one thread.
 */
final class Bounds {

    /** Beyond this a rendering is refused. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exceeded(String message) {
            super(message, null, false, false);
        }
    }

    static final int STEPS_MAX = 1_000_000;
    static final long NANOS_MAX = 4_000_000_000L;
    static final int FILES_MAX = 5_000;
    /** In characters. */
    static final int FILE_MAX = 2_000_000;

    static final int TOTAL_MAX = 20_000_000;
    /** Blocks within blocks are gathered once for each of them, before anything is written: so much is in memory at most. */
    static final int GATHERED_MAX = 2 * TOTAL_MAX;
    /** The longest text that a helper makes. */
    static final int TEXT_MAX = 100_000;

    static final int PARTIALS_MAX = 50_000;

    private final LongSupplier nanos;
    private final long end;
    private int steps;
    private int partials;
    private int files;
    private long written;
    private long gathered;

    Bounds(LongSupplier nanos) {
        this.nanos = nanos;
        this.end = nanos.getAsLong() + NANOS_MAX;
    }

    void step() {
        steps++;
        if (steps > STEPS_MAX) {
            throw new Exceeded("The templates take more than " + STEPS_MAX + " steps.");
        }
        if ((steps & 0xFF) == 0) {
            checkTime();
        }
    }

    void checkTime() {
        if (nanos.getAsLong() - end > 0 || Thread.currentThread().isInterrupted()) {
            throw new Exceeded("The templates take too long.");
        }
    }

    void partial() {
        step();
        checkTime();
        partials++;
        if (partials > PARTIALS_MAX) {
            throw new Exceeded("The templates include others more than " + PARTIALS_MAX + " times.");
        }
    }

    void file() {
        checkTime();
        files++;
        if (files > FILES_MAX) {
            throw new Exceeded("The templates make more than " + FILES_MAX + " files.");
        }
    }

    void written(int characters) {
        step();
        written += characters;
        if (written > TOTAL_MAX) {
            throw new Exceeded("The templates write more than " + TOTAL_MAX + " characters.");
        }
    }

    /** So many characters of a block wait in memory until it is complete. */
    void gathered(int characters) {
        step();
        gathered += characters;
        if (gathered > GATHERED_MAX) {
            throw new Exceeded("The blocks of the templates make more than " + GATHERED_MAX + " characters.");
        }
    }

    String text(String text) {
        if (text.length() > TEXT_MAX) {
            throw new Exceeded("A helper makes a text of more than " + TEXT_MAX + " characters.");
        }
        return text;
    }
}
