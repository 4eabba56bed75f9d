package app.support.query;

import app.support.expression.Compilation;
import app.support.expression.Expectation;
import app.support.expression.Expr;
import app.support.expression.Expressions;
import app.support.expression.Fault;
import app.support.json.JsonPointer;
import app.support.model.Entity;
import app.support.model.FieldType;
import app.support.model.Member;
import app.support.model.RecordRights;
import app.support.problem.FieldError;
import app.support.problem.FieldErrors;
import app.support.problem.Problem;
import app.support.problem.Problems;
import app.support.query.AggregatePlan.Aggregate;
import app.support.values.TextForms;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the query parameters of the record routes and compiles them against what the caller may see. What
 * cannot be read ends the request with 400, what means nothing here with 422. A name that
 * the caller does not see in every record is as unknown as one that does not exist. Stateless.
 */
public final class QueryCompiler {

    public static final int LIMIT_DEFAULT = 25;
    public static final int LIMIT_MAX = 500;

    private static final int SEARCH_MAX = 200;
    private static final int TERMS_MAX = 10;
    private static final Set<String> LIST =
            Set.of("filter", "sort", "fields", "expand", "q", "limit", "cursor", "count");
    private static final Set<String> READ = Set.of("fields", "expand", "cursor");
    private static final Set<String> WRITE = Set.of("fields", "expand");
    private static final Set<String> EXPORT = Set.of("filter", "fields");
    private static final Set<String> AGGREGATE = Set.of("filter", "q", "aggregate", "groupBy");

    private QueryCompiler() {}

    /** A list, compiled. */
    public record ListRequest(ReadPlan plan, int limit, boolean count) {}

    /** {@code filter, sort, fields, expand, q, limit, count}; the cursor is for its owner to open. */
    public static ListRequest list(RecordRights rights, Entity entity, QueryParameters parameters) {
        return compile(parameters, LIST, faults -> {
            List<SortKey> order = new OrderCompiler(rights, faults).order(entity, parameters.find("sort"));
            Selection selection = selection(rights, entity, parameters, false, faults);
            ReadPlan plan = new ReadPlan(
                    rights,
                    selection,
                    filter(rights, entity, parameters, faults),
                    search(rights, entity, parameters, faults),
                    order);
            return new ListRequest(plan, limit(parameters, faults), flag(parameters, "count", faults));
        });
    }

    /** {@code fields, expand} of a single record. */
    public static ReadPlan read(RecordRights rights, Entity entity, QueryParameters parameters) {
        return compile(parameters, READ, faults -> single(rights, entity, parameters, faults));
    }

    /** {@code fields, expand} of the answer to a write. */
    public static ReadPlan written(RecordRights rights, Entity entity, QueryParameters parameters) {
        return compile(parameters, WRITE, faults -> single(rights, entity, parameters, faults));
    }

    /** {@code aggregate=count,sum(estimate)&groupBy=status} with {@code filter} and {@code q}. */
    public static AggregatePlan aggregate(RecordRights rights, Entity entity, QueryParameters parameters) {
        return compile(parameters, AGGREGATE, faults -> {
            List<SortKey> groupBy = parameters
                    .find("groupBy")
                    .map(names -> new OrderCompiler(rights, faults)
                            .keys(entity, names, false, JsonPointer.ROOT.member("groupBy")))
                    .orElse(List.of());
            List<Aggregate> aggregates = new AggregateCompiler(rights, faults)
                    .compile(entity, parameters.find("aggregate").orElse("count"));
            return new AggregatePlan(
                    rights,
                    entity,
                    filter(rights, entity, parameters, faults),
                    search(rights, entity, parameters, faults),
                    groupBy,
                    aggregates);
        });
    }

    /** Every record that the filter lets through, with these members; links as plain ids. */
    public static ReadPlan export(RecordRights rights, Entity entity, List<String> names, Optional<String> filter) {
        QueryParameters parameters =
                new QueryParameters(filter.map(text -> Map.of("filter", text, "fields", String.join(",", names)))
                        .orElseGet(() -> Map.of("fields", String.join(",", names))));
        return compile(parameters, EXPORT, faults -> {
            Selection selection = selection(rights, entity, parameters, true, faults);
            return new ReadPlan(
                    rights,
                    selection,
                    filter(rights, entity, parameters, faults),
                    Optional.empty(),
                    List.of(SortKey.BY_ID));
        });
    }

    private static <T> T compile(QueryParameters parameters, Set<String> known, Function<FieldErrors, T> compilation) {
        FieldErrors faults = new FieldErrors();
        for (String name : parameters.values().keySet()) {
            if (!known.contains(name)) {
                faults.add(
                        "unknown-parameter",
                        JsonPointer.ROOT.member(name),
                        "There is no parameter " + OrderCompiler.shown(name) + " here.");
            }
        }
        T result = compilation.apply(faults);
        List<FieldError> found = faults.toList();
        if (found.isEmpty()) {
            return result;
        }
        if (found.stream().anyMatch(error -> error.code().equals("syntax"))) {
            throw Problems.malformed("malformed-query", "The query cannot be read.", found);
        }
        throw Problem.of(422, "invalid-query", "The query means nothing here.")
                .withErrors(found)
                .exception();
    }

    private static ReadPlan single(RecordRights rights, Entity entity, QueryParameters parameters, FieldErrors faults) {
        Selection selection = selection(rights, entity, parameters, true, faults);
        return new ReadPlan(rights, selection, Optional.empty(), Optional.empty(), List.of(SortKey.BY_ID));
    }

    private static Selection selection(
            RecordRights rights, Entity entity, QueryParameters parameters, boolean single, FieldErrors faults) {
        Optional<MemberTree> fields = parameters.find("fields").flatMap(names -> tree("fields", names, faults));
        MemberTree expand = parameters
                .find("expand")
                .filter(names -> !names.isEmpty())
                .flatMap(names -> tree("expand", names, faults))
                .orElse(MemberTree.EMPTY);
        return new SelectionCompiler(rights, faults).compile(entity, fields, expand, single);
    }

    private static Optional<MemberTree> tree(String parameter, String names, FieldErrors faults) {
        Optional<MemberTree> tree = MemberTree.parse(names);
        if (tree.isEmpty()) {
            faults.add(
                    "syntax",
                    JsonPointer.ROOT.member(parameter),
                    "This must be names separated by commas, at most " + MemberTree.DEPTH_MAX + " deep.");
        }
        return tree;
    }

    private static Optional<Expr> filter(
            RecordRights rights, Entity entity, QueryParameters parameters, FieldErrors faults) {
        Optional<String> source = parameters.find("filter").filter(text -> !text.isBlank());
        if (source.isEmpty()) {
            return Optional.empty();
        }
        return switch (Expressions.compile(source.get(), new ReadableScope(rights, entity), Expectation.CONDITION)) {
            case Compilation.Compiled(Expr expr) -> Optional.of(expr);
            case Compilation.Failed(List<Fault> found) -> {
                found.forEach(fault -> faults.add(
                        fault.code().code(),
                        JsonPointer.ROOT.member("filter"),
                        fault.message() + " (at character " + (fault.offset() + 1) + ")"));
                yield Optional.empty();
            }
        };
    }

    private static Optional<Search> search(
            RecordRights rights, Entity entity, QueryParameters parameters, FieldErrors faults) {
        Optional<String> text = parameters.find("q").filter(q -> !q.isBlank());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        List<String> terms = Arrays.stream(text.get().strip().split("\\s+")).toList();
        JsonPointer at = JsonPointer.ROOT.member("q");
        if (text.get().length() > SEARCH_MAX || terms.size() > TERMS_MAX) {
            faults.add(
                    "too-long",
                    at,
                    "This must have at most " + TERMS_MAX + " words and " + SEARCH_MAX + " characters.");
            return Optional.empty();
        }
        if (!TextForms.isStorable(text.get(), at, faults)) {
            return Optional.empty();
        }
        List<Member.Column> members = entity.columns().stream()
                .filter(column -> isText(column.type()) && rights.of(entity).alwaysShows(column))
                .toList();
        return Optional.of(new Search(terms, members));
    }

    private static boolean isText(FieldType type) {
        return type instanceof FieldType.Text
                || type instanceof FieldType.LongText
                || (type instanceof FieldType.FormattedText form && form != FieldType.FormattedText.COLOR);
    }

    private static int limit(QueryParameters parameters, FieldErrors faults) {
        Optional<String> limit = parameters.find("limit");
        if (limit.isEmpty()) {
            return LIMIT_DEFAULT;
        }
        JsonPointer at = JsonPointer.ROOT.member("limit");
        if (!limit.get().matches("[0-9]{1,9}")) {
            faults.add("syntax", at, "This must be a whole number.");
            return LIMIT_DEFAULT;
        }
        int value = Integer.parseInt(limit.get());
        if (value < 1 || value > LIMIT_MAX) {
            faults.outOfRange(at, "from 1 to " + LIMIT_MAX);
        }
        return value;
    }

    private static boolean flag(QueryParameters parameters, String name, FieldErrors faults) {
        String value = parameters.find(name).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            faults.add("syntax", JsonPointer.ROOT.member(name), "This must be true or false.");
        }
        return value.equals("true");
    }
}
