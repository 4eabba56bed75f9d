package app.support.records;

import app.support.model.Access;
import app.support.model.Action;
import app.support.model.Entity;
import app.support.model.RecordRights;
import app.support.problem.ProblemException;
import app.support.store.Journal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Who is told of which change: those who can read the record as it is now. Of a deletion nobody can say who could read the record,
 * so that only those are told who read all of them. Thread-safe.
 */
public final class ChangeVisibility {

    private final Engine engine;
    private final RecordReading reading;

    public ChangeVisibility(Engine engine) {
        this.engine = engine;
        this.reading = new RecordReading(engine);
    }

    /** The name of the entity whose record was changed, where the caller may know of it. */
    public Optional<String> entityOf(Connection connection, Caller caller, Journal.Change change) throws SQLException {
        Optional<Entity> entity = engine.model().findByKey(change.entity());
        if (entity.isEmpty()) {
            return Optional.empty();
        }
        RecordRights rights = engine.model().rights(caller.roles());
        Call call = new Call(rights, entity.get(), engine.request(caller));
        boolean shown = switch (call.access(Action.READ)) {
            case Access.Fixed fixed -> fixed.isAll();
            case Access.Where where ->
                change.action() != Journal.Action.DELETED && isReadable(connection, call, change);
        };
        return entity.map(Entity::name).filter(name -> shown);
    }

    private boolean isReadable(Connection connection, Call call, Journal.Change change) throws SQLException {
        try {
            reading.requireReadable(connection, call, change.record());
            return true;
        } catch (ProblemException hidden) {
            if (hidden.problem().status() >= 500) {
                throw hidden;
            }
            return false;
        }
    }
}
