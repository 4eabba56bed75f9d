package app.support.records;

import java.util.Set;
import java.util.UUID;

/** The person who asks, with the roles that decide what they may do. */
public record Caller(UUID id, String email, Set<String> roles) {

    public Caller {
        roles = Set.copyOf(roles);
    }
}
