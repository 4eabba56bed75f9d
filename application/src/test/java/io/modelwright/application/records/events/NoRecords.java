package io.modelwright.application.records.events;

import io.modelwright.core.records.Explanation;
import io.modelwright.core.records.JsonBody;
import io.modelwright.core.records.RecordBody;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.ports.records.driven.Fenced;
import io.modelwright.ports.records.driven.RecordStore;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** A store without a record, whose loads are stale as often as a test wants. */
final class NoRecords implements RecordStore {

    private final AtomicInteger staleLoads = new AtomicInteger();

    void beStale(int loads) {
        staleLoads.set(loads);
    }

    @Override
    public Fenced<ListedPage> list(ListQuery query) {
        return Fenced.current(new ListedPage(JsonBody.of("[]"), List.of(), OptionalLong.empty()));
    }

    @Override
    public Fenced<Explanation> explain(ListQuery query, boolean run) {
        return Fenced.current(new Explanation("nothing", List.of(), Optional.empty()));
    }

    @Override
    public Fenced<Optional<RecordBody>> read(ReadQuery query) {
        return Fenced.current(Optional.empty());
    }

    @Override
    public Fenced<JsonBody> aggregate(AggregateQuery query) {
        return Fenced.current(JsonBody.of("{}"));
    }

    @Override
    public Fenced<List<StoredRecord>> load(LoadQuery query) {
        return staleLoads.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? Fenced.stale() : Fenced.current(List.of());
    }

    @Override
    public Fenced<Long> scan(ListQuery query, RowSink sink) {
        return Fenced.current(0L);
    }

    @Override
    public Fenced<Written> write(Commit commit) {
        return Fenced.stale();
    }
}
