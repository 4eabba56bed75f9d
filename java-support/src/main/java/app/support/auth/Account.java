package app.support.auth;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody who may sign in.
 *
 * @param mustChangePassword whether somebody else chose the password: it is good for setting another one
 * @param epoch grows whenever access tokens given out before must not count any more
 */
public record Account(
        UUID id,
        String email,
        String displayName,
        Set<String> roles,
        boolean active,
        long epoch,
        Instant createdAt,
        boolean mustChangePassword) {

    public Account {
        roles = Set.copyOf(roles);
    }
}
