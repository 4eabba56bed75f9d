package io.modelwright.core.modeling;

/**
 * One typed difference between two designs. Elements are told apart by their stable ids alone, so a rename is a rename and
 * not the end of one element and the beginning of another.
 */
public sealed interface Change permits EntityChange, FieldChange, KeyChange, RelationChange, DetailChange {

    /** What happens, in camelCase, such as {@code addField}; at most one change has this kind and that subject. */
    String kind();

    /** The element that changes. */
    ElementId subject();

    /** The entity that the subject is, or belongs to, by its name in the new design (the old one where it goes). */
    String entity();

    /** What people call the subject, such as {@code task.due}. */
    default String name() {
        return entity();
    }
}
