package app.support.records;

import app.support.model.Access;
import app.support.model.Action;
import app.support.model.Entity;
import app.support.model.Member;
import app.support.model.RecordRights;
import app.support.model.RowCondition;
import app.support.query.AggregatePlan;
import app.support.query.QueryCompiler;
import app.support.query.QueryParameters;
import app.support.query.ReadPlan;
import app.support.query.Selection;
import app.support.sql.RecordAggregates;
import app.support.sql.RecordReads;
import app.support.sql.SqlText;
import app.support.store.Reading;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Statements by what they were made of: the rights, the entity, and the words of the request. One for all entities, bounded by what
 * it holds; thread-safe.
 */
public final class Plans {

    /** About as many bytes as all plans together take. */
    private static final int BYTES_MAX = 16 * 1_024 * 1_024;
    /** About what a plan takes, and what each character of a query adds to it. */
    private static final int PLAN_BYTES = 4 * 1_024;

    private static final int BYTES_OF_CHARACTER = 8;
    /** A query that is longer is hardly asked twice. */
    private static final int QUERY_MAX = 1_024;

    private final Cache<Key, Object> kept = Caffeine.newBuilder()
            .maximumWeight(BYTES_MAX)
            .weigher((Key key, Object plan) -> PLAN_BYTES + BYTES_OF_CHARACTER * key.length())
            .build();

    /** A list: its plan and how many records it shows at most. */
    record Listing(ReadPlan plan, int limit, boolean count) {}

    record Single(ReadPlan plan, Reading reading) {}

    record Aggregates(AggregatePlan plan, RecordAggregates.Query query) {}

    private record Key(String use, RecordRights rights, Entity entity, QueryParameters parameters, Object more) {

        int length() {
            return parameters.values().values().stream()
                    .mapToInt(String::length)
                    .sum();
        }
    }

    Listing list(Call call, QueryParameters parameters) {
        return kept(Listing.class, key("list", call, parameters, ""), () -> {
            QueryCompiler.ListRequest request = QueryCompiler.list(call.rights(), call.entity(), parameters);
            return new Listing(request.plan(), request.limit(), request.count());
        });
    }

    /** @param absent for each key of the order whether the page begins behind an absent value; empty for the first page */
    Reading page(Call call, QueryParameters parameters, Listing listing, List<Boolean> absent) {
        return kept(
                Reading.class,
                key("page", call, parameters, absent),
                () -> Reading.of(
                        call.rights(), RecordReads.list(listing.plan(), absent, OptionalInt.of(listing.limit() + 1))));
    }

    SqlText count(Call call, QueryParameters parameters, Listing listing) {
        return kept(SqlText.class, key("count", call, parameters, ""), () -> RecordReads.count(listing.plan()));
    }

    Single read(Call call, QueryParameters parameters) {
        return kept(Single.class, key("read", call, parameters, ""), () -> {
            ReadPlan plan = QueryCompiler.read(call.rights(), call.entity(), parameters);
            return new Single(plan, Reading.of(call.rights(), RecordReads.read(plan)));
        });
    }

    Aggregates aggregate(Call call, QueryParameters parameters) {
        return kept(Aggregates.class, key("aggregate", call, parameters, ""), () -> {
            AggregatePlan plan = QueryCompiler.aggregate(call.rights(), call.entity(), parameters);
            return new Aggregates(plan, RecordAggregates.render(plan));
        });
    }

    /** What is told of a record that was just written: to those who cannot read it, its id and version. */
    Reading written(Call call) {
        return kept(Reading.class, key("written", call, QueryParameters.NONE, ""), () -> {
            ReadPlan plan = QueryCompiler.written(call.rights(), call.entity(), QueryParameters.NONE);
            return Reading.of(call.rights(), RecordReads.written(guarded(plan, call.access(Action.READ))));
        });
    }

    private static ReadPlan guarded(ReadPlan plan, Access read) {
        if (read.isAll()) {
            return plan;
        }
        List<Selection.Item> items = plan.selection().items().stream()
                .flatMap(item -> guarded(item, read).stream())
                .toList();
        Selection selection = new Selection(plan.entity(), items);
        return new ReadPlan(plan.rights(), selection, plan.filter(), plan.search(), plan.order());
    }

    private static Optional<Selection.Item> guarded(Selection.Item item, Access read) {
        Member member = item.member();
        if (member.name().equals("id") || member.name().equals("version")) {
            return Optional.of(item);
        }
        Access shown = Access.allOf(
                List.of(read, item.shownWhere().<Access>map(Access.Where::new).orElse(Access.Fixed.ALL)));
        Optional<RowCondition> where = shown.condition();
        return shown.isNone()
                ? Optional.empty()
                : Optional.of(
                        switch (item) {
                            case Selection.Value value -> new Selection.Value(value.member(), where);
                            case Selection.Links links -> new Selection.Links(links.member(), where);
                            case Selection.One one -> new Selection.One(one.member(), where, one.target());
                            case Selection.Many many -> new Selection.Many(many.member(), where, many.target());
                        });
    }

    private static Key key(String use, Call call, QueryParameters parameters, Object more) {
        return new Key(use, call.rights(), call.entity(), parameters, more);
    }

    private <T> T kept(Class<T> type, Key key, Supplier<T> make) {
        if (key.length() > QUERY_MAX) {
            return make.get();
        }
        return type.cast(kept.get(key, missing -> make.get()));
    }

    /** About how many bytes all plans take. */
    long weight() {
        kept.cleanUp();
        return kept.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }
}
