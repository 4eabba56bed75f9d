package io.modelwright.core.records;

import io.modelwright.core.records.AggregatePlan.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What the query parameters of an entity may name, whoever asks: rights take from it.
 *
 * @param fields for {@code fields}
 * @param sortable for {@code sort} and {@code groupBy}
 * @param paths to-one relations that {@code sort} and {@code groupBy} may go through
 * @param expandable for {@code expand}
 * @param aggregates the calls that a query may aggregate by
 */
public record QueryNames(
        List<String> fields,
        List<String> sortable,
        List<String> paths,
        List<String> expandable,
        List<String> aggregates) {

    public QueryNames {
        fields = List.copyOf(fields);
        sortable = List.copyOf(sortable);
        paths = List.copyOf(paths);
        expandable = List.copyOf(expandable);
        aggregates = List.copyOf(aggregates);
    }

    public static QueryNames of(EntityPlan entity) {
        return new QueryNames(
                names(entity, member -> true),
                names(entity, OrderCompiler::isOrdered),
                names(entity, member -> member instanceof Member.ToOne one && !one.targetsUsers()),
                names(entity, SelectionCompiler::isRelation),
                aggregates(entity));
    }

    private static List<String> names(EntityPlan entity, Predicate<Member> fits) {
        return entity.members().values().stream().filter(fits).map(Member::name).toList();
    }

    /** The members that a function can be computed of. */
    public static List<Member> operands(EntityPlan entity, Function function) {
        return entity.members().values().stream()
                .filter(member -> AggregateCompiler.fits(function, member))
                .toList();
    }

    private static List<String> aggregates(EntityPlan entity) {
        List<String> calls = new ArrayList<>(List.of("count"));
        for (Function function : List.of(Function.SUM, Function.AVG, Function.MIN, Function.MAX)) {
            String name = function.name().toLowerCase(Locale.ROOT);
            operands(entity, function).forEach(member -> calls.add(name + "(" + member.name() + ")"));
        }
        return calls;
    }
}
