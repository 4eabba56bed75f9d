package io.modelwright.core.expression;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Relation;
import java.util.Optional;

/** The names of an entity of a design. Immutable. */
public record DesignScope(Design design, Entity of) implements Scope {

    public static Scope of(Design design, Entity entity) {
        return new DesignScope(design, entity);
    }

    @Override
    public String entity() {
        return of.name();
    }

    @Override
    public Optional<Member> find(String name) {
        return SystemField.find(name)
                .<Member>map(Member.OfSystem::new)
                .or(() -> of.findField(name).map(Member.OfField::new))
                .or(() -> relationNamed(name));
    }

    private Optional<Member> relationNamed(String name) {
        Optional<Member> owning = design.relationsFrom(of.name()).stream()
                .filter(relation -> relation.name().equals(name))
                .findFirst()
                .map(this::memberOf);
        return owning.or(() -> design.relationsTo(of.name()).stream()
                .filter(relation -> relation.inverse().filter(name::equals).isPresent())
                .findFirst()
                .map(Member.ToMany::new));
    }

    private Member memberOf(Relation relation) {
        return relation.isToOne()
                ? new Member.ToOne(
                        relation, design.findEntity(relation.to()).map(target -> DesignScope.of(design, target)))
                : new Member.ToMany(relation);
    }
}
