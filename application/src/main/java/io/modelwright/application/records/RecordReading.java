package io.modelwright.application.records;

import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.records.AggregatePlan;
import io.modelwright.core.records.Explanation;
import io.modelwright.core.records.JsonBody;
import io.modelwright.core.records.JsonWriter;
import io.modelwright.core.records.QueryCompiler.ListRequest;
import io.modelwright.core.records.QueryParameters;
import io.modelwright.core.records.ReadPlan;
import io.modelwright.core.records.RecordBody;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.records.driven.Fenced;
import io.modelwright.ports.records.driven.RecordStore;
import io.modelwright.ports.records.driven.RecordStore.AggregateQuery;
import io.modelwright.ports.records.driven.RecordStore.ListQuery;
import io.modelwright.ports.records.driven.RecordStore.ListedPage;
import io.modelwright.ports.records.driven.RecordStore.ReadQuery;
import io.modelwright.ports.records.driven.RecordStore.RelatedAfter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lists, single records and aggregates. Thread-safe. */
final class RecordReading {

    private static final JsonWriter.Name ITEMS = JsonWriter.Name.of("items");
    private static final JsonWriter.Name NEXT_CURSOR = JsonWriter.Name.of("nextCursor");
    private static final JsonWriter.Name TOTAL = JsonWriter.Name.of("total");
    private static final int ENVELOPE_BYTES = 256;

    private final RecordStore store;
    private final Plans plans;
    private final Cursors cursors;

    RecordReading(RecordStore store, Plans plans, Cursors cursors) {
        this.store = store;
        this.plans = plans;
        this.cursors = cursors;
    }

    Fenced<Outcome<JsonBody>> list(Call call, QueryParameters parameters) {
        Optional<Refusal> refusal = call.refusal(Action.READ);
        if (refusal.isPresent()) {
            return Fencing.refused(refusal.get());
        }
        boolean aggregates = parameters.find("aggregate").isPresent()
                || parameters.find("groupBy").isPresent();
        return aggregates ? aggregate(call, parameters) : page(call, parameters);
    }

    private Fenced<Outcome<JsonBody>> page(Call call, QueryParameters parameters) {
        Outcome<ListRequest> compiled = plans.list(call, parameters.without("cursor"));
        if (!(compiled instanceof Outcome.Done<ListRequest>(ListRequest request))) {
            return Fenced.current(compiled.map(unreached -> JsonBody.of("")));
        }
        return switch (cursors.open(call, parameters, request.plan())) {
            case Outcome.Refused<Cursors.Place> refused -> Fencing.refused(refused.refusal());
            case Outcome.Done<Cursors.Place>(Cursors.Place place) -> {
                ListQuery query = new ListQuery(
                        request.plan(),
                        call.fence(),
                        call.context(),
                        cursors.related(call),
                        request.limit(),
                        place.after(),
                        request.count());
                yield Fencing.map(store.list(query), page -> Outcome.done(envelope(call, parameters, page)));
            }
        };
    }

    Fenced<Outcome<Explanation>> explain(Call call, QueryParameters parameters, boolean run) {
        Optional<Refusal> refusal = call.builderRefusal().or(() -> call.refusal(Action.READ));
        if (refusal.isPresent()) {
            return Fencing.refused(refusal.get());
        }
        return switch (plans.list(call, parameters)) {
            case Outcome.Refused<ListRequest> refused -> Fencing.refused(refused.refusal());
            case Outcome.Done<ListRequest>(ListRequest request) -> {
                ListQuery query = new ListQuery(
                        request.plan(),
                        call.fence(),
                        call.context(),
                        cursors.related(call),
                        request.limit(),
                        List.of(),
                        false);
                yield Fencing.map(store.explain(query, run), Outcome::done);
            }
        };
    }

    private JsonBody envelope(Call call, QueryParameters parameters, ListedPage page) {
        JsonWriter json = new JsonWriter(page.items().length() + ENVELOPE_BYTES);
        json.beginObject().name(ITEMS).raw(page.items()).name(NEXT_CURSOR);
        if (page.next().isEmpty()) {
            json.nullValue();
        } else {
            json.plain(cursors.seal(call, parameters, page.next()));
        }
        page.total().ifPresent(total -> json.name(TOTAL).number(total));
        return json.endObject().finish();
    }

    private Fenced<Outcome<JsonBody>> aggregate(Call call, QueryParameters parameters) {
        return switch (plans.aggregate(call, parameters)) {
            case Outcome.Refused<AggregatePlan> refused -> Fencing.refused(refused.refusal());
            case Outcome.Done<AggregatePlan>(var plan) ->
                Fencing.map(store.aggregate(new AggregateQuery(plan, call.fence(), call.context())), Outcome::done);
        };
    }

    Fenced<Outcome<RecordBody>> read(Call call, UUID id, QueryParameters parameters) {
        Optional<Refusal> refusal = call.refusal(Action.READ);
        if (refusal.isPresent()) {
            return Fencing.refused(refusal.get());
        }
        var compiled = plans.read(call, parameters.without("cursor"));
        if (!(compiled instanceof Outcome.Done<ReadPlan>(var plan))) {
            return Fenced.current(compiled.map(unreached -> new RecordBody(id, 0, JsonBody.of(""))));
        }
        return switch (cursors.openRelated(call, parameters, plan, id)) {
            case Outcome.Refused<Optional<RelatedAfter>> refused -> Fencing.refused(refused.refusal());
            case Outcome.Done<Optional<RelatedAfter>>(Optional<RelatedAfter> after) ->
                Fencing.map(
                        store.read(new ReadQuery(plan, call.fence(), call.context(), cursors.related(call), id, after)),
                        found -> found.<Outcome<RecordBody>>map(Outcome::done)
                                .orElseGet(() -> Outcome.refused(Call.noSuchRecord())));
        };
    }
}
