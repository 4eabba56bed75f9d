package io.modelwright.core.modeling;

import java.util.UUID;

/** The stable id of one element of a design (entity, field, relation, choice, rule, index, role…); survives renames. */
public record ElementId(UUID value) implements Comparable<ElementId> {

    @Override
    public int compareTo(ElementId other) {
        return value.toString().compareTo(other.value.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
