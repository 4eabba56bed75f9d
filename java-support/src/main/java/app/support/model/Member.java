package app.support.model;

import app.support.expression.Expr;
import app.support.expression.SystemField;

/** Something of a record that has a name on the wire. */
public sealed interface Member {

    String name();

    /** What every record has. */
    record OfSystem(SystemField field) implements Member {
        public static final OfSystem ID = new OfSystem(SystemField.ID);

        @Override
        public String name() {
            return field.member();
        }
    }

    /** A field with columns of its own. */
    record Column(Field field) implements Member {
        @Override
        public String name() {
            return field.name();
        }

        public FieldType type() {
            return field.type();
        }
    }

    /** A field that is computed from the record whenever it is read. */
    record Computed(Field field, FieldType.FormulaResult result, Expr expression) implements Member {
        @Override
        public String name() {
            return field.name();
        }
    }

    /**
     * The one record at the other end of a relation.
     *
     * @param inverse whether the other end holds the foreign key (the inverse side of a oneToOne relation)
     */
    record ToOne(String name, Relation relation, boolean inverse) implements Member {

        /** The name of the entity at the other end, or {@link Relation#USER}. */
        public String target() {
            return inverse ? relation.from() : relation.to();
        }

        public boolean targetsUsers() {
            return !inverse && relation.targetsUsers();
        }
    }

    /** Any number of records at the other end of a relation. */
    record ToMany(String name, Relation relation, Side side) implements Member {

        /** Where the links are kept, seen from the record. */
        public enum Side {
            /** A link table; the record is its {@code from_id}. */
            LINKS_FROM,
            /** A link table; the record is its {@code to_id}. */
            LINKS_TO,
            /** The foreign key of the other records. */
            INVERSE
        }

        public String target() {
            return side == Side.LINKS_FROM ? relation.to() : relation.from();
        }

        public boolean targetsUsers() {
            return side == Side.LINKS_FROM && relation.targetsUsers();
        }
    }
}
