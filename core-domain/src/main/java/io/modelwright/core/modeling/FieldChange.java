package io.modelwright.core.modeling;

/** A change of one field of an entity that was there before. */
public sealed interface FieldChange extends Change {

    /** The field, as it is after the change, or was where it goes. */
    Field field();

    @Override
    default ElementId subject() {
        return field().id();
    }

    @Override
    default String name() {
        return entity() + "." + field().name();
    }

    record Added(String entity, Field field) implements FieldChange {
        @Override
        public String kind() {
            return "addField";
        }
    }

    record Renamed(String entity, Field before, Field field) implements FieldChange {
        @Override
        public String kind() {
            return "renameField";
        }
    }

    /** The field goes; its values are kept aside. */
    record Removed(String entity, Field field) implements FieldChange {
        @Override
        public String kind() {
            return "retireField";
        }
    }

    /** A field that was retired comes back with its values. */
    record Restored(String entity, Field field, Retired.Column from) implements FieldChange {
        @Override
        public String kind() {
            return "restoreField";
        }
    }

    /** Another type, or other options that decide how values are stored. */
    record Retyped(String entity, Field before, Field field) implements FieldChange {
        @Override
        public String kind() {
            return "changeFieldType";
        }
    }

    /** Required from now on, or no longer. */
    record RequiredChanged(String entity, Field field) implements FieldChange {
        @Override
        public String kind() {
            return field.required() ? "requireField" : "relaxField";
        }
    }

    /** Unique from now on, or no longer. */
    record UniqueChanged(String entity, Field field) implements FieldChange {
        @Override
        public String kind() {
            return field.unique() ? "makeFieldUnique" : "makeFieldNotUnique";
        }
    }

    record ChoiceAdded(String entity, Field field, Choice choice) implements FieldChange {
        @Override
        public String kind() {
            return "addChoice";
        }

        @Override
        public ElementId subject() {
            return choice.id();
        }

        @Override
        public String name() {
            return entity + "." + field.name() + "." + choice.name();
        }
    }

    record ChoiceRenamed(String entity, Field field, Choice before, Choice choice) implements FieldChange {
        @Override
        public String kind() {
            return "renameChoice";
        }

        @Override
        public ElementId subject() {
            return choice.id();
        }

        @Override
        public String name() {
            return entity + "." + field.name() + "." + choice.name();
        }
    }

    /** {@code field} is the field without the choice. */
    record ChoiceRemoved(String entity, Field field, Choice choice) implements FieldChange {
        @Override
        public String kind() {
            return "removeChoice";
        }

        @Override
        public ElementId subject() {
            return choice.id();
        }

        @Override
        public String name() {
            return entity + "." + field.name() + "." + choice.name();
        }
    }
}
