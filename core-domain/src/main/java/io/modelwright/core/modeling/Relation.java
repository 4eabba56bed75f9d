package io.modelwright.core.modeling;

import java.util.Optional;

/**
 * A link between two entities, named at its owning side.
 *
 * @param to the name of the target entity, or {@link #USER} for people
 * @param inverse the name under which the target sees the owning records; absent where it does not
 * @param required whether a record of {@code from} must have one; never for manyToMany
 */
public record Relation(
        ElementId id,
        String from,
        String name,
        Labels labels,
        Kind kind,
        String to,
        Optional<String> inverse,
        boolean required,
        OnDelete onDelete) {

    /** The target that stands for the people of the platform. */
    public static final String USER = "@user";

    /** How many records stand at each end. */
    public enum Kind {
        MANY_TO_ONE("manyToOne"),
        ONE_TO_ONE("oneToOne"),
        MANY_TO_MANY("manyToMany");

        private final String keyword;

        Kind(String keyword) {
            this.keyword = keyword;
        }

        public String keyword() {
            return keyword;
        }
    }

    /** What happens to the owning record when its target is deleted; for manyToMany the link always goes with either end. */
    public enum OnDelete {
        RESTRICT("restrict"),
        CASCADE("cascade"),
        SET_NULL("setNull");

        private final String keyword;

        OnDelete(String keyword) {
            this.keyword = keyword;
        }

        public String keyword() {
            return keyword;
        }
    }

    public boolean isToOne() {
        return kind != Kind.MANY_TO_MANY;
    }

    public boolean targetsUsers() {
        return to.equals(USER);
    }
}
