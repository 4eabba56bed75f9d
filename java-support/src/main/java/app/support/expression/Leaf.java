package app.support.expression;

import app.support.model.Field;
import app.support.model.Relation;

/** What a path reads in the record at its end. */
public sealed interface Leaf {

    /** A stored field, never a formula; the component is {@link Component#WHOLE} except for money and geoPoint. */
    record Stored(Field field, Component component) implements Leaf {}

    /** A system field. */
    record OfSystem(SystemField field) implements Leaf {}

    /** The id that a to-one relation holds, read without following it. */
    record Link(Relation relation) implements Leaf {}
}
