package client.runtime;

import java.util.List;

/**
 * At most 500 groups in their order.
 *
 * @param truncated whether there are more
 */
public record Groups(List<Group> items, boolean truncated) {

    public Groups {
        items = List.copyOf(items);
    }
}
