package io.modelwright.bootstrap.exchange;

/** An import cannot be done; the message says why, for whoever typed the command. */
public final class ImportFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean usage;

    private ImportFailure(String message, boolean usage) {
        super(message);
        this.usage = usage;
    }

    static ImportFailure of(String message) {
        return new ImportFailure(message, false);
    }

    static ImportFailure usage(String message) {
        return new ImportFailure(message, true);
    }

    /** Whether the command line itself is wrong. */
    public boolean isUsage() {
        return usage;
    }
}
