package app.support.model;

import java.util.Optional;

/**
 * A link between two entities, named at its owning side.
 *
 * @param key what the names of its constraints end with
 * @param to the name of the target entity, or {@link #USER} for people
 * @param place the foreign key column of a to-one relation, the link table of the others
 * @param inverse the name under which the target sees the owning records; absent where it does not
 * @param required whether each owning record must have one
 */
public record Relation(
        String key,
        String from,
        String name,
        Kind kind,
        String to,
        String place,
        Optional<String> inverse,
        boolean required,
        OnDelete onDelete) {

    /** The target that stands for people. */
    public static final String USER = "@user";

    /** How many records stand at each end. */
    public enum Kind {
        MANY_TO_ONE,
        ONE_TO_ONE,
        MANY_TO_MANY
    }

    /** What happens to the owning record when its target is deleted. */
    public enum OnDelete {
        RESTRICT,
        CASCADE,
        SET_NULL
    }

    public static Relation manyToOne(String key, String from, String name, String to, String column) {
        return of(key, from, name, Kind.MANY_TO_ONE, to, column);
    }

    public static Relation oneToOne(String key, String from, String name, String to, String column) {
        return of(key, from, name, Kind.ONE_TO_ONE, to, column);
    }

    public static Relation manyToMany(String key, String from, String name, String to, String table) {
        return of(key, from, name, Kind.MANY_TO_MANY, to, table);
    }

    private static Relation of(String key, String from, String name, Kind kind, String to, String place) {
        return new Relation(key, from, name, kind, to, place, Optional.empty(), false, OnDelete.RESTRICT);
    }

    public Relation seenAs(String inverseName) {
        return new Relation(key, from, name, kind, to, place, Optional.of(inverseName), required, onDelete);
    }

    public Relation asRequired() {
        return new Relation(key, from, name, kind, to, place, inverse, true, onDelete);
    }

    public Relation onDelete(OnDelete what) {
        return new Relation(key, from, name, kind, to, place, inverse, required, what);
    }

    public boolean isToOne() {
        return kind != Kind.MANY_TO_MANY;
    }

    public boolean targetsUsers() {
        return to.equals(USER);
    }
}
