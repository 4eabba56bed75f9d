package io.modelwright.imports.text;

/** Reading was given up, because it took too long. */
public final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private Stopped() {
        super("reading was given up", null, false, false);
    }

    /** Ends the reading of this thread where it was interrupted; readers ask in each of their loops. */
    public static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new Stopped();
        }
    }
}
