package io.modelwright.core.modeling;

/**
 * A change of a unique set or an index of an entity that was there before.
 *
 * @see KeySet
 */
public sealed interface KeyChange extends Change {

    KeySet set();

    /** Whether it is a unique set; an index else. */
    boolean unique();

    @Override
    default ElementId subject() {
        return set().id();
    }

    @Override
    default String name() {
        return entity() + " (" + String.join(", ", set().members()) + ")";
    }

    record Added(String entity, KeySet set, boolean unique) implements KeyChange {
        @Override
        public String kind() {
            return unique ? "addUniqueSet" : "addIndex";
        }
    }

    record Removed(String entity, KeySet set, boolean unique) implements KeyChange {
        @Override
        public String kind() {
            return unique ? "removeUniqueSet" : "removeIndex";
        }
    }

    /** Other members, or another order of them. */
    record Changed(String entity, KeySet before, KeySet set, boolean unique) implements KeyChange {
        @Override
        public String kind() {
            return unique ? "changeUniqueSet" : "changeIndex";
        }
    }
}
