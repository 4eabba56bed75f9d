package client.runtime;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Some records of a list.
 *
 * @param nextCursor leads to the records after these
 * @param total of all that match, where it was asked for
 */
public record Page<R>(List<R> items, Optional<String> nextCursor, OptionalLong total) {

    public Page {
        items = List.copyOf(items);
    }
}
