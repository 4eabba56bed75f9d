package app.support.query;

import app.support.model.Entity;
import app.support.model.Member;
import java.util.UUID;

/** Makes the cursors of to-many members inside an answer. Thread-safe. */
@FunctionalInterface
public interface RelatedCursors {

    /** The cursor behind which the records that {@code record} has at {@code member} go on after {@code last}. */
    String after(Entity entity, UUID record, Member.ToMany member, UUID last);
}
