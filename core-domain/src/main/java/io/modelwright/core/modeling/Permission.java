package io.modelwright.core.modeling;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a role may do with the records of one entity.
 *
 * @param where CEL over the record; grants only where it is true. For create it is checked on the new record
 * @param hiddenFields names of fields and relations that this permission does not let people read or write
 * @param readOnlyFields names of fields and relations that it lets them read and not write
 */
public record Permission(
        String entity,
        Set<Action> actions,
        Optional<String> where,
        List<String> hiddenFields,
        List<String> readOnlyFields) {

    public Permission {
        actions = Set.copyOf(actions);
        hiddenFields = List.copyOf(hiddenFields);
        readOnlyFields = List.copyOf(readOnlyFields);
    }

    /** What can be done with records; the document writes them in lower case. */
    public enum Action {
        READ,
        CREATE,
        UPDATE,
        DELETE
    }
}
