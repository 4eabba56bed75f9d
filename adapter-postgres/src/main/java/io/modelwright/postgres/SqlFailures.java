package io.modelwright.postgres;

import io.modelwright.ports.failure.StoreUnavailable;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Tells one failure of the database from another, whatever wraps it (Jdbi, Flyway, a batch). Stateless, for any thread.
 */
public final class SqlFailures {

    /** Too many connections or no memory now; the server goes down, or was just asked to; storage errors. */
    private static final Set<String> UNAVAILABLE = Set.of(
            "57P01", // the administrator ended the session
            "57P02", // another session crashed the server
            "57P03", // the server starts or stops
            "57014", // the statement took longer than allowed, or was cancelled
            "25P03", // the transaction idled too long
            "25P04", // the transaction took longer than allowed
            "25006", // a replica that is not the primary any more
            "58030"); // input or output failed

    private static final Set<String> STALE_SCHEMA = Set.of(
            "42P01", // no such table
            "42703", // no such column
            "3F000", // no such schema
            "26000"); // the prepared statement is gone

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String FOREIGN_KEY_VIOLATION = "23503";
    private static final String RESTRICT_VIOLATION = "23001";
    private static final String NOT_NULL_VIOLATION = "23502";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Set<String> SERIALIZATION = Set.of("40001", "40P01");
    private static final String FEATURE_NOT_SUPPORTED = "0A000";

    /** Work on the database that throws what JDBC throws. */
    @FunctionalInterface
    public interface SqlWork<T> {
        T run() throws SQLException;
    }

    private SqlFailures() {}

    /**
     * Runs the work and translates what it throws.
     *
     * @throws StoreUnavailable where the database cannot be asked now
     * @throws SqlFault where JDBC failed otherwise
     */
    public static <T> T translating(SqlWork<T> work) {
        try {
            return work.run();
        } catch (SQLException | RuntimeException e) {
            throw translate(e);
        }
    }

    /** The exception to throw: {@link StoreUnavailable}, {@link SqlFault}, or {@code e} itself where it was unchecked already. */
    public static RuntimeException translate(Exception e) {
        if (e instanceof StoreUnavailable already) {
            return already;
        }
        if (isUnavailable(e)) {
            return new StoreUnavailable("the database cannot be asked now", e);
        }
        return e instanceof RuntimeException unchecked ? unchecked : new SqlFault("the database refused", e);
    }

    /** Whether another try in some seconds may go well: away, all connections taken, or too slow. */
    public static boolean isUnavailable(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                return true;
            }
            if (cause instanceof SQLException sql && isUnavailableState(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUnavailableState(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("53") || UNAVAILABLE.contains(state));
    }

    /** Whether the statement was made for a schema that is not there any more (a publish happened): reload and try once more. */
    public static boolean isStaleSchema(Throwable e) {
        Optional<String> state = state(e);
        if (state.filter(STALE_SCHEMA::contains).isPresent()) {
            return true;
        }
        return state.filter(FEATURE_NOT_SUPPORTED::equals).isPresent()
                && message(e).contains("cached plan must not change result type");
    }

    public static boolean isUniqueViolation(Throwable e) {
        return hasState(e, UNIQUE_VIOLATION);
    }

    /** Whether a row points at one that is not there, or is still pointed at. */
    public static boolean isForeignKeyViolation(Throwable e) {
        return hasState(e, FOREIGN_KEY_VIOLATION) || hasState(e, RESTRICT_VIOLATION);
    }

    public static boolean isNotNullViolation(Throwable e) {
        return hasState(e, NOT_NULL_VIOLATION);
    }

    /** Whether a lock was not to be had within {@code lock_timeout}, or at once with NOWAIT. */
    public static boolean isLockTimeout(Throwable e) {
        return hasState(e, LOCK_NOT_AVAILABLE);
    }

    /** Whether the transaction lost against another one and may simply be run again. */
    public static boolean isSerializationFailure(Throwable e) {
        return state(e).filter(SERIALIZATION::contains).isPresent();
    }

    /** The constraint or unique index that a row would have broken. */
    public static Optional<String> constraint(Throwable e) {
        return serverMessage(e).map(ServerErrorMessage::getConstraint);
    }

    /** The column that a failure is about, where the server names one. */
    public static Optional<String> column(Throwable e) {
        return serverMessage(e).map(ServerErrorMessage::getColumn);
    }

    /** The SQLSTATE: five characters; empty where no database failure is in the chain. */
    public static Optional<String> state(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return Optional.of(sql.getSQLState());
            }
        }
        return Optional.empty();
    }

    private static boolean hasState(Throwable e, String wanted) {
        return state(e).filter(wanted::equals).isPresent();
    }

    private static Optional<ServerErrorMessage> serverMessage(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException failure && failure.getServerErrorMessage() != null) {
                return Optional.of(failure.getServerErrorMessage());
            }
        }
        return Optional.empty();
    }

    private static String message(Throwable e) {
        return serverMessage(e).map(ServerErrorMessage::getMessage).orElse("");
    }
}
