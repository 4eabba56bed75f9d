package app.support.records;

import io.dropwizard.core.setup.Environment;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where code of your own takes part in what happens to records. Each method does nothing until you override it. */
public interface RecordHooks<T> {

    /**
     * Called with each new or changed record before it is checked, and again where the database had to undo the change in favour
     * of another one. Throws a {@link
     * app.support.problem.ProblemException} to refuse it.
     *
     * @param before the record as it was; null for a new one
     * @return the record to store, {@code after} itself or another one
     */
    default T beforeWrite(@Nullable T before, T after, RequestContext request) {
        return after;
    }

    /**
     * Called in the transaction of the change, after it: whatever is thrown here undoes it. It may still be undone for something
     * else, such as another record of the same request: what leaves the database belongs into {@link #afterCommit}. Reads and
     * writes go through the connection given: another one would wait for this one.
     *
     * @param before the record as it was; null for a new one
     * @param after the record as it is; null where it was deleted
     */
    default void afterWrite(@Nullable T before, @Nullable T after, RequestContext request, Connection connection)
            throws SQLException {
        // nothing unless overridden
    }

    /**
     * Called once what was changed is stored for good, before the answer: for mails, calls of others and such. What is thrown here
     * goes to the log, and changes nothing.
     *
     * @param before the record as it was; null for a new one
     * @param after the record as it is; null where it was deleted
     */
    default void afterCommit(@Nullable T before, @Nullable T after, RequestContext request) {
        // nothing unless overridden
    }

    /** Called once at the start with what opens the values of secret fields, which records only hold sealed. */
    default void secrets(SecretValues secrets) {
        // nothing unless overridden
    }

    /**
     * Called once at the start: register Jersey resources and servlets of your own here. Only who shows an access token gets to
     * them; {@link app.support.http.Edge#caller} tells who that is, with their roles, which nobody has compared yet.
     */
    default void routes(Environment environment, DataSource database) {
        // nothing unless overridden
    }

    /** The paths of such routes that everybody may use, without an access token: {@code "/api/v1/hello"}, as they are decoded. */
    default Set<String> openPaths() {
        return Set.of();
    }
}
