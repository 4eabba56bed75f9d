package io.modelwright.application.records.history;

import io.modelwright.application.records.access.Standing;
import io.modelwright.core.expression.Evaluator;
import io.modelwright.core.expression.Expr;
import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.records.Access;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.RecordEnvironment;
import io.modelwright.core.records.RequestContext;
import io.modelwright.core.records.StoredRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * What the caller may see of the past of a record, by the rights of today. Decided here, without the store: a condition that
 * reads other records counts as not met, and a relation is shown only where every record behind it may be read.
 */
final class Visibility {

    private final Standing standing;
    private final EntityPlan entity;
    private final StoredRecord record;
    private final RequestContext context;

    /** @param record as it is, or as it was last */
    Visibility(Standing standing, EntityPlan entity, StoredRecord record, RequestContext context) {
        this.standing = standing;
        this.entity = entity;
        this.record = record;
        this.context = context;
    }

    /** Whether the record could be read if it were there as it was. */
    boolean showsRecord() {
        return meets(standing.rights().of(entity).access(Action.READ));
    }

    boolean shows(Member member) {
        return meets(standing.rights().of(entity).shows(member)) && reaches(member);
    }

    private boolean reaches(Member member) {
        return switch (member) {
            case Member.ToOne one -> standing.rights().reach(one).isAll();
            case Member.ToMany many ->
                many.relation().targetsUsers()
                        || standing.rights()
                                .of(many.target())
                                .access(Action.READ)
                                .isAll();
            case Member.Column column -> true;
            case Member.Computed computed -> true;
            case Member.OfSystem system -> true;
        };
    }

    private boolean meets(Access access) {
        return switch (access) {
            case Access.Fixed fixed -> fixed.isAll();
            case Access.Where(Expr condition) ->
                readsOnlyTheRecord(condition)
                        && Evaluator.isTrue(condition, new RecordEnvironment(record, context, (relation, id) -> null));
        };
    }

    private static boolean readsOnlyTheRecord(Expr condition) {
        List<Expr.Path> astray = new ArrayList<>();
        condition.visit(node -> {
            if (node instanceof Expr.Path path && !path.relations().isEmpty()) {
                astray.add(path);
            }
        });
        return astray.isEmpty();
    }
}
