package io.modelwright.ports.audit.driven;

import io.modelwright.core.audit.AuditAction;
import io.modelwright.core.audit.AuditEntry;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The audit trail: entries come and stay as they are. Safe for use by several threads and nodes; throws {@code
 * StoreUnavailable} where the store is away. An entry joins {@link io.modelwright.ports.atomic.driven.Atomic atomic work}.
 */
public interface AuditLog {

    /**
     * Which entries are looked at.
     *
     * @param workspace those of that workspace; empty: those of no workspace, which are about the installation
     * @param object the id of the thing that something happened to
     * @param from no entry before
     * @param to no entry at or after
     */
    record Selection(
            Optional<WorkspaceId> workspace,
            Optional<AuditAction> action,
            Optional<AccountId> actor,
            Optional<String> object,
            Optional<Instant> from,
            Optional<Instant> to) {

        public static Selection all(Optional<WorkspaceId> workspace) {
            return new Selection(
                    workspace,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /** Adds an entry; one whose id is there already changes nothing. */
    void add(AuditEntry entry);

    /** The newest first, which is by id, from behind {@code before} on, at most {@code limit}. */
    List<AuditEntry> list(Selection selection, Optional<UUID> before, int limit);

    long count(Selection selection);
}
