package client.runtime;

/** A member that the answer did not hold: it was not asked for, or the caller may not read it. */
public final class NotShownException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotShownException(String member) {
        super("the record was read without " + member);
    }
}
