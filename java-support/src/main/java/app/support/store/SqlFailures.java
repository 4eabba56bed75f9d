package app.support.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Tells one failure of the database from another, whatever wraps it. Stateless, for any thread.
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
            "55P03", // somebody kept a lock for longer than others wait
            "58030"); // input or output failed

    /** Two transactions were in each other's way, and this one gave in. */
    private static final Set<String> CONFLICTS = Set.of(
            "40001", // it saw what is not there any more
            "40P01"); // they waited for each other

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String FOREIGN_KEY_VIOLATION = "23503";
    private static final String RESTRICT_VIOLATION = "23001";

    private SqlFailures() {}

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

    /** Whether the same work may go well when it is done again. */
    public static boolean isInConflict(Throwable e) {
        return state(e).filter(CONFLICTS::contains).isPresent();
    }

    private static boolean isUnavailableState(@Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("53")
                        || UNAVAILABLE.contains(state)
                        || CONFLICTS.contains(state));
    }

    public static boolean isUniqueViolation(Throwable e) {
        return hasState(e, UNIQUE_VIOLATION);
    }

    /** Whether a row points at one that is not there, or is still pointed at. */
    public static boolean isForeignKeyViolation(Throwable e) {
        return hasState(e, FOREIGN_KEY_VIOLATION) || hasState(e, RESTRICT_VIOLATION);
    }

    /** The constraint or unique index that a row would have broken. */
    public static Optional<String> constraint(Throwable e) {
        return serverMessage(e).map(ServerErrorMessage::getConstraint);
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
}
