package app.support.model;

import app.support.expression.Scope;
import app.support.expression.SystemField;
import java.util.Optional;

/** The names that an expression over the records of one entity knows, whoever asks. Immutable. */
record ModelScope(AppModel model, EntityDefinition definition) implements Scope {

    @Override
    public String entity() {
        return definition.name();
    }

    @Override
    public Optional<Scope.Member> find(String name) {
        return SystemField.find(name)
                .<Scope.Member>map(Scope.Member.OfSystem::new)
                .or(() -> definition.fields().stream()
                        .filter(field -> field.name().equals(name))
                        .findFirst()
                        .map(Scope.Member.OfField::new))
                .or(() -> relation(name));
    }

    private Optional<Scope.Member> relation(String name) {
        Optional<Scope.Member> owning = definition.relations().stream()
                .filter(relation -> relation.name().equals(name))
                .findFirst()
                .map(this::meaning);
        return owning.or(() -> model.relationsTo(definition.name()).stream()
                .filter(relation -> relation.inverse().filter(name::equals).isPresent())
                .findFirst()
                .map(Scope.Member.ToMany::new));
    }

    private Scope.Member meaning(Relation relation) {
        return relation.isToOne()
                ? new Scope.Member.ToOne(
                        relation, model.definition(relation.to()).map(target -> new ModelScope(model, target)))
                : new Scope.Member.ToMany(relation);
    }
}
