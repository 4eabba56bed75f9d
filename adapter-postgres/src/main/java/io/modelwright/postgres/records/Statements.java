package io.modelwright.postgres.records;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.records.AggregatePlan;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.ReadPlan;
import io.modelwright.core.records.RecordRights;
import io.modelwright.core.records.WritePlan;
import io.modelwright.core.sql.SqlText;
import io.modelwright.core.sql.records.RecordAggregates;
import io.modelwright.core.sql.records.RecordReads;
import io.modelwright.core.sql.records.RecordWrites;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What was rendered for plans, kept for the next request of the same plan. Bounded; thread-safe. */
final class Statements {

    /** Beyond this many all are forgotten: rendering again takes microseconds, keeping order at each use would cost more. */
    private static final int KEPT_MAX = 10_000;

    record Reading(RecordReads.Query query, RowShape shape) {}

    record Writing(RecordWrites.Statement statement, RowShape shape) {}

    private record ListKey(ReadPlan plan, List<Boolean> absent, OptionalInt limit) {}

    private record CountKey(ReadPlan plan) {}

    private record ReadKey(ReadPlan plan) {}

    private record AggregateKey(AggregatePlan plan) {}

    private record LoadKey(RecordRights rights, EntityPlan entity, Set<ElementId> links) {}

    private record WriteKey(WritePlan plan, Set<ElementId> numbered) {}

    private final Map<Object, Object> kept = new ConcurrentHashMap<>();

    Reading list(ReadPlan plan, List<Boolean> absent, OptionalInt limit) {
        return keep(
                new ListKey(plan, absent, limit),
                Reading.class,
                key -> reading(plan, RecordReads.list(plan, absent, limit)));
    }

    SqlText count(ReadPlan plan) {
        return keep(new CountKey(plan), SqlText.class, key -> RecordReads.count(plan));
    }

    Reading read(ReadPlan plan) {
        return keep(new ReadKey(plan), Reading.class, key -> reading(plan, RecordReads.read(plan)));
    }

    RecordAggregates.Query aggregate(AggregatePlan plan) {
        return keep(new AggregateKey(plan), RecordAggregates.Query.class, key -> RecordAggregates.render(plan));
    }

    SqlText load(RecordRights rights, EntityPlan entity, Set<ElementId> links) {
        return keep(new LoadKey(rights, entity, links), SqlText.class, key -> RecordReads.load(rights, entity, links));
    }

    Writing write(WritePlan plan, Set<ElementId> numbered) {
        return keep(new WriteKey(plan, numbered), Writing.class, key -> {
            RecordWrites.Statement statement = switch (plan.kind()) {
                case CREATE -> RecordWrites.create(plan, numbered);
                case UPDATE -> RecordWrites.update(plan);
                case DELETE -> RecordWrites.delete(plan);
            };
            return new Writing(statement, new RowShape(plan.rights(), statement.answer()));
        });
    }

    private static Reading reading(ReadPlan plan, RecordReads.Query query) {
        return new Reading(query, new RowShape(plan.rights(), query.layout()));
    }

    private <T> T keep(Object key, Class<T> type, Function<Object, T> render) {
        Object known = kept.get(key);
        if (known != null) {
            return type.cast(known);
        }
        if (kept.size() >= KEPT_MAX) {
            kept.clear();
        }
        T rendered = render.apply(key);
        kept.put(key, rendered);
        return rendered;
    }
}
