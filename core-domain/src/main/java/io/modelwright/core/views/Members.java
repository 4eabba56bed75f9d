package io.modelwright.core.views;

import io.modelwright.core.expression.SystemField;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import io.modelwright.core.views.ViewContent.Kind;
import io.modelwright.core.views.ViewContent.MemberRef;
import java.util.Optional;

/** Members of a version and how views remember them. Stateless. */
final class Members {

    private Members() {}

    static MemberRef ref(Member member) {
        return switch (member) {
            case Member.OfSystem system -> new MemberRef(Optional.empty(), false, system.name());
            case Member.Column column -> new MemberRef(Optional.of(column.id()), false, column.name());
            case Member.Computed computed ->
                new MemberRef(Optional.of(computed.field().id()), false, computed.name());
            case Member.ToOne one -> new MemberRef(Optional.of(one.relation().id()), one.inverse(), one.name());
            case Member.ToMany many ->
                new MemberRef(
                        Optional.of(many.relation().id()), many.side() != Member.ToMany.Side.LINKS_FROM, many.name());
        };
    }

    /** The member as it is called now. */
    static Optional<Member> find(EntityPlan entity, MemberRef ref) {
        return entity.members().values().stream()
                .filter(member -> isSame(ref(member), ref))
                .findFirst();
    }

    private static boolean isSame(MemberRef one, MemberRef other) {
        Optional<ElementId> id = other.id();
        return id.isPresent()
                ? one.id().equals(id) && one.inverse() == other.inverse()
                : one.id().isEmpty() && one.name().equals(other.name());
    }

    /** The entity at the other end of a to-one relation; empty for anything else, people among it. */
    static Optional<EntityPlan> target(CompiledApp app, Member member) {
        return member instanceof Member.ToOne one && !one.targetsUsers() ? app.find(one.target()) : Optional.empty();
    }

    /** Whether records can be laid out by that member. */
    static boolean fits(Kind kind, Member member) {
        return switch (kind) {
            case GRID -> false;
            case BOARD ->
                (member instanceof Member.Column column && column.type() instanceof FieldType.SingleChoice)
                        || (member instanceof Member.ToOne one && !one.inverse());
            case CALENDAR -> isDay(member);
        };
    }

    private static boolean isDay(Member member) {
        return switch (member) {
            case Member.Column column ->
                column.type() == FieldType.Plain.DATE || column.type() == FieldType.Plain.DATE_TIME;
            case Member.Computed computed ->
                computed.result() == FieldType.FormulaResult.DATE
                        || computed.result() == FieldType.FormulaResult.DATE_TIME;
            case Member.OfSystem system ->
                system.field() == SystemField.CREATED_AT || system.field() == SystemField.UPDATED_AT;
            case Member.ToOne one -> false;
            case Member.ToMany many -> false;
        };
    }
}
