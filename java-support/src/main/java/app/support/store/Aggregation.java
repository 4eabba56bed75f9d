package app.support.store;

import app.support.json.JsonBody;
import app.support.json.JsonWriter;
import app.support.model.FieldType;
import app.support.model.Member;
import app.support.query.AggregatePlan;
import app.support.query.AggregatePlan.Aggregate;
import app.support.query.SortKey;
import app.support.records.RequestContext;
import app.support.sql.RecordAggregates;
import app.support.sql.SqlType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Runs an aggregate statement and writes its groups. Stateless. */
final class Aggregation {

    private Aggregation() {}

    static JsonBody run(Connection connection, RecordAggregates.Query query, AggregatePlan plan, RequestContext request)
            throws SQLException {
        JsonWriter json = new JsonWriter(1_024).beginObject().name("items").beginArray();
        boolean truncated = false;
        try (PreparedStatement statement = Binder.prepare(connection, query.sql(), Binder.slots(request));
                ResultSet rows = statement.executeQuery()) {
            int groups = 0;
            while (!truncated && rows.next()) {
                truncated = groups == AggregatePlan.GROUPS_MAX;
                if (!truncated) {
                    write(rows, query, plan, json);
                    groups++;
                }
            }
        }
        return json.endArray().name("truncated").bool(truncated).endObject().finish();
    }

    private static void write(ResultSet rows, RecordAggregates.Query query, AggregatePlan plan, JsonWriter json)
            throws SQLException {
        json.beginObject().name("group").beginObject();
        for (int i = 0; i < plan.groupBy().size(); i++) {
            SortKey key = plan.groupBy().get(i);
            json.name(name(key));
            keyForm(key).write(rows, query.groupColumn() + i, json);
        }
        json.endObject();
        int first = query.groupColumn() + plan.groupBy().size();
        for (AggregatePlan.Function function : AggregatePlan.Function.values()) {
            function(function, rows, first, query, plan, json);
        }
        json.endObject();
    }

    private static void function(
            AggregatePlan.Function function,
            ResultSet rows,
            int first,
            RecordAggregates.Query query,
            AggregatePlan plan,
            JsonWriter json)
            throws SQLException {
        List<Aggregate> aggregates = plan.aggregates();
        boolean open = false;
        for (int i = 0; i < aggregates.size(); i++) {
            Aggregate aggregate = aggregates.get(i);
            if (aggregate.function() != function) {
                continue;
            }
            if (aggregate.member().isEmpty()) {
                json.name("count").number(rows.getLong(first + i));
                continue;
            }
            if (!open) {
                json.name(function.name().toLowerCase(Locale.ROOT)).beginObject();
                open = true;
            }
            SqlType type = query.types().get(plan.groupBy().size() + i);
            json.name(aggregate.member().get().name());
            form(aggregate, type).write(rows, first + i, json);
        }
        if (open) {
            json.endObject();
        }
    }

    private static Form form(Aggregate aggregate, SqlType type) {
        Member member = aggregate.member().orElseThrow();
        boolean extreme = aggregate.function() == AggregatePlan.Function.MIN
                || aggregate.function() == AggregatePlan.Function.MAX;
        return extreme && !isMoney(member) ? Form.of(member) : Form.ofAggregate(type, false);
    }

    private static Form keyForm(SortKey key) {
        return isMoney(key.member()) ? Form.DECIMAL : Form.of(key.member());
    }

    private static boolean isMoney(Member member) {
        return member instanceof Member.Column column && column.type() instanceof FieldType.Money;
    }

    private static String name(SortKey key) {
        String path = key.path().stream().map(step -> step.name() + ".").collect(Collectors.joining());
        return path + key.member().name();
    }
}
