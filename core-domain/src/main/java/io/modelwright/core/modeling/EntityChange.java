package io.modelwright.core.modeling;

/** A change of an entity as a whole. */
public sealed interface EntityChange extends Change {

    /** A new entity with its fields, rules, unique sets and indexes. */
    record Added(Entity added) implements EntityChange {
        @Override
        public String kind() {
            return "addEntity";
        }

        @Override
        public ElementId subject() {
            return added.id();
        }

        @Override
        public String entity() {
            return added.name();
        }
    }

    record Renamed(Entity before, Entity after) implements EntityChange {
        @Override
        public String kind() {
            return "renameEntity";
        }

        @Override
        public ElementId subject() {
            return after.id();
        }

        @Override
        public String entity() {
            return after.name();
        }
    }

    /** The entity goes with its fields and the relations that start there; its records are kept aside. */
    record Removed(Entity removed) implements EntityChange {
        @Override
        public String kind() {
            return "retireEntity";
        }

        @Override
        public ElementId subject() {
            return removed.id();
        }

        @Override
        public String entity() {
            return removed.name();
        }
    }

    /** An entity that was retired comes back with its records. */
    record Restored(Entity restored, Retired.Table from) implements EntityChange {
        @Override
        public String kind() {
            return "restoreEntity";
        }

        @Override
        public ElementId subject() {
            return restored.id();
        }

        @Override
        public String entity() {
            return restored.name();
        }
    }

    /** What was kept of a retired entity is destroyed. */
    record Purged(Retired.Table purged) implements EntityChange {
        @Override
        public String kind() {
            return "purgeEntity";
        }

        @Override
        public ElementId subject() {
            return purged.entity();
        }

        @Override
        public String entity() {
            return purged.name();
        }
    }
}
