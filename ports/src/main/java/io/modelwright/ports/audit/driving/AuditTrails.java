package io.modelwright.ports.audit.driving;

import io.modelwright.core.audit.AuditEntry;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import java.util.Optional;

/**
 * What happened, for those who answer for it: admins and owners see their workspace, platform administrators what is about the
 * installation.
 */
public interface AuditTrails {

    /**
     * Which entries are asked for, as people write it.
     *
     * @param action a code
     * @param actor the id of an account
     * @param object the id of the thing that something happened to
     * @param from an instant (RFC 3339): no entry before
     * @param to an instant: no entry at or after
     */
    record Wanted(
            Optional<String> action,
            Optional<String> actor,
            Optional<String> object,
            Optional<String> from,
            Optional<String> to) {}

    /**
     * The newest first.
     *
     * @param workspace an id; empty: what is about the installation
     */
    Outcome<Page<AuditEntry>> list(
            Principal principal, Optional<String> workspace, Wanted wanted, int limit, Optional<String> cursor);

    Outcome<Long> count(Principal principal, Optional<String> workspace, Wanted wanted);
}
