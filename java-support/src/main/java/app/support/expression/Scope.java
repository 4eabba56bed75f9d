package app.support.expression;

import app.support.model.Field;
import app.support.model.Relation;
import java.util.Optional;

/** What names mean in an expression over one record. Immutable. */
public interface Scope {

    /** The name of the entity whose record it is. */
    String entity();

    /** What that name means, system fields included. */
    Optional<Member> find(String name);

    /** What a name can mean. */
    sealed interface Member {

        /** A field, stored or formula. */
        record OfField(Field field) implements Member {}

        record OfSystem(SystemField field) implements Member {}

        /** A to-one relation; {@code target} is absent where it leads to people, whose records cannot be read. */
        record ToOne(Relation relation, Optional<Scope> target) implements Member {}

        /** A manyToMany relation or the inverse side of a relation: known, but no value of an expression. */
        record ToMany(Relation relation) implements Member {}
    }
}
