package io.modelwright.core.modeling;

/** A change of one relation, named at its owning side. */
public sealed interface RelationChange extends Change {

    /** The relation, as it is after the change, or was where it goes. */
    Relation relation();

    @Override
    default ElementId subject() {
        return relation().id();
    }

    @Override
    default String entity() {
        return relation().from();
    }

    @Override
    default String name() {
        return relation().from() + "." + relation().name();
    }

    record Added(Relation relation) implements RelationChange {
        @Override
        public String kind() {
            return "addRelation";
        }
    }

    record Renamed(Relation before, Relation relation) implements RelationChange {
        @Override
        public String kind() {
            return "renameRelation";
        }
    }

    /** The relation goes, its entity stays; the links are kept aside. */
    record Removed(Relation relation) implements RelationChange {
        @Override
        public String kind() {
            return "retireRelation";
        }
    }

    /** A relation that was retired comes back with those of its links whose both ends still exist. */
    record Restored(Relation relation) implements RelationChange {
        @Override
        public String kind() {
            return "restoreRelation";
        }
    }

    /** From one kind to another between the same two entities. */
    record KindChanged(Relation before, Relation relation) implements RelationChange {
        @Override
        public String kind() {
            return "changeRelationKind";
        }
    }

    /** It leads elsewhere now, so the links it had mean nothing there; they are kept aside. */
    record Retargeted(Relation before, Relation relation) implements RelationChange {
        @Override
        public String kind() {
            return "retargetRelation";
        }
    }

    /** Required from now on, or no longer. */
    record RequiredChanged(Relation relation) implements RelationChange {
        @Override
        public String kind() {
            return relation.required() ? "requireRelation" : "relaxRelation";
        }
    }

    record OnDeleteChanged(Relation before, Relation relation) implements RelationChange {
        @Override
        public String kind() {
            return "changeOnDelete";
        }
    }
}
