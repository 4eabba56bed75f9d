package io.modelwright.application.records;

import io.modelwright.core.expression.Expr;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.records.Access;
import io.modelwright.core.records.AggregatePlan;
import io.modelwright.core.records.Check;
import io.modelwright.core.records.CompiledRule;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.EntityRights;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.QueryCompiler;
import io.modelwright.core.records.QueryParameters;
import io.modelwright.core.records.ReadPlan;
import io.modelwright.core.records.RecordRights;
import io.modelwright.core.records.Selection;
import io.modelwright.core.records.WritePlan;
import io.modelwright.core.shared.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Plans by what they were compiled from: the rights, the entity, and the words of the request. Bounded; thread-safe. */
final class Plans {

    private static final int KEPT_MAX = 10_000;

    private enum Use {
        LIST,
        READ,
        ANSWER,
        AGGREGATE
    }

    private record QueryKey(Use use, RecordRights rights, EntityPlan entity, QueryParameters parameters) {}

    private record WriteKey(
            WritePlan.Kind kind,
            RecordRights rights,
            EntityPlan entity,
            Set<String> members,
            Set<ElementId> changed,
            Set<ElementId> links) {}

    private final Map<Object, Object> kept = new ConcurrentHashMap<>();

    Outcome<QueryCompiler.ListRequest> list(Call call, QueryParameters parameters) {
        return query(
                Use.LIST,
                QueryCompiler.ListRequest.class,
                call,
                parameters,
                () -> QueryCompiler.list(call.rights(), call.entity(), parameters));
    }

    Outcome<ReadPlan> read(Call call, QueryParameters parameters) {
        return query(
                Use.READ,
                ReadPlan.class,
                call,
                parameters,
                () -> QueryCompiler.read(call.rights(), call.entity(), parameters));
    }

    Outcome<AggregatePlan> aggregate(Call call, QueryParameters parameters) {
        return query(
                Use.AGGREGATE,
                AggregatePlan.class,
                call,
                parameters,
                () -> QueryCompiler.aggregate(call.rights(), call.entity(), parameters));
    }

    /** What is told of a record that was just written: to those who cannot read it afterwards, its id and version. */
    private ReadPlan answer(Call call) {
        Outcome<ReadPlan> answer = query(
                Use.ANSWER,
                ReadPlan.class,
                call,
                QueryParameters.NONE,
                () -> QueryCompiler.written(call.rights(), call.entity(), QueryParameters.NONE)
                        .map(plan -> guarded(plan, call.access(Action.READ))));
        return switch (answer) {
            case Outcome.Done<ReadPlan>(ReadPlan plan) -> plan;
            case Outcome.Refused<ReadPlan> refused ->
                throw new IllegalStateException("no parameters, yet refused: " + refused.refusal());
        };
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
        boolean identifies =
                item.member().name().equals("id") || item.member().name().equals("version");
        if (identifies) {
            return Optional.of(item);
        }
        Access shown = Access.allOf(
                List.of(read, item.shownWhere().<Access>map(Access.Where::new).orElse(Access.Fixed.ALL)));
        Optional<Expr> where = shown.condition();
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

    /** @param members the names of the members that are sent */
    WritePlan create(Call call, Set<String> members, Set<ElementId> links) {
        return write(call, WritePlan.Kind.CREATE, members, Set.of(), links);
    }

    WritePlan update(Call call, Set<String> members, Set<ElementId> changed, Set<ElementId> links) {
        return write(call, WritePlan.Kind.UPDATE, members, changed, links);
    }

    WritePlan delete(Call call) {
        return write(call, WritePlan.Kind.DELETE, Set.of(), Set.of(), Set.of());
    }

    private WritePlan write(
            Call call, WritePlan.Kind kind, Set<String> members, Set<ElementId> changed, Set<ElementId> links) {
        WriteKey key = new WriteKey(kind, call.rights(), call.entity(), members, changed, links);
        WritePlan known = (WritePlan) kept.get(key);
        if (known != null) {
            return known;
        }
        List<Check> checks = checks(call, kind, members, changed, links);
        WritePlan plan = new WritePlan(kind, changed, links, checks, answer(call));
        keep(key, plan);
        return plan;
    }

    private static List<Check> checks(
            Call call, WritePlan.Kind kind, Set<String> members, Set<ElementId> changed, Set<ElementId> links) {
        EntityRights rights = call.rights().of(call.entity());
        List<String> names = members.stream().sorted(Comparator.naturalOrder()).toList();
        List<Check> checks = new ArrayList<>();
        switch (kind) {
            case CREATE ->
                rights.writes(Action.CREATE, names)
                        .condition()
                        .ifPresent(where -> checks.add(new Check.Permitted(where, true)));
            case UPDATE ->
                rights.writes(Action.UPDATE, names).condition().ifPresent(where -> {
                    checks.add(new Check.Permitted(where, false));
                    checks.add(new Check.Permitted(where, true));
                });
            case DELETE ->
                rights.access(Action.DELETE)
                        .condition()
                        .ifPresent(where -> checks.add(new Check.Permitted(where, false)));
        }
        if (kind != WritePlan.Kind.DELETE) {
            call.entity().rules().stream()
                    .filter(CompiledRule::readsRelated)
                    .forEach(rule -> checks.add(new Check.Holds(rule)));
            addReaches(call, kind, changed, links, checks);
        }
        return checks;
    }

    private static void addReaches(
            Call call, WritePlan.Kind kind, Set<ElementId> changed, Set<ElementId> links, List<Check> checks) {
        for (Member.ToOne reference : call.entity().references()) {
            boolean written = kind == WritePlan.Kind.CREATE || changed.contains(reference.id());
            if (written && !call.rights().reach(reference).isAll()) {
                checks.add(new Check.Reaches(reference));
            }
        }
        for (Member.ToMany set : call.entity().linkSets()) {
            if (links.contains(set.id())
                    && !set.relation().targetsUsers()
                    && !call.rights().of(set.target()).access(Action.READ).isAll()) {
                checks.add(new Check.ReachesAll(set));
            }
        }
    }

    private <T> Outcome<T> query(
            Use use, Class<T> type, Call call, QueryParameters parameters, Supplier<Outcome<T>> compile) {
        QueryKey key = new QueryKey(use, call.rights(), call.entity(), parameters);
        Object known = kept.get(key);
        if (known != null) {
            return Outcome.done(type.cast(known));
        }
        return compile.get().map(compiled -> {
            keep(key, compiled);
            return compiled;
        });
    }

    private void keep(Object key, Object value) {
        if (kept.size() >= KEPT_MAX) {
            kept.clear();
        }
        kept.put(key, value);
    }
}
