package app.support.auth;

import app.support.model.RecordRights;
import java.util.Optional;
import java.util.Set;

/** What an administrator changes of an account; what is absent stays. */
record AccountChange(
        Optional<String> displayName,
        Optional<Set<String>> roles,
        Optional<Boolean> active,
        Optional<String> password) {

    AccountChange {
        roles = roles.map(Set::copyOf);
    }

    /** Whether somebody who was an administrator may not be one afterwards. */
    boolean endsAdministration() {
        return active.filter(on -> !on).isPresent()
                || roles.filter(given -> !given.contains(RecordRights.ADMIN)).isPresent();
    }

    /** Whether access tokens given out before must not count any more. */
    boolean endsTokens() {
        return active.isPresent() || roles.isPresent() || password.isPresent();
    }
}
