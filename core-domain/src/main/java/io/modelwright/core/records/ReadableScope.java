package io.modelwright.core.records;

import io.modelwright.core.expression.Scope;
import java.util.Optional;

/**
 * The names that somebody may filter by: those of members that they see in every record that they may read. Others are not
 * known, so that no filter tells of values that it may not show, nor whether there are such members.
 */
record ReadableScope(RecordRights rights, EntityPlan plan) implements Scope {

    @Override
    public String entity() {
        return plan.name();
    }

    @Override
    public Optional<Scope.Member> find(String name) {
        return plan.find(name).filter(rights.of(plan)::alwaysShows).map(this::meaning);
    }

    private Scope.Member meaning(io.modelwright.core.records.Member member) {
        return switch (member) {
            case io.modelwright.core.records.Member.OfSystem system -> new Scope.Member.OfSystem(system.field());
            case io.modelwright.core.records.Member.Column column -> new Scope.Member.OfField(column.field());
            case io.modelwright.core.records.Member.Computed computed -> new Scope.Member.OfField(computed.field());
            case io.modelwright.core.records.Member.ToOne one ->
                one.inverse() ? new Scope.Member.ToMany(one.relation()) : toOne(one);
            case io.modelwright.core.records.Member.ToMany many -> new Scope.Member.ToMany(many.relation());
        };
    }

    private Scope.Member toOne(io.modelwright.core.records.Member.ToOne one) {
        return new Scope.Member.ToOne(
                one.relation(),
                one.targetsUsers()
                        ? Optional.empty()
                        : Optional.of(new ReadableScope(rights, rights.app().entity(one.target()))));
    }
}
