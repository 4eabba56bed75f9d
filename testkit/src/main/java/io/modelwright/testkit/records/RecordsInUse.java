package io.modelwright.testkit.records;

import io.modelwright.core.identity.Principal;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.records.Access;
import io.modelwright.core.records.Check;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Explanation;
import io.modelwright.core.records.Fence;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.QueryCompiler;
import io.modelwright.core.records.QueryParameters;
import io.modelwright.core.records.ReadPlan;
import io.modelwright.core.records.RecordBody;
import io.modelwright.core.records.RecordRights;
import io.modelwright.core.records.RelatedCursors;
import io.modelwright.core.records.RequestContext;
import io.modelwright.core.records.RightsBasis;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.records.WritePlan;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.records.driven.Fenced;
import io.modelwright.ports.records.driven.Fences;
import io.modelwright.ports.records.driven.RecordStore;
import io.modelwright.ports.records.driven.RecordStore.AggregateQuery;
import io.modelwright.ports.records.driven.RecordStore.Command;
import io.modelwright.ports.records.driven.RecordStore.Commit;
import io.modelwright.ports.records.driven.RecordStore.ListQuery;
import io.modelwright.ports.records.driven.RecordStore.ListedPage;
import io.modelwright.ports.records.driven.RecordStore.LoadQuery;
import io.modelwright.ports.records.driven.RecordStore.ReadQuery;
import io.modelwright.ports.records.driven.RecordStore.RelatedAfter;
import io.modelwright.ports.records.driven.RecordStore.Written;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record store under test with a design that is live in it, and short ways to use it. For one thread. */
public final class RecordsInUse {

    /** The moment at which everything happens. */
    public static final Instant NOW = Instant.parse("2027-03-10T12:00:00.123456Z");

    public static final AccountId ALICE = new AccountId(new UUID(1, 1));
    public static final AccountId BOB = new AccountId(new UUID(2, 2));

    private static final RelatedCursors CURSORS = (entity, record, member, last) -> "after-" + last;

    private final RecordStore store;
    private final Fences fences;
    private final CompiledApp app;
    private long ids;

    public RecordsInUse(RecordStore store, Fences fences, CompiledApp app) {
        this.store = store;
        this.fences = fences;
        this.app = app;
    }

    public RecordStore store() {
        return store;
    }

    public Fences fences() {
        return fences;
    }

    public CompiledApp app() {
        return app;
    }

    public Fence fence() {
        return fences.load(app.app()).orElseThrow();
    }

    public EntityPlan entity(String name) {
        return app.entity(name);
    }

    public RecordRights everything() {
        return app.rights(RightsBasis.Workspace.EVERYTHING);
    }

    /** The rights of those roles of the fixture. */
    public RecordRights role(String... names) {
        Set<ElementId> ids = new HashSet<>();
        app.design().roles().stream()
                .filter(role -> List.of(names).contains(role.name()))
                .forEach(role -> ids.add(role.id()));
        return app.rights(new RightsBasis.AppRoles(ids));
    }

    public RequestContext as(AccountId account) {
        Principal principal = Principal.of(account, "", "", false, Map.of()).at(fences.callerEpoch(account));
        return RequestContext.of(principal, NOW, app);
    }

    /** Ids in the order of the calls. */
    public UUID nextId() {
        ids++;
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + ids);
    }

    public ElementId id(String entity, String member) {
        return switch (entity(entity).find(member).orElseThrow()) {
            case Member.Column column -> column.id();
            case Member.ToOne one -> one.id();
            case Member.ToMany many -> many.id();
            case Member.Computed computed -> computed.field().id();
            case Member.OfSystem system -> throw new IllegalArgumentException(member);
        };
    }

    /** Values by the names of their members; absent where null. */
    public Map<ElementId, Object> values(String entity, Map<String, ? extends @Nullable Object> values) {
        Map<ElementId, Object> byId = new HashMap<>();
        values.forEach((name, value) -> {
            if (value != null) {
                byId.put(id(entity, name), value);
            }
        });
        return byId;
    }

    /** Stores a new record as that person, and answers it. */
    public StoredRecord create(AccountId by, String entity, Map<String, ? extends @Nullable Object> values) {
        return create(by, entity, values, Map.of());
    }

    public StoredRecord create(
            AccountId by,
            String entity,
            Map<String, ? extends @Nullable Object> values,
            Map<String, List<UUID>> links) {
        StoredRecord record = draft(by, entity, values, links);
        expectStored(write(
                plan(WritePlan.Kind.CREATE, entity, Set.of(), links.keySet(), List.of()), new Command.Create(record)));
        return record;
    }

    public StoredRecord draft(
            AccountId by,
            String entity,
            Map<String, ? extends @Nullable Object> values,
            Map<String, List<UUID>> links) {
        Map<ElementId, List<UUID>> sets = new HashMap<>();
        links.forEach((name, ids) -> sets.put(id(entity, name), ids));
        return StoredRecord.created(nextId(), as(by).now(), by, values(entity, values), sets);
    }

    /** A plan with every right, its members by name. */
    public WritePlan plan(
            WritePlan.Kind kind, String entity, Set<String> changed, Set<String> links, List<Check> checks) {
        Set<ElementId> changedIds = new HashSet<>();
        changed.forEach(name -> changedIds.add(id(entity, name)));
        Set<ElementId> linkIds = new HashSet<>();
        links.forEach(name -> linkIds.add(id(entity, name)));
        return new WritePlan(kind, changedIds, linkIds, checks, readPlan(everything(), entity, ""));
    }

    public Fenced<Written> write(WritePlan plan, Command... commands) {
        return store.write(new Commit(plan, fence(), as(ALICE), CURSORS, List.of(commands)));
    }

    public Written written(WritePlan plan, Command... commands) {
        return current(write(plan, commands));
    }

    /** Changes some members of a record and answers its next version. */
    public StoredRecord update(StoredRecord before, String entity, Map<String, ? extends @Nullable Object> changes) {
        StoredRecord after = changed(before, entity, changes);
        expectStored(write(
                plan(WritePlan.Kind.UPDATE, entity, changes.keySet(), Set.of(), List.of()),
                new Command.Update(before, after)));
        return after;
    }

    public StoredRecord changed(StoredRecord before, String entity, Map<String, ? extends @Nullable Object> changes) {
        Map<ElementId, Object> values = new HashMap<>(before.values());
        changes.forEach((name, value) -> {
            if (value == null) {
                values.remove(id(entity, name));
            } else {
                values.put(id(entity, name), value);
            }
        });
        return before.changed(NOW, ALICE, values, Map.of());
    }

    public Written delete(StoredRecord before, String entity) {
        return written(plan(WritePlan.Kind.DELETE, entity, Set.of(), Set.of(), List.of()), new Command.Delete(before));
    }

    public ReadPlan readPlan(RecordRights rights, String entity, String query) {
        return done(QueryCompiler.read(rights, entity(entity), done(QueryParameters.parse(query))));
    }

    public QueryCompiler.ListRequest listRequest(RecordRights rights, String entity, String query) {
        return done(QueryCompiler.list(rights, entity(entity), done(QueryParameters.parse(query))));
    }

    /** The JSON array that a list with those query parameters shows on its first page. */
    public String list(RecordRights rights, AccountId who, String entity, String query) {
        return page(rights, who, entity, query, List.of()).items().toString();
    }

    /** How the first page of a list of somebody who sees everything is found. */
    public Explanation explain(AccountId who, String entity, String query, boolean run) {
        QueryCompiler.ListRequest request = listRequest(everything(), entity, query);
        return current(store.explain(
                new ListQuery(request.plan(), fence(), as(who), CURSORS, request.limit(), List.of(), false), run));
    }

    public ListedPage page(
            RecordRights rights, AccountId who, String entity, String query, List<? extends @Nullable Object> after) {
        QueryCompiler.ListRequest request = listRequest(rights, entity, query);
        return current(store.list(
                new ListQuery(request.plan(), fence(), as(who), CURSORS, request.limit(), after, request.count())));
    }

    public Optional<RecordBody> read(RecordRights rights, AccountId who, String entity, UUID id, String query) {
        ReadPlan plan = readPlan(rights, entity, query);
        return current(store.read(new ReadQuery(plan, fence(), as(who), CURSORS, id, Optional.empty())));
    }

    /** The JSON of a record that everything can be seen of. */
    public String read(String entity, UUID id, String query) {
        return read(everything(), ALICE, entity, id, query).orElseThrow().body().toString();
    }

    public String readBehind(String entity, UUID id, String query, String member, UUID after) {
        Member.ToMany many = (Member.ToMany) entity(entity).find(member).orElseThrow();
        ReadQuery asked = new ReadQuery(
                readPlan(everything(), entity, query),
                fence(),
                as(ALICE),
                CURSORS,
                id,
                Optional.of(new RelatedAfter(many, after)));
        return current(store.read(asked)).orElseThrow().body().toString();
    }

    public String aggregate(RecordRights rights, AccountId who, String entity, String query) {
        var plan = done(QueryCompiler.aggregate(rights, entity(entity), done(QueryParameters.parse(query))));
        return current(store.aggregate(new AggregateQuery(plan, fence(), as(who))))
                .toString();
    }

    public List<StoredRecord> load(RecordRights rights, AccountId who, String entity, List<UUID> ids, String... links) {
        Set<ElementId> sets = new HashSet<>();
        for (String link : links) {
            sets.add(id(entity, link));
        }
        return current(store.load(new LoadQuery(rights, entity(entity), fence(), as(who), ids, sets)));
    }

    /** The condition of the rows that the action may touch, as a check. */
    public Check permitted(RecordRights rights, String entity, Action action, boolean afterChange) {
        Access access = rights.of(entity(entity)).access(action);
        return new Check.Permitted(access.condition().orElseThrow(), afterChange);
    }

    public static <T> T current(Fenced<T> fenced) {
        return switch (fenced) {
            case Fenced.Current<T>(T value) -> value;
            case Fenced.Stale<T> stale -> throw new AssertionError("the fence did not hold");
        };
    }

    public static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> value;
            case Outcome.Refused<T> refused -> throw new AssertionError("refused: " + refused.refusal());
        };
    }

    private static void expectStored(Fenced<Written> written) {
        if (!(current(written) instanceof Written.Stored)) {
            throw new AssertionError("not stored: " + current(written));
        }
    }
}
