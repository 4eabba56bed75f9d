package io.modelwright.postgres;

/** The database refused a statement for a reason that no caller foresaw: a bug, or a schema that somebody changed by hand. */
public final class SqlFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SqlFault(String message, Throwable cause) {
        super(message, cause);
    }
}
