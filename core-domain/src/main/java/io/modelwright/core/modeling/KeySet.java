package io.modelwright.core.modeling;

import java.util.List;

/** An ordered combination of members (names of fields or to-one relations) of one entity: a unique set or an index. */
public record KeySet(ElementId id, List<String> members) {
    public KeySet {
        members = List.copyOf(members);
    }
}
