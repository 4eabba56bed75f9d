package io.modelwright.ports.failure;

/**
 * A secret, or the key that would open it, cannot be decrypted: the key is not there any more, the text was altered, or it lies
 * where it does not belong. Another try changes nothing until somebody brings the key or the data back.
 */
public final class SecretUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Cause {
        /** The key that it names is not here. */
        KEY_MISSING,
        /** It was altered, or belongs elsewhere. */
        NOT_AUTHENTIC,
        /** It has no form that is known. */
        MALFORMED
    }

    private final Cause reason;

    /** @param message says where, and nothing of the content */
    public SecretUnreadable(Cause reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Cause reason() {
        return reason;
    }
}
