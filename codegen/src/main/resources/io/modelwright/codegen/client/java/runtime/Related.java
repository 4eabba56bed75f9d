package client.runtime;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Some records at the other end of a relation.
 *
 * @param ids all of them where ids are shown, else those of the first page
 * @param expanded whether records were shown in place of ids
 * @param records the first page where it was expanded, else empty
 * @param nextCursor leads to the records after these
 */
public record Related<R>(List<UUID> ids, boolean expanded, List<R> records, Optional<String> nextCursor) {

    public Related {
        ids = List.copyOf(ids);
        records = List.copyOf(records);
    }
}
