package app.support.records;

import app.support.model.Access;
import app.support.model.Action;
import app.support.model.Member;
import app.support.model.RecordRights;
import app.support.model.RowCondition;
import app.support.store.RecordRepository;
import app.support.store.WriteCheck;
import app.support.store.WriteChecks;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the caller may see of the past of a record, by the rights of today: the members that they would see in the record as it is,
 * or as it was last. A relation is shown only where every record behind it may be read. For one request.
 */
final class PastView {

    private final Call call;
    private final Set<WriteCheck> unmet;

    private PastView(Call call, Set<WriteCheck> unmet) {
        this.call = call;
        this.unmet = unmet;
    }

    /** @param record as it is, or as it was last */
    static <T> PastView of(
            Connection connection, Call call, RecordType<T> type, RecordRepository<T> repository, RecordData record)
            throws SQLException {
        Set<WriteCheck> asked = new HashSet<>();
        call.access(Action.READ).condition().ifPresent(where -> asked.add(check(where)));
        call.entity()
                .members()
                .values()
                .forEach(member -> call.own().shows(member).condition().ifPresent(where -> asked.add(check(where))));
        List<WriteCheck> unmet = WriteChecks.failed(
                connection,
                call.rights(),
                call.entity(),
                repository,
                List.copyOf(asked),
                type.of(record),
                record.id(),
                call.request());
        return new PastView(call, Set.copyOf(unmet));
    }

    private static WriteCheck check(RowCondition where) {
        return new WriteCheck.Permitted(where, true);
    }

    /** Whether the record could be read if it were there as it was. */
    boolean showsRecord() {
        return meets(call.access(Action.READ));
    }

    boolean shows(Member member) {
        return meets(call.own().shows(member)) && reaches(member);
    }

    private boolean meets(Access access) {
        return !access.isNone()
                && access.condition()
                        .filter(where -> unmet.contains(check(where)))
                        .isEmpty();
    }

    private boolean reaches(Member member) {
        RecordRights rights = call.rights();
        return switch (member) {
            case Member.ToOne one -> rights.reach(one).isAll();
            case Member.ToMany many ->
                many.targetsUsers()
                        || rights.of(many.target()).access(Action.READ).isAll();
            case Member.Column column -> true;
            case Member.Computed computed -> true;
            case Member.OfSystem system -> true;
        };
    }
}
