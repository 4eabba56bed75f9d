package io.modelwright.testkit.audit;

import static io.modelwright.testkit.identity.IdentityFixtures.NOW;
import static io.modelwright.testkit.identity.IdentityFixtures.nextId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.audit.AccountEvents;
import io.modelwright.core.audit.Actor;
import io.modelwright.core.audit.AppEvents;
import io.modelwright.core.audit.AuditAction;
import io.modelwright.core.audit.AuditEntry;
import io.modelwright.core.audit.AuditEvent;
import io.modelwright.core.audit.Origin;
import io.modelwright.core.audit.WorkspaceEvents;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.identity.Workspace;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.atomic.driven.Atomic;
import io.modelwright.ports.audit.driven.AuditLog;
import io.modelwright.ports.audit.driven.AuditLog.Selection;
import io.modelwright.testkit.apps.AppFixtures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every audit log promises. */
public interface AuditLogContract {

    AuditLog log();

    /** Atomic work that entries of that log join. */
    Atomic atomic();

    private AuditEntry keep(Instant at, Actor actor, AuditEvent event) {
        AuditEntry entry = new AuditEntry(nextId(), at, actor, new Origin("192.0.2.7", "request ✓"), event);
        log().add(entry);
        return entry;
    }

    private static AuditEvent created(WorkspaceId workspace) {
        return WorkspaceEvents.created(new Workspace(workspace, "Engines \"✓\"", NOW));
    }

    private static Selection inAll(WorkspaceId workspace) {
        return Selection.all(Optional.of(workspace));
    }

    @Test
    default void entriesShouldComeBackAsTheyWereAddedAndTheNewestFirst() {
        WorkspaceId workspace = new WorkspaceId(nextId());
        AccountId account = new AccountId(nextId());
        var app = AppFixtures.anApp(workspace, "shop");
        AuditEntry first = keep(NOW, Actor.session(account, new SessionId(nextId())), created(workspace));
        AuditEntry second = keep(
                NOW,
                new Actor(Optional.of(account), Actor.Means.JOB, Optional.empty()),
                AppEvents.memberAssigned(app, account, Set.of("a"), Set.of("b", "c")));
        AuditEntry third = keep(NOW, Actor.NOBODY, AppEvents.exported(app, "task", true));
        assertThat(log().list(inAll(workspace), Optional.empty(), 10)).containsExactly(third, second, first);
        assertThat(log().list(inAll(workspace), Optional.empty(), 2)).containsExactly(third, second);
        assertThat(log().list(inAll(workspace), Optional.of(second.id()), 2)).containsExactly(first);
        assertThat(log().count(inAll(workspace))).isEqualTo(3);
    }

    @Test
    default void entryShouldStayAsItIsWhenItsIdIsAddedAgain() {
        WorkspaceId workspace = new WorkspaceId(nextId());
        AuditEntry entry = keep(NOW, Actor.NOBODY, created(workspace));
        log().add(new AuditEntry(entry.id(), NOW, Actor.NOBODY, Origin.NONE, created(workspace)));
        assertThat(log().list(inAll(workspace), Optional.empty(), 10)).containsExactly(entry);
    }

    @Test
    default void selectionShouldLeaveOutWhatWasNotAskedFor() {
        WorkspaceId workspace = new WorkspaceId(nextId());
        AccountId ada = new AccountId(nextId());
        AuditEntry first = keep(NOW, Actor.newcomer(ada), created(workspace));
        AuditEntry second =
                keep(NOW.plusSeconds(10), Actor.NOBODY, WorkspaceEvents.invitationRevoked(workspace, "an invitation"));
        AuditEntry elsewhere = keep(NOW, Actor.newcomer(ada), created(new WorkspaceId(nextId())));
        AuditEntry nowhere = keep(NOW, Actor.newcomer(ada), AccountEvents.passwordChanged(ada));

        assertThat(selected(workspace, Optional.of(AuditAction.WORKSPACE_CREATED), null, null, null, null))
                .containsExactly(first);
        assertThat(selected(workspace, Optional.empty(), ada, null, null, null)).containsExactly(first);
        assertThat(selected(workspace, Optional.empty(), null, "an invitation", null, null))
                .containsExactly(second);
        assertThat(selected(workspace, Optional.empty(), null, null, NOW.plusSeconds(1), null))
                .containsExactly(second);
        assertThat(selected(workspace, Optional.empty(), null, null, null, NOW.plusSeconds(10)))
                .containsExactly(first);
        assertThat(selected(workspace, Optional.empty(), null, "' OR 1=1 --", null, null))
                .isEmpty();
        assertThat(log().list(Selection.all(Optional.empty()), Optional.empty(), 500))
                .contains(nowhere)
                .doesNotContain(first, second, elsewhere);
    }

    private List<AuditEntry> selected(
            WorkspaceId workspace,
            Optional<AuditAction> action,
            @Nullable AccountId actor,
            @Nullable String object,
            @Nullable Instant from,
            @Nullable Instant to) {
        Selection selection = new Selection(
                Optional.of(workspace),
                action,
                Optional.ofNullable(actor),
                Optional.ofNullable(object),
                Optional.ofNullable(from),
                Optional.ofNullable(to));
        List<AuditEntry> entries = log().list(selection, Optional.empty(), 10);
        assertThat(log().count(selection)).isEqualTo(entries.size());
        return entries;
    }

    @Test
    default void entryShouldGoWhenTheWorkItBelongsToIsTakenBack() {
        WorkspaceId workspace = new WorkspaceId(nextId());
        assertThatThrownBy(() -> atomic().run(() -> {
                    keep(NOW, Actor.NOBODY, created(workspace));
                    throw new IllegalStateException("no more");
                }))
                .hasMessage("no more");
        assertThat(log().count(inAll(workspace))).isZero();
    }

    @Test
    default void textsShouldBeCutWhenTheyAreLong() {
        WorkspaceId workspace = new WorkspaceId(nextId());
        String hostile = "\0" + "💥".repeat(5_000);
        AuditEvent event = WorkspaceEvents.created(new Workspace(workspace, hostile, NOW));
        AuditEntry entry = keep(NOW, Actor.NOBODY, event);
        assertThat(log().list(inAll(workspace), Optional.empty(), 1)).containsExactly(entry);
        assertThat(event.after().orElseThrow().toString().length()).isLessThan(1_000);
    }
}
