package app.support.model;

import java.util.List;

/**
 * A combination of members that no two records share.
 *
 * @param key what the name of its constraint ends with
 * @param members names of fields and to-one relations; one for a member that is unique by itself
 */
public record UniqueSet(String key, List<String> members) {

    public UniqueSet {
        members = List.copyOf(members);
    }

    public static UniqueSet of(String key, String... members) {
        return new UniqueSet(key, List.of(members));
    }
}
