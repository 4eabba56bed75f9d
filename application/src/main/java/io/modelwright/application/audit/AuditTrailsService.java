package io.modelwright.application.audit;

import io.modelwright.application.paging.IdCursors;
import io.modelwright.core.audit.AuditAction;
import io.modelwright.core.audit.AuditEntry;
import io.modelwright.core.identity.AccessRules;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.Uuids;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.audit.driven.AuditLog;
import io.modelwright.ports.audit.driven.AuditLog.Selection;
import io.modelwright.ports.audit.driving.AuditTrails;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Shows the trail to those who may see it. */
final class AuditTrailsService implements AuditTrails {

    private final AuditLog log;

    AuditTrailsService(AuditLog log) {
        this.log = log;
    }

    @Override
    public Outcome<Page<AuditEntry>> list(
            Principal principal, Optional<String> workspace, Wanted wanted, int limit, Optional<String> cursor) {
        return permitted(principal, workspace)
                .flatMap(place -> selection(place, wanted))
                .flatMap(selection -> IdCursors.after(cursor)
                        .map(before -> IdCursors.page(
                                log.list(selection, before, limit + 1), limit, AuditEntry::id, entry -> entry)));
    }

    @Override
    public Outcome<Long> count(Principal principal, Optional<String> workspace, Wanted wanted) {
        return permitted(principal, workspace)
                .flatMap(place -> selection(place, wanted))
                .map(log::count);
    }

    private static Outcome<Optional<WorkspaceId>> permitted(Principal principal, Optional<String> workspace) {
        if (workspace.isEmpty()) {
            return AccessRules.administratorRefusal(principal)
                    .<Outcome<Optional<WorkspaceId>>>map(Outcome::refused)
                    .orElseGet(() -> Outcome.done(Optional.empty()));
        }
        Optional<WorkspaceId> id = Uuids.parse(workspace.get()).map(WorkspaceId::new);
        if (id.isEmpty()) {
            return Outcome.refused(Refusal.NotFound.of("workspace"));
        }
        return AccessRules.refusal(principal, id.get(), WorkspaceRole.ADMIN, "workspace")
                .<Outcome<Optional<WorkspaceId>>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(id));
    }

    /** Every fault of the filters at once. */
    private static Outcome<Selection> selection(Optional<WorkspaceId> workspace, Wanted wanted) {
        List<Finding> faults = new ArrayList<>();
        Selection selection = new Selection(
                workspace,
                parsed("action", wanted.action(), AuditAction::ofCode, "There is no such action.", faults),
                parsed(
                        "actor",
                        wanted.actor(),
                        text -> Uuids.parse(text).map(AccountId::new),
                        "The actor is the id of an account.",
                        faults),
                wanted.object(),
                parsed("from", wanted.from(), AuditTrailsService::instant, "This is no instant.", faults),
                parsed("to", wanted.to(), AuditTrailsService::instant, "This is no instant.", faults));
        return faults.isEmpty()
                ? Outcome.done(selection)
                : Outcome.refused(new Refusal.Malformed(
                        "malformed-parameter", "The filters of the list cannot be read.", faults));
    }

    private static <T> Optional<T> parsed(
            String name,
            Optional<String> text,
            Function<String, Optional<T>> parse,
            String message,
            List<Finding> faults) {
        Optional<T> value = text.flatMap(parse);
        if (text.isPresent() && value.isEmpty()) {
            faults.add(Finding.error("malformed-parameter", JsonPointer.ROOT.member(name), message));
        }
        return value;
    }

    private static Optional<Instant> instant(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            // years that PostgreSQL does not know are none that anybody means
            boolean usual = instant.isAfter(Instant.EPOCH) && instant.isBefore(Instant.parse("9999-01-01T00:00:00Z"));
            return usual ? Optional.of(instant) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
