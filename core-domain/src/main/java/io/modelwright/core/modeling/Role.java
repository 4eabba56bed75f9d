package io.modelwright.core.modeling;

import java.util.List;

/** A role of the app's own users, with what it permits; what no permission names is denied. */
public record Role(ElementId id, String name, Labels labels, List<Permission> permissions) {
    public Role {
        permissions = List.copyOf(permissions);
    }
}
