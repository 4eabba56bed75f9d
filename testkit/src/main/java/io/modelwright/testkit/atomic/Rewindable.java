package io.modelwright.testkit.atomic;

/** A store in memory that can go back to what it was. */
@FunctionalInterface
public interface Rewindable {

    /** Remembers what is stored now; the answer brings it back. */
    Runnable mark();
}
