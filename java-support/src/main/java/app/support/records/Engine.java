package app.support.records;

import app.support.model.AppModel;
import app.support.query.Cursors;
import app.support.store.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the use cases of all entities share.
 *
 * @param people the people of the application
 * @param secrets keeps the values of secret fields
 * @param plans the statements that were made
 */
public record Engine(
        AppModel model,
        Transactions transactions,
        Cursors cursors,
        InstantSource clock,
        Known people,
        Secrets secrets,
        Plans plans) {

    /** Tells which of these ids are of something that is there, on the connection of whoever asks. */
    @FunctionalInterface
    public interface Known {
        Set<UUID> among(Connection connection, Set<UUID> ids) throws SQLException;
    }

    /** Seals what must not lie open in the database, each to its place. */
    public interface Secrets {
        String seal(String place, String secret);

        /** Empty for what was not sealed here, for that place. */
        Optional<String> open(String place, String sealed);
    }

    /** The same, but all that it does is part of the transaction that goes on there. */
    public Engine joining(Connection connection) {
        return new Engine(model, transactions.joining(connection), cursors, clock, people, secrets, plans);
    }

    public RequestContext request(Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new RequestContext(caller.id(), now, now.atZone(model.timeZone()).toLocalDate());
    }
}
