package app.support.sql;

import app.support.expression.Component;
import app.support.expression.Expr;
import app.support.model.Access;
import app.support.model.Action;
import app.support.model.Entity;
import app.support.model.FieldType;
import app.support.model.Member;
import app.support.model.RecordRights;
import app.support.model.RowCondition;
import app.support.query.Search;
import app.support.query.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which rows of an entity, and in which order: conditions over the alias {@code e}. Not for use by several threads. */
final class Rows {

    static final String ALIAS = "e";

    /** A key of an order as SQL. */
    record Key(SqlText expression, SqlType type, boolean descending, boolean nullable) {}

    private final Joins joins;

    Rows(Joins joins) {
        this.joins = joins;
    }

    /** What is not readable, filtered away or not found by the search is left out; empty where every row counts. */
    Optional<SqlText> matching(Entity entity, Optional<Expr> filter, Optional<Search> search) {
        List<SqlText> conditions = new ArrayList<>();
        readable(joins.rights(), entity, ALIAS).ifPresent(conditions::add);
        filter.ifPresent(condition -> conditions.add(ExpressionSql.renderFilter(condition, joins)));
        search.ifPresent(text -> conditions.add(searching(text)));
        return conjunction(conditions);
    }

    static Optional<SqlText> readable(RecordRights rights, Entity entity, String alias) {
        return switch (rights.of(entity).access(Action.READ)) {
            case Access.Fixed.ALL -> Optional.empty();
            case Access.Fixed.NONE -> Optional.of(SqlText.raw("false"));
            case Access.Where(RowCondition condition) -> Optional.of(condition.render(alias));
        };
    }

    static Optional<SqlText> conjunction(List<SqlText> conditions) {
        if (conditions.isEmpty()) {
            return Optional.empty();
        }
        SqlText.Builder all = new SqlText.Builder();
        for (int i = 0; i < conditions.size(); i++) {
            all.add(i == 0 ? "(" : " AND (").add(conditions.get(i)).add(")");
        }
        return Optional.of(all.build());
    }

    private static SqlText searching(Search search) {
        if (search.members().isEmpty()) {
            return SqlText.raw("false");
        }
        SqlText.Builder text = new SqlText.Builder();
        for (int i = 0; i < search.terms().size(); i++) {
            text.add(i == 0 ? "(" : " AND (");
            String pattern = "%" + search.terms().get(i).replaceAll("([\\\\%_])", "\\\\$1") + "%";
            for (int j = 0; j < search.members().size(); j++) {
                String column = Tables.column(search.members().get(j).field(), Component.WHOLE);
                text.add((j == 0 ? "" : " OR ") + ALIAS + "." + column + " COLLATE \"default\" ILIKE ")
                        .bind(new Parameter(SqlType.TEXT, pattern));
            }
            text.add(")");
        }
        return text.build();
    }

    List<Key> keys(List<SortKey> order) {
        return order.stream().map(this::key).toList();
    }

    private Key key(SortKey key) {
        String alias = ALIAS;
        for (Member.ToOne step : key.path()) {
            alias = joins.follow(alias, step);
        }
        boolean own = key.path().isEmpty();
        return switch (key.member()) {
            case Member.OfSystem system ->
                new Key(
                        SqlText.raw(alias + "." + Tables.system(system.field())),
                        Tables.type(system.field()),
                        key.descending(),
                        !own);
            case Member.Column column -> {
                boolean always = column.field().required() || column.type() == FieldType.Plain.AUTO_NUMBER;
                yield new Key(
                        SqlText.raw(alias + "." + Tables.column(column.field(), Component.WHOLE)),
                        Tables.types(column.type()).getFirst(),
                        key.descending(),
                        !own || !always);
            }
            case Member.Computed computed -> {
                SqlType type = Tables.type(computed.result());
                SqlText.Builder expression = new SqlText.Builder()
                        .add("(")
                        .add(ExpressionSql.render(computed.expression(), joins.startingAt(alias)))
                        .add(type == SqlType.TEXT ? " COLLATE \"C\")" : ")");
                yield new Key(expression.build(), type, key.descending(), true);
            }
            case Member.ToOne one ->
                new Key(
                        SqlText.raw(joins.reference(alias, one)),
                        SqlType.UUID,
                        key.descending(),
                        !own
                                || !one.relation().required()
                                || !joins.rights().reach(one).isAll());
            case Member.ToMany many -> throw new IllegalArgumentException("no order: " + many.name());
        };
    }

    static SqlText ordering(List<Key> keys) {
        SqlText.Builder order = new SqlText.Builder();
        for (int i = 0; i < keys.size(); i++) {
            Key key = keys.get(i);
            order.add(i == 0 ? " ORDER BY " : ", ").add(key.expression());
            // ascending puts NULL last by itself; said of a column without NULL it would only keep an index from
            // serving
            order.add(key.descending() ? (key.nullable() ? " DESC NULLS LAST" : " DESC") : "");
        }
        return order.build();
    }

    /**
     * The rows behind the one with those keys.
     *
     * @param absent for each key whether its value is absent
     */
    static SqlText behind(List<Key> keys, List<Boolean> absent) {
        boolean plain = keys.stream().noneMatch(Key::nullable)
                && keys.stream().map(Key::descending).distinct().count() == 1;
        return plain ? rowComparison(keys) : behind(keys, absent, 0);
    }

    private static SqlText rowComparison(List<Key> keys) {
        SqlText.Builder left = new SqlText.Builder();
        SqlText.Builder right = new SqlText.Builder();
        for (int i = 0; i < keys.size(); i++) {
            left.add(i == 0 ? "(" : ", ").add(keys.get(i).expression());
            right.add(i == 0 ? "(" : ", ").bind(after(keys, i));
        }
        return left.add(keys.getFirst().descending() ? ") < " : ") > ")
                .add(right.add(")").build())
                .build();
    }

    private static SqlText behind(List<Key> keys, List<Boolean> absent, int i) {
        Key key = keys.get(i);
        SqlText.Builder text = new SqlText.Builder();
        boolean last = i == keys.size() - 1;
        if (absent.get(i)) {
            // absent values come last: behind them are only those that tie
            return last
                    ? SqlText.raw("false")
                    : text.add(key.expression())
                            .add(" IS NULL AND (")
                            .add(behind(keys, absent, i + 1))
                            .add(")")
                            .build();
        }
        text.add(key.expression()).add(key.descending() ? " < " : " > ").bind(after(keys, i));
        if (key.nullable()) {
            text.add(" OR ").add(key.expression()).add(" IS NULL");
        }
        if (!last) {
            text.add(" OR (").add(key.expression()).add(" = ").bind(after(keys, i));
            text.add(" AND (").add(behind(keys, absent, i + 1)).add("))");
        }
        return text.build();
    }

    private static Parameter after(List<Key> keys, int i) {
        return Parameter.slot(keys.get(i).type(), Slots.after(i));
    }
}
