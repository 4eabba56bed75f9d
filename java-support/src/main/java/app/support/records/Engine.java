package app.support.records;

import app.support.model.AppModel;
import app.support.query.Cursors;
import app.support.store.Transactions;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What the use cases of all entities share.
 *
 * @param people the people of the application
 * @param secrets seals the values of secret fields: the place of the secret, then its text
 */
public record Engine(
        AppModel model,
        Transactions transactions,
        Cursors cursors,
        InstantSource clock,
        Known people,
        Secrets secrets) {

    /** Tells whether there is something of that id. */
    @FunctionalInterface
    public interface Known {
        boolean has(UUID id) throws SQLException;
    }

    /** Seals what must not lie open in the database. */
    @FunctionalInterface
    public interface Secrets {
        String seal(String place, String secret);
    }

    public RequestContext request(Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new RequestContext(caller.id(), now, now.atZone(model.timeZone()).toLocalDate());
    }
}
