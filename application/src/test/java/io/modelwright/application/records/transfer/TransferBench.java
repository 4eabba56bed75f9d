package io.modelwright.application.records.transfer;

import io.modelwright.application.records.access.RecordAccess;
import io.modelwright.application.records.access.SecretSealer;
import io.modelwright.application.records.access.Standing;
import io.modelwright.core.apps.App;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Role;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.Fence;
import io.modelwright.core.records.RightsBasis;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.records.driving.RecordTransfer;
import io.modelwright.testkit.jobs.InMemoryJobQueue;
import io.modelwright.testkit.jobs.JobRequests;
import io.modelwright.testkit.records.InMemoryRecordStore;
import io.modelwright.testkit.records.RecordFixtures;
import io.modelwright.testkit.records.RecordsInUse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A published app in memory with what moves its records. */
public final class TransferBench implements RecordAccess {

    public static final SecretSealer SEALER = (place, secret) -> "sealed " + secret.length();

    private final InMemoryRecordStore store = new InMemoryRecordStore();
    private final InstantSource clock = InstantSource.fixed(RecordsInUse.NOW);
    private final InMemoryJobQueue jobs = new InMemoryJobQueue(clock, JobRequests.IDS);
    private final RecordTransfer transfer =
            RecordTransferServices.transfer(this, store, SEALER, jobs, clock, JobRequests.IDS);
    private CompiledApp live = RecordFixtures.app(RecordFixtures.design(), 1);
    private CompiledApp remembered = live;
    private final App app = new App(
            live.app(),
            new WorkspaceId(JobRequests.IDS.next()),
            "app",
            "App",
            "default",
            live.schema(),
            RecordsInUse.NOW);
    private RightsBasis basis = RightsBasis.Workspace.EVERYTHING;
    private boolean hidden;

    public TransferBench() {
        store.publish(live.app(), 1);
    }

    public RecordTransfer transfer() {
        return transfer;
    }

    public InMemoryRecordStore store() {
        return store;
    }

    public InMemoryJobQueue jobs() {
        return jobs;
    }

    public InstantSource clock() {
        return clock;
    }

    public RecordsInUse inUse() {
        return new RecordsInUse(store, store, live);
    }

    public Principal alice() {
        return person(RecordsInUse.ALICE);
    }

    public Principal bob() {
        return person(RecordsInUse.BOB);
    }

    private static Principal person(AccountId account) {
        return Principal.of(account, "x@example.org", "X", false, Map.of());
    }

    public void actAs(String role) {
        Set<ElementId> roles = live.design().roles().stream()
                .filter(candidate -> candidate.name().equals(role))
                .map(Role::id)
                .collect(Collectors.toUnmodifiableSet());
        basis = new RightsBasis.AppRoles(roles);
    }

    public void actAsOwner() {
        basis = RightsBasis.Workspace.EVERYTHING;
    }

    public void hide() {
        hidden = true;
    }

    /** The same design as a new version, which this node has not noticed. */
    public void publishAgain() {
        publish(live.design());
    }

    /** A new version, which this node has not noticed. */
    public void publish(Design design) {
        live = RecordFixtures.app(design, live.version() + 1);
        store.publish(live.app(), live.version());
    }

    @Override
    public boolean isMember(App app, AccountId person) {
        return true;
    }

    @Override
    public Outcome<Standing> standing(Principal principal, String named) {
        if (hidden) {
            return Outcome.refused(Refusal.NotFound.of("app"));
        }
        return Outcome.done(
                new Standing(app, new Fence(app.id(), remembered.version(), 0), remembered.rights(basis), principal));
    }

    @Override
    public Outcome<Standing> freshStanding(Principal principal, String named) {
        remembered = live;
        return standing(principal, named);
    }

    @Override
    public boolean isCurrent(Standing standing) {
        return remembered == live;
    }

    public List<Json.JsonObject> exported(String entity, Optional<String> filter) {
        List<Json.JsonObject> rows = new ArrayList<>();
        done(transfer.export(alice(), "app", entity, filter)).writeTo(rows::add);
        return rows;
    }

    public List<String> titles() {
        return exported("task", Optional.empty()).stream()
                .map(row -> ((Json.JsonString) row.find("title").orElseThrow()).value())
                .sorted()
                .toList();
    }

    public int count(String entity) {
        return exported(entity, Optional.empty()).size();
    }

    public static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> value;
            case Outcome.Refused<T>(Refusal refusal) -> throw new AssertionError(refusal);
        };
    }

    public static String code(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?> done -> "done";
            case Outcome.Refused<?>(Refusal refusal) -> refusal.code();
        };
    }
}
