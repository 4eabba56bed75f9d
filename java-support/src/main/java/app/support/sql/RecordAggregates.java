package app.support.sql;

import app.support.query.AggregatePlan;
import app.support.query.AggregatePlan.Aggregate;
import app.support.query.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements that compute aggregates. Stateless. */
public final class RecordAggregates {

    private RecordAggregates() {}

    /**
     * A statement whose rows are groups.
     *
     * @param groupColumn where the first key of the group stands, the others behind it
     * @param types of the keys, then of the aggregates, which follow the keys
     */
    public record Query(SqlText sql, int presentColumn, int groupColumn, List<SqlType> types) {
        public Query {
            types = List.copyOf(types);
        }
    }

    /** Up to one group more than an answer holds. */
    public static Query render(AggregatePlan plan) {
        Joins joins = new Joins(plan.rights(), Rows.ALIAS);
        Rows rows = new Rows(joins);
        List<Rows.Key> groups = rows.keys(plan.groupBy());
        List<SqlType> types =
                new ArrayList<>(groups.stream().map(Rows.Key::type).toList());
        SqlText.Builder columns = new SqlText.Builder().add("true AS present");
        for (int i = 0; i < groups.size(); i++) {
            columns.add(", ").add(groups.get(i).expression()).add(" AS g" + i);
        }
        for (int i = 0; i < plan.aggregates().size(); i++) {
            Aggregate aggregate = plan.aggregates().get(i);
            Optional<Rows.Key> operand = aggregate
                    .member()
                    .map(member -> rows.keys(List.of(new SortKey(List.of(), member, false)))
                            .getFirst());
            types.add(type(aggregate, operand));
            columns.add(", ").add(call(aggregate, operand)).add(" AS a" + i);
        }
        // rendered before the joins are written, since it may need some of its own
        Optional<SqlText> matching = rows.matching(plan.entity(), plan.filter(), plan.search());
        SqlText.Builder select = new SqlText.Builder().add("SELECT ").add(columns.build());
        select.add(" FROM " + Tables.entity(plan.rights().model(), plan.entity().name()) + " " + Rows.ALIAS)
                .add(joins.text());
        matching.ifPresent(where -> select.add(" WHERE ").add(where));
        if (!groups.isEmpty()) {
            String places = String.join(", ", numbers(2, groups.size()));
            select.add(" GROUP BY " + places + " ORDER BY " + places);
        }
        select.add(" LIMIT " + (AggregatePlan.GROUPS_MAX + 1));
        return new Query(select.build(), 1, 2, types);
    }

    /** The type of what an aggregate gives. */
    public static SqlType type(Aggregate aggregate, SqlType operand) {
        return switch (aggregate.function()) {
            case COUNT -> SqlType.BIGINT;
            case MIN, MAX -> operand;
            case SUM -> operand == SqlType.DOUBLE ? SqlType.DOUBLE : SqlType.NUMERIC;
            case AVG -> operand == SqlType.DOUBLE ? SqlType.DOUBLE : SqlType.NUMERIC;
        };
    }

    private static SqlType type(Aggregate aggregate, Optional<Rows.Key> operand) {
        return type(aggregate, operand.map(Rows.Key::type).orElse(SqlType.BIGINT));
    }

    private static SqlText call(Aggregate aggregate, Optional<Rows.Key> operand) {
        SqlText value = operand.map(Rows.Key::expression).orElse(SqlText.raw("*"));
        boolean exact = operand.map(Rows.Key::type)
                .filter(type -> type != SqlType.DOUBLE)
                .isPresent();
        return switch (aggregate.function()) {
            case COUNT -> SqlText.raw("count(*)");
            case SUM -> wrapped("sum(", value, exact ? ")::numeric" : ")");
            case AVG -> exact ? wrapped("round(avg(", value, "), 6)") : wrapped("avg(", value, ")");
            case MIN -> wrapped("min(", value, ")");
            case MAX -> wrapped("max(", value, ")");
        };
    }

    private static SqlText wrapped(String open, SqlText value, String close) {
        return new SqlText.Builder().add(open).add(value).add(close).build();
    }

    private static List<String> numbers(int from, int count) {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(Integer.toString(from + i));
        }
        return numbers;
    }
}
