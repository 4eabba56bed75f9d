package app.support.query;

import app.support.expression.Scope;
import app.support.model.Entity;
import app.support.model.RecordRights;
import java.util.Optional;

/**
 * The names that somebody may filter by: those of members that they see in every record that they may read. Others are not
 * known, so that no filter tells of values that it may not show, nor whether there are such members.
 */
record ReadableScope(RecordRights rights, Entity plan) implements Scope {

    @Override
    public String entity() {
        return plan.name();
    }

    @Override
    public Optional<Scope.Member> find(String name) {
        return plan.find(name).filter(rights.of(plan)::alwaysShows).map(this::meaning);
    }

    private Scope.Member meaning(app.support.model.Member member) {
        return switch (member) {
            case app.support.model.Member.OfSystem system -> new Scope.Member.OfSystem(system.field());
            case app.support.model.Member.Column column -> new Scope.Member.OfField(column.field());
            case app.support.model.Member.Computed computed -> new Scope.Member.OfField(computed.field());
            case app.support.model.Member.ToOne one ->
                one.inverse() ? new Scope.Member.ToMany(one.relation()) : toOne(one);
            case app.support.model.Member.ToMany many -> new Scope.Member.ToMany(many.relation());
        };
    }

    private Scope.Member toOne(app.support.model.Member.ToOne one) {
        return new Scope.Member.ToOne(
                one.relation(),
                one.targetsUsers()
                        ? Optional.empty()
                        : Optional.of(new ReadableScope(rights, rights.model().entity(one.target()))));
    }
}
