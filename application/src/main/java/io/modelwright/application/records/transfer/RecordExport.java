package io.modelwright.application.records.transfer;

import io.modelwright.application.records.access.RecordAccess;
import io.modelwright.application.records.access.Standing;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.QueryCompiler;
import io.modelwright.core.records.QueryParameters;
import io.modelwright.core.records.ReadPlan;
import io.modelwright.core.records.RelatedCursors;
import io.modelwright.core.records.RequestContext;
import io.modelwright.core.records.Selection;
import io.modelwright.core.records.SortKey;
import io.modelwright.core.records.WireValues;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.ports.records.driven.Fenced;
import io.modelwright.ports.records.driven.RecordStore;
import io.modelwright.ports.records.driving.RecordTransfer.Column;
import io.modelwright.ports.records.driving.RecordTransfer.Export;
import io.modelwright.ports.records.driving.RecordTransfer.RowSink;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An export that is granted: a compiled list without an end, scanned in one snapshot. */
final class RecordExport implements Export {

    /** Nothing is expanded in an export. */
    private static final RelatedCursors NO_CURSORS = (owner, record, member, last) -> "";

    private final RecordAccess access;
    private final RecordStore records;
    private final InstantSource clock;
    private final Principal principal;
    private final Optional<String> filter;
    private final EntityPlan entity;
    private final Standing granted;
    private final ReadPlan plan;

    private RecordExport(
            RecordAccess access,
            RecordStore records,
            InstantSource clock,
            Principal principal,
            Optional<String> filter,
            EntityPlan entity,
            Standing granted,
            ReadPlan plan) {
        this.access = access;
        this.records = records;
        this.clock = clock;
        this.principal = principal;
        this.filter = filter;
        this.entity = entity;
        this.granted = granted;
        this.plan = plan;
    }

    static Outcome<RecordExport> prepare(
            RecordAccess access,
            RecordStore records,
            InstantSource clock,
            Principal principal,
            Standing standing,
            EntityPlan entity,
            Optional<String> filter) {
        return compile(standing, entity, filter)
                .map(plan -> new RecordExport(access, records, clock, principal, filter, entity, standing, plan));
    }

    /** The filter of a list with the members of a single record: in those, links are plain ids. */
    private static Outcome<ReadPlan> compile(Standing standing, EntityPlan entity, Optional<String> filter) {
        QueryParameters filtered =
                new QueryParameters(filter.map(text -> Map.of("filter", text)).orElse(Map.of()));
        QueryParameters fields =
                new QueryParameters(Map.of("fields", String.join(",", RecordColumns.shown(standing.rights(), entity))));
        return QueryCompiler.list(standing.rights(), entity, filtered)
                .flatMap(list -> QueryCompiler.written(standing.rights(), entity, fields)
                        .map(single -> new ReadPlan(
                                standing.rights(),
                                single.selection(),
                                list.plan().filter(),
                                Optional.empty(),
                                List.of(SortKey.BY_ID))));
    }

    @Override
    public List<Column> columns() {
        List<String> shown = plan.selection().items().stream()
                .map(item -> item.member().name())
                .toList();
        return RecordColumns.of(granted.rights(), entity).stream()
                .filter(column -> shown.contains(column.name()))
                .toList();
    }

    @Override
    public void writeTo(RowSink sink) {
        if (scan(granted, plan, sink)) {
            return;
        }
        // The app has moved on since the export was granted; nothing was written yet, so that it can begin anew once.
        Outcome<Standing> fresh =
                access.freshStanding(principal, granted.app().id().toString());
        Outcome<Boolean> again = fresh.flatMap(standing -> anew(standing, sink));
        boolean done = switch (again) {
            case Outcome.Done<Boolean>(Boolean scanned) -> scanned;
            case Outcome.Refused<Boolean>(Refusal refusal) ->
                throw new IllegalStateException("the export is not possible any more: " + refusal.code());
        };
        if (!done) {
            throw new StoreUnavailable("the app was published twice while an export began", null);
        }
    }

    private Outcome<Boolean> anew(Standing standing, RowSink sink) {
        Optional<EntityPlan> now = standing.live().find(entity.id().toString());
        if (now.isEmpty()) {
            return Outcome.refused(Refusal.NotFound.of("entity"));
        }
        return compile(standing, now.get(), filter).map(again -> {
            List<String> before = columns().stream().map(Column::name).toList();
            List<String> after = again.selection().items().stream()
                    .map(item -> item.member().name())
                    .toList();
            if (!after.containsAll(before)) {
                throw new StoreUnavailable("the members of the export changed while it began", null);
            }
            return scan(standing, again, sink);
        });
    }

    /** Whether the fence held. */
    private boolean scan(Standing standing, ReadPlan read, RowSink sink) {
        RequestContext context = standing.context(clock.instant());
        RecordStore.ListQuery query = new RecordStore.ListQuery(
                read, standing.fence(), context, NO_CURSORS, Integer.MAX_VALUE, List.of(), false);
        List<Selection.Item> items = read.selection().items();
        return switch (records.scan(query, values -> sink.row(row(items, values)))) {
            case Fenced.Current<Long> whole -> true;
            case Fenced.Stale<Long> stale -> false;
        };
    }

    private static Json.JsonObject row(List<Selection.Item> items, List<? extends @Nullable Object> values) {
        Json.ObjectBuilder members = Json.object();
        for (int i = 0; i < items.size(); i++) {
            members.put(
                    items.get(i).member().name(), WireValues.toJson(items.get(i).member(), values.get(i)));
        }
        return members.build();
    }
}
