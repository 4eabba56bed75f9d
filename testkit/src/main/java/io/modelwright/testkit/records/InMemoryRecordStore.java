package io.modelwright.testkit.records;

import io.modelwright.core.records.Explanation;
import io.modelwright.core.records.Fence;
import io.modelwright.core.records.JsonBody;
import io.modelwright.core.records.RecordBody;
import io.modelwright.core.records.RequestContext;
import io.modelwright.core.records.Selection;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.files.driven.FileRepository;
import io.modelwright.ports.records.driven.Fenced;
import io.modelwright.ports.records.driven.Fences;
import io.modelwright.ports.records.driven.RecordStore;
import io.modelwright.testkit.atomic.Rewindable;
import io.modelwright.testkit.files.InMemoryFiles;
import io.modelwright.testkit.records.RecordsState.JournalRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records in memory: each read is a full scan with the core's evaluator, each write works on a copy. The reference of what
 * {@link RecordStore} means. Safe for many threads, one at a time.
 */
public final class InMemoryRecordStore implements RecordStore, Fences, Rewindable {

    private final Map<AppId, Fence> fences = new HashMap<>();
    private final Map<AccountId, Long> callers = new HashMap<>();
    private final Map<AppId, RecordsState> apps = new HashMap<>();

    private final FileRepository files;

    /** A store that knows no files. */
    public InMemoryRecordStore() {
        this(new InMemoryFiles());
    }

    /** @param files that records can refer to */
    public InMemoryRecordStore(FileRepository files) {
        this.files = files;
    }

    @Override
    public synchronized Runnable mark() {
        Map<AppId, Fence> fencesBefore = Map.copyOf(fences);
        Map<AccountId, Long> callersBefore = Map.copyOf(callers);
        Map<AppId, RecordsState> appsBefore = new HashMap<>();
        apps.forEach((app, state) -> appsBefore.put(app, state.copy()));
        return () -> rewind(fencesBefore, callersBefore, appsBefore);
    }

    private synchronized void rewind(
            Map<AppId, Fence> fencesBefore, Map<AccountId, Long> callersBefore, Map<AppId, RecordsState> appsBefore) {
        fences.clear();
        fences.putAll(fencesBefore);
        callers.clear();
        callers.putAll(callersBefore);
        apps.clear();
        apps.putAll(appsBefore);
    }

    /** A change as the history keeps it. */
    public record HistoryRow(UUID record, long version, String action, Json delta) {}

    /** Makes that version of the app the live one, as a publish does. */
    public synchronized void publish(AppId app, int version) {
        Fence before = fences.getOrDefault(app, new Fence(app, version, 0));
        fences.put(app, new Fence(app, version, before.rightsEpoch()));
    }

    /** The history of an app, oldest first. */
    public synchronized List<HistoryRow> history(AppId app) {
        List<HistoryRow> rows = new ArrayList<>();
        for (JournalRow row : state(app).journal()) {
            rows.add(new HistoryRow(row.record(), row.version(), row.action(), row.delta()));
        }
        return rows;
    }

    @Override
    public synchronized Optional<Fence> load(AppId app) {
        return Optional.ofNullable(fences.get(app));
    }

    @Override
    public synchronized void bumpRights(AppId app) {
        fences.computeIfPresent(app, (id, fence) -> new Fence(id, fence.version(), fence.rightsEpoch() + 1));
    }

    @Override
    public synchronized long callerEpoch(AccountId account) {
        return callers.getOrDefault(account, 0L);
    }

    @Override
    public synchronized void bumpCaller(AccountId account) {
        callers.merge(account, 1L, Long::sum);
    }

    @Override
    public synchronized Fenced<ListedPage> list(ListQuery query) {
        return fenced(query.fence(), query.context(), () -> {
            RecordsView view =
                    new RecordsView(state(query.fence().app()), query.plan().rights(), query.context());
            Comparator<StoredRecord> order = view.comparator(query.plan().order());
            List<StoredRecord> matching = view.matching(
                    query.plan().entity(), query.plan().filter(), query.plan().search());
            List<StoredRecord> behind = matching.stream()
                    .sorted(order)
                    .filter(record -> query.after().isEmpty() || isBehind(view, query, record))
                    .toList();
            List<StoredRecord> page = behind.subList(0, Math.min(behind.size(), query.limit()));
            RecordsJson json = new RecordsJson(view, query.related(), Optional.empty());
            Selection selection = query.plan().selection();
            JsonBody items = RecordsJson.body(Json.array(
                    page.stream().map(record -> json.record(selection, record)).toList()));
            List<@Nullable Object> next = new ArrayList<>();
            if (behind.size() > page.size()) {
                query.plan().order().forEach(key -> next.add(view.value(page.getLast(), key)));
            }
            return new ListedPage(items, next, query.count() ? OptionalLong.of(matching.size()) : OptionalLong.empty());
        });
    }

    @Override
    public synchronized Fenced<Explanation> explain(ListQuery query, boolean run) {
        int known = state(query.fence().app()).of(query.plan().entity()).size();
        return Fenced.current(new Explanation(
                "all of " + query.plan().entity().name(),
                List.of("one after the other, of " + known),
                run ? Optional.of(Duration.ZERO) : Optional.empty()));
    }

    private static boolean isBehind(RecordsView view, ListQuery query, StoredRecord record) {
        for (int i = 0; i < query.plan().order().size(); i++) {
            var key = query.plan().order().get(i);
            int order = Values.compare(view.value(record, key), query.after().get(i), key.descending());
            if (order != 0) {
                return order > 0;
            }
        }
        return false;
    }

    @Override
    public synchronized Fenced<Optional<RecordBody>> read(ReadQuery query) {
        return fenced(query.fence(), query.context(), () -> {
            RecordsView view =
                    new RecordsView(state(query.fence().app()), query.plan().rights(), query.context());
            RecordsJson json = new RecordsJson(view, query.related(), query.after());
            return Optional.ofNullable(
                            state(query.fence().app()).find(query.plan().entity(), query.id()))
                    .filter(record -> view.isReadable(query.plan().entity(), record))
                    .map(record -> body(json, query.plan().selection(), record));
        });
    }

    private static RecordBody body(RecordsJson json, Selection selection, StoredRecord record) {
        return new RecordBody(record.id(), record.version(), RecordsJson.body(json.record(selection, record)));
    }

    @Override
    public synchronized Fenced<JsonBody> aggregate(AggregateQuery query) {
        return fenced(query.fence(), query.context(), () -> {
            RecordsView view =
                    new RecordsView(state(query.fence().app()), query.plan().rights(), query.context());
            RecordsJson json = new RecordsJson(view, (entity, record, member, last) -> "", Optional.empty());
            return RecordsJson.body(json.aggregate(query.plan()));
        });
    }

    @Override
    public synchronized Fenced<List<StoredRecord>> load(LoadQuery query) {
        return fenced(query.fence(), query.context(), () -> {
            RecordsView view = new RecordsView(state(query.fence().app()), query.rights(), query.context());
            List<StoredRecord> records = new ArrayList<>();
            for (UUID id : Set.copyOf(query.ids())) {
                StoredRecord record = state(query.fence().app()).find(query.entity(), id);
                if (record != null && view.isReadable(query.entity(), record)) {
                    records.add(withLinks(record, query));
                }
            }
            return records;
        });
    }

    private static StoredRecord withLinks(StoredRecord record, LoadQuery query) {
        var links = new HashMap<>(record.links());
        links.keySet().retainAll(query.links());
        query.links().forEach(set -> links.putIfAbsent(set, List.of()));
        return new StoredRecord(
                record.id(),
                record.version(),
                record.createdAt(),
                record.createdBy(),
                record.updatedAt(),
                record.updatedBy(),
                record.values(),
                links);
    }

    @Override
    public synchronized Fenced<Long> scan(ListQuery query, RowSink sink) {
        return fenced(query.fence(), query.context(), () -> {
            RecordsView view =
                    new RecordsView(state(query.fence().app()), query.plan().rights(), query.context());
            RecordsJson json = new RecordsJson(view, query.related(), Optional.empty());
            List<StoredRecord> records =
                    view
                            .matching(
                                    query.plan().entity(),
                                    query.plan().filter(),
                                    query.plan().search())
                            .stream()
                            .sorted(view.comparator(query.plan().order()))
                            .toList();
            for (StoredRecord record : records) {
                List<@Nullable Object> row = new ArrayList<>();
                for (Selection.Item item : query.plan().selection().items()) {
                    row.add(json.isShown(item.shownWhere(), record) ? value(view, item, record) : null);
                }
                sink.row(row);
            }
            return (long) records.size();
        });
    }

    private static @Nullable Object value(RecordsView view, Selection.Item item, StoredRecord record) {
        return switch (item) {
            case Selection.Value value -> {
                Object stored = view.value(record, value.member());
                yield RecordsView.isSecret(value.member()) && stored != null ? (Object) true : stored;
            }
            case Selection.Links links -> view.linked(record, links.member());
            case Selection.One one ->
                throw new IllegalArgumentException(
                        "not to be scanned: " + one.member().name());
            case Selection.Many many ->
                throw new IllegalArgumentException(
                        "not to be scanned: " + many.member().name());
        };
    }

    @Override
    public synchronized Fenced<Written> write(Commit commit) {
        return fenced(commit.fence(), commit.context(), () -> {
            RecordsState copy = state(commit.fence().app()).copy();
            RecordsWriting writing = new RecordsWriting(copy, commit);
            writing.run();
            if (!writing.faults().isEmpty()) {
                return new Written.Failed(List.copyOf(writing.faults()));
            }
            apps.put(commit.fence().app(), copy);
            RecordsJson json = new RecordsJson(writing.view(), commit.related(), Optional.empty());
            Selection selection = commit.plan().answer().selection();
            return new Written.Stored(writing.stored().stream()
                    .map(record -> body(json, selection, record))
                    .toList());
        });
    }

    private RecordsState state(AppId app) {
        return apps.computeIfAbsent(app, missing -> new RecordsState(files));
    }

    private <T> Fenced<T> fenced(Fence fence, RequestContext context, Supplier<T> work) {
        boolean holds = fence.equals(fences.get(fence.app())) && context.callerEpoch() == callerEpoch(context.user());
        return holds ? Fenced.current(work.get()) : Fenced.stale();
    }
}
