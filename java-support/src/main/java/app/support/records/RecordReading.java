package app.support.records;

import app.support.json.JsonBody;
import app.support.json.JsonWriter;
import app.support.model.Action;
import app.support.query.Cursors.RelatedAfter;
import app.support.query.QueryParameters;
import app.support.store.Reading;
import app.support.store.RecordQueries;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists, single records and aggregates of one entity. Thread-safe. */
final class RecordReading {

    private static final JsonWriter.Name ITEMS = JsonWriter.Name.of("items");
    private static final JsonWriter.Name NEXT_CURSOR = JsonWriter.Name.of("nextCursor");
    private static final JsonWriter.Name TOTAL = JsonWriter.Name.of("total");
    private static final int ENVELOPE_BYTES = 256;
    private static final QueryParameters ONLY_ID = new QueryParameters(Map.of("fields", "id"));

    private final Engine engine;
    private final Plans plans;

    RecordReading(Engine engine) {
        this.engine = engine;
        this.plans = engine.plans();
    }

    JsonBody list(Call call, QueryParameters parameters) throws SQLException {
        call.require(Action.READ);
        boolean aggregates = parameters.find("aggregate").isPresent()
                || parameters.find("groupBy").isPresent();
        return aggregates ? aggregate(call, parameters) : page(call, parameters);
    }

    private JsonBody page(Call call, QueryParameters parameters) throws SQLException {
        QueryParameters query = parameters.without("cursor");
        Plans.Listing listing = plans.list(call, query);
        UUID user = call.request().user();
        List<? extends @Nullable Object> after = engine.cursors().open(user, call.entity(), parameters, listing.plan());
        List<Boolean> absent = after.stream().map(Objects::isNull).toList();
        Reading reading = plans.page(call, query, listing, absent);
        return engine.transactions().read(connection -> {
            RecordQueries.Page page = RecordQueries.list(
                    connection, reading, call.request(), engine.cursors().related(user), after, listing.limit());
            JsonWriter json = new JsonWriter(page.items().length() + ENVELOPE_BYTES);
            json.beginObject().name(ITEMS).raw(page.items()).name(NEXT_CURSOR);
            if (page.next().isEmpty()) {
                json.nullValue();
            } else {
                json.plain(engine.cursors().seal(user, call.entity(), parameters, page.next()));
            }
            if (listing.count()) {
                long total = RecordQueries.count(connection, plans.count(call, query, listing), call.request());
                json.name(TOTAL).number(total);
            }
            return json.endObject().finish();
        });
    }

    private JsonBody aggregate(Call call, QueryParameters parameters) throws SQLException {
        Plans.Aggregates aggregates = plans.aggregate(call, parameters);
        return engine.transactions()
                .read(connection ->
                        RecordQueries.aggregate(connection, aggregates.query(), aggregates.plan(), call.request()));
    }

    RecordBody read(Call call, UUID id, QueryParameters parameters) throws SQLException {
        return engine.transactions().read(connection -> read(connection, call, id, parameters));
    }

    /** The record as the parameters show it; {@code otherwise} where the caller may not read it. */
    RecordBody find(Call call, RecordBody otherwise, QueryParameters parameters) throws SQLException {
        return engine.transactions()
                .read(connection -> find(connection, call, otherwise.id(), parameters))
                .orElse(otherwise);
    }

    RecordBody read(Connection connection, Call call, UUID id, QueryParameters parameters) throws SQLException {
        call.require(Action.READ);
        return find(connection, call, id, parameters).orElseThrow(Call::noSuchRecord);
    }

    private Optional<RecordBody> find(Connection connection, Call call, UUID id, QueryParameters parameters)
            throws SQLException {
        Plans.Single single = plans.read(call, parameters.without("cursor"));
        UUID user = call.request().user();
        Optional<RelatedAfter> after = engine.cursors().openRelated(user, parameters, single.plan(), id);
        return RecordQueries.read(
                connection, single.reading(), call.request(), engine.cursors().related(user), id, after);
    }

    /** Ends with 404 where the caller may not read the record. */
    void requireReadable(Connection connection, Call call, UUID id) throws SQLException {
        if (!call.access(Action.READ).isAll()) {
            read(connection, call, id, ONLY_ID);
        }
    }

    /** The record as it is told to the one who has just written it. */
    RecordBody written(Connection connection, Call call, UUID id) throws SQLException {
        UUID user = call.request().user();
        return RecordQueries.read(
                        connection,
                        plans.written(call),
                        call.request(),
                        engine.cursors().related(user),
                        id,
                        Optional.empty())
                .orElseThrow(Call::noSuchRecord);
    }
}
