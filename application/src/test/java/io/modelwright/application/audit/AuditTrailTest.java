package io.modelwright.application.audit;

import static io.modelwright.testkit.identity.IdentityFixtures.NOW;
import static io.modelwright.testkit.identity.IdentityFixtures.aWorkspace;
import static io.modelwright.testkit.identity.IdentityFixtures.anAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.audit.Actor;
import io.modelwright.core.audit.AuditEntry;
import io.modelwright.core.audit.WorkspaceEvents;
import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.Workspace;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.testkit.audit.InMemoryAuditLog;
import io.modelwright.testkit.identity.InMemoryIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class AuditTrailTest {

    private final InMemoryIdentity stores = new InMemoryIdentity();
    private final InMemoryAuditLog log = new InMemoryAuditLog();
    private final AuditTrail trail = Trails.into(log, stores);
    private final Account ada = anAccount(stores.accounts(), "ada@example.org");
    private final Principal principal = Principal.of(ada.id(), ada.email().value(), ada.displayName(), false, Map.of());

    private Workspace add(Workspace workspace) {
        return trail.change(
                Actor.of(principal),
                () -> {
                    stores.workspaces().add(workspace, ada.id());
                    return workspace;
                },
                made -> Optional.of(WorkspaceEvents.created(made)));
    }

    @Test
    void changeShouldLeaveItsEntryWithWhoAndWhence() {
        Workspace workspace = add(aWorkspace());
        assertThat(stores.workspaces().find(workspace.id())).isPresent();
        AuditEntry entry = log.all().getFirst();
        assertThat(entry.actor()).isEqualTo(Actor.of(principal));
        assertThat(entry.origin()).isEqualTo(Trails.ORIGIN);
        assertThat(entry.event()).isEqualTo(WorkspaceEvents.created(workspace));
    }

    @Test
    void changeShouldNotBeMadeWhenItsEntryCannotBeKept() {
        log.setAway(true);
        Workspace workspace = aWorkspace();
        assertThatThrownBy(() -> add(workspace)).isInstanceOf(StoreUnavailable.class);
        assertThat(stores.workspaces().find(workspace.id())).isEmpty();
    }

    @Test
    void entryShouldNotStayWhenTheChangeFailsOrIsRefused() {
        Workspace workspace = aWorkspace();
        assertThatThrownBy(() -> trail.change(
                        Actor.of(principal),
                        () -> {
                            add(workspace);
                            throw new IllegalStateException("no more");
                        },
                        done -> Optional.empty()))
                .hasMessage("no more");
        Outcome<Workspace> refused = trail.outcome(
                Actor.of(principal),
                () -> {
                    add(workspace);
                    return Outcome.refused(Refusal.NotFound.of("workspace"));
                },
                WorkspaceEvents::created);
        assertThat(refused).isInstanceOf(Outcome.Refused.class);
        assertThat(log.all()).isEmpty();
        assertThat(stores.workspaces().find(workspace.id())).isEmpty();
    }

    @Test
    void refusalsShouldBeNotedUpToSomeAMinuteAndThenCounted() {
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        NotedRefusals refusals = new NotedRefusals(trail, now::get);
        for (int i = 0; i < NotedRefusals.NOTES_MAX + 7; i++) {
            refusals.note(principal, "GET", "/api/v1/apps/x", 404);
        }
        assertThat(log.all()).hasSize(NotedRefusals.NOTES_MAX);
        now.updateAndGet(before -> before.plus(Duration.ofMinutes(1)));
        refusals.note(principal, "GET", "/api/v1/apps/x", 404);
        assertThat(log.all()).hasSize(NotedRefusals.NOTES_MAX + 1);
        assertThat(log.all().getFirst().event().after().orElseThrow().toString())
                .contains("unnoted")
                .contains("7");
    }

    @Test
    void refusalShouldNotFailWhenItsNoteDoes() {
        log.setAway(true);
        new NotedRefusals(trail, () -> NOW).note(principal, "GET", "/api/v1/apps/x", 403);
        log.setAway(false);
        assertThat(log.all()).isEmpty();
    }
}
