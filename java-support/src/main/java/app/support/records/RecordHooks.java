package app.support.records;

import io.dropwizard.core.setup.Environment;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where code of your own takes part in what happens to records. Each method does nothing until you override it. */
public interface RecordHooks<T> {

    /**
     * Called with each new or changed record before it is checked. Throws a {@link
     * app.support.problem.ProblemException} to refuse it.
     *
     * @param before the record as it was; null for a new one
     * @return the record to store, {@code after} itself or another one
     */
    default T beforeWrite(@Nullable T before, T after, RequestContext request) {
        return after;
    }

    /**
     * Called in the transaction of the change, after it: what is thrown here undoes it.
     *
     * @param before the record as it was; null for a new one
     * @param after the record as it is; null where it was deleted
     */
    default void afterWrite(@Nullable T before, @Nullable T after, RequestContext request, Connection connection)
            throws SQLException {
        // nothing unless overridden
    }

    /** Called once at the start: register Jersey resources and servlets of your own here. */
    default void routes(Environment environment, DataSource database) {
        // nothing unless overridden
    }
}
