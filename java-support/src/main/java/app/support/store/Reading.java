package app.support.store;

import app.support.model.RecordRights;
import app.support.sql.RecordReads;

/** A statement and what becomes of its rows. Immutable. */
public record Reading(RecordReads.Query query, RowShape shape) {

    public static Reading of(RecordRights rights, RecordReads.Query query) {
        return new Reading(query, new RowShape(rights, query.layout()));
    }
}
