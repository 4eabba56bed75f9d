package app.support.model;

import java.util.Optional;
import java.util.Set;

/**
 * What a role may do with the records of one entity.
 *
 * @param where the records that it is about; absent for all of them
 * @param hidden names of members that it does not let people read or write
 * @param readOnly names of members that it lets them read and not write
 */
public record Permission(
        String role, Set<Action> actions, Optional<RowCondition> where, Set<String> hidden, Set<String> readOnly) {

    static final Permission UNLIMITED =
            new Permission("", Set.of(Action.values()), Optional.empty(), Set.of(), Set.of());

    public Permission {
        actions = Set.copyOf(actions);
        hidden = Set.copyOf(hidden);
        readOnly = Set.copyOf(readOnly);
    }

    public static Permission of(String role, Action... actions) {
        return new Permission(role, Set.of(actions), Optional.empty(), Set.of(), Set.of());
    }

    /** The same for the records alone for which the condition is true. */
    public Permission where(String condition) {
        return new Permission(role, actions, Optional.of(new RowCondition(condition)), hidden, readOnly);
    }

    public Permission hiding(String... members) {
        return new Permission(role, actions, where, Set.of(members), readOnly);
    }

    public Permission notWriting(String... members) {
        return new Permission(role, actions, where, hidden, Set.of(members));
    }

    Access rows() {
        return where.<Access>map(Access.Where::new).orElse(Access.Fixed.ALL);
    }

    boolean shows(String member) {
        return !hidden.contains(member);
    }

    boolean writes(String member) {
        return !hidden.contains(member) && !readOnly.contains(member);
    }
}
