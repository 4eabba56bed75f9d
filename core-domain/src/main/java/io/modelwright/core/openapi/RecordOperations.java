package io.modelwright.core.openapi;

import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.QueryNames;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The operations on the records of one entity, or, where the design is not known, of any. They are told apart by the kinds of
 * schemas alone.
 */
public final class RecordOperations {

    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final int NAMES_MAX = 300;

    /** What every object of JavaScript has: its programs find such members in examples that do not have them. */
    private static final Set<String> OF_EVERY_OBJECT = Set.of(
            "constructor",
            "hasOwnProperty",
            "isPrototypeOf",
            "propertyIsEnumerable",
            "toLocaleString",
            "toString",
            "valueOf");

    /**
     * What the operations speak of.
     *
     * @param idPrefix begins the ids of operations
     * @param noun what is said of one record in summaries
     * @param path parameters of the path, but for the record's id
     */
    public record Subject(
            String idPrefix,
            String noun,
            List<Parameter> path,
            JsonSchema record,
            JsonSchema page,
            JsonSchema groups,
            JsonSchema created,
            JsonSchema patched,
            JsonSchema change,
            Optional<Json> example) {
        public Subject {
            path = List.copyOf(path);
        }
    }

    private final Subject subject;
    private final Optional<QueryNames> names;
    private final UnaryOperator<Operation> each;

    /** @param names of the entity's members; absent where the design is not known */
    public RecordOperations(Subject subject, Optional<QueryNames> names) {
        this(subject, names, operation -> operation);
    }

    /** @param each is done to all operations */
    public RecordOperations(Subject subject, Optional<QueryNames> names, UnaryOperator<Operation> each) {
        this.subject = subject;
        this.names = names;
        this.each = each;
    }

    static RecordOperations of(EntityPlan entity) {
        String name = entity.name();
        return new RecordOperations(
                new Subject(
                        name,
                        name,
                        List.of(),
                        JsonSchema.ref(name),
                        JsonSchema.ref(name + ".page"),
                        JsonSchema.ref(name + ".groups"),
                        JsonSchema.ref(name + ".new"),
                        JsonSchema.ref(name + ".patch"),
                        JsonSchema.ref(name + ".change"),
                        Samples.of(entity).filter(example -> isShown(QueryNames.of(entity)))),
                Optional.of(QueryNames.of(entity)));
    }

    /** All of them at their place. */
    public void addTo(OpenApiDocument document, String collection, String tag) {
        document.operation("GET", collection, tag, list());
        document.operation("POST", collection, tag, create());
        document.operation("GET", collection + "/export", tag, export());
        document.operation("POST", collection + "/import", tag, importing());
        String item = collection + "/{id}";
        addItemTo(document, item, tag);
        document.operation("GET", item + "/history", tag, history());
        document.operation("POST", item + "/restore", tag, restore());
    }

    /** All of them, in an application without jobs: its imports end with their answer. */
    public void addWithoutJobsTo(OpenApiDocument document, String collection, String tag) {
        document.operation("GET", collection, tag, list());
        document.operation("POST", collection, tag, create());
        addItemTo(document, collection + "/{id}", tag);
        document.operation("GET", collection + "/export", tag, export());
        document.operation("POST", collection + "/import", tag, importingAtOnce());
        document.operation("GET", collection + "/{id}/history", tag, history());
        document.operation("POST", collection + "/{id}/restore", tag, restore());
    }

    private void addItemTo(OpenApiDocument document, String item, String tag) {
        document.operation("GET", item, tag, read());
        document.operation("PUT", item, tag, replace());
        document.operation("PATCH", item, tag, patch());
        document.operation("DELETE", item, tag, delete());
    }

    private Operation list() {
        Operation operation = operation("list", "List records of " + subject.noun())
                .described(
                        "A page of records; or, with aggregate or groupBy, what is computed over them, one item a group."
                                + " Aggregates go with filter and q alone.")
                .parameter(filter())
                .parameter(Parameter.commaSeparated(
                        "sort", "The order, a hyphen for falling; nulls come last.", keys("-?"), 8))
                .parameter(Parameter.query(
                        "q", "Words that the record's texts must hold: at most ten.", JsonSchema.string(0, 200)));
        shaped(operation)
                .parameter(Components.limit())
                .parameter(Components.cursor())
                .parameter(Components.count())
                .parameter(Parameter.commaSeparated("aggregate", "What to compute over the records.", calls(), 20))
                .parameter(Parameter.commaSeparated("groupBy", "What to compute it for each of.", keys(""), 8));
        return operation
                .answers(Answer.json(
                        200, "The page, or the groups.", JsonSchema.oneOf(List.of(subject.page(), subject.groups()))))
                .problem(422, "invalid-query");
    }

    private Operation create() {
        JsonSchema many =
                JsonSchema.array(subject.created()).with("minItems", 1).with("maxItems", 1_000);
        JsonSchema items = JsonSchema.object()
                .required("items", JsonSchema.array(subject.record()))
                .build();
        return shaped(operation("create", "Create records of " + subject.noun()))
                .described("Creates the record sent, or all records of the array sent, or none.")
                .body(JsonSchema.oneOf(List.of(subject.created(), many)), List.of(Answer.JSON), subject.example())
                .answers(Answer.json(
                                201,
                                "The record with its ETag and Location; for an array, all of them.",
                                JsonSchema.oneOf(List.of(subject.record(), items)))
                        .with(Headers.ETAG, Headers.LOCATION))
                .problem(404)
                .problem(409);
    }

    private Operation read() {
        return shaped(item("get", "Read a record of " + subject.noun()))
                .described("The cursor is the nextCursor of one of its to-many members, which then begins there.")
                .parameter(Components.cursor())
                .parameter(Components.ifNoneMatch())
                .answers(Answer.json(200, "The record.", subject.record()).with(Headers.ETAG))
                .answers(Answer.empty(304, "It is what is known already.").with(Headers.ETAG))
                .problem(422, "invalid-query");
    }

    private Operation replace() {
        return written(item("replace", "Replace a record of " + subject.noun()))
                .described("What is not sent becomes what it is in a new record.")
                .body(subject.created(), List.of(Answer.JSON), subject.example());
    }

    private Operation patch() {
        return written(item("update", "Change a record of " + subject.noun()))
                .described("RFC 7396: what is not sent stays.")
                .body(
                        subject.patched(),
                        List.of(Answer.JSON, MERGE_PATCH),
                        Optional.<Json>of(Json.object().build())
                                .filter(example ->
                                        names.map(RecordOperations::isShown).orElse(true)));
    }

    private static boolean isShown(QueryNames names) {
        return names.fields().stream().noneMatch(OF_EVERY_OBJECT::contains);
    }

    private Operation written(Operation operation) {
        return shaped(operation)
                .parameter(Components.ifMatch(false))
                .answers(Answer.json(200, "The record as it is now.", subject.record())
                        .with(Headers.ETAG))
                .problem(409)
                .problem(412);
    }

    private Operation delete() {
        return item("delete", "Delete a record of " + subject.noun())
                .parameter(Components.ifMatch(false))
                .answers(Answer.empty(204, "It is gone."))
                .problem(409)
                .problem(412)
                .problem(422, "invalid-query");
    }

    private Operation history() {
        return item("history", "List what happened to a record of " + subject.noun())
                .described("Newest first. Today's rights apply to the past.")
                .parameter(Components.limit())
                .parameter(Components.cursor())
                .answers(Answer.json(200, "The changes.", Components.page(subject.change(), false)))
                .problem(422, "invalid-query");
    }

    private Operation restore() {
        return item("restore", "Restore a record of " + subject.noun() + " to an earlier version")
                .body(CommonSchemas.restore(), List.of(Answer.JSON), Optional.of(CommonSchemas.restoreExample()))
                .answers(Answer.json(200, "The record as it is now.", subject.record()))
                .problem(409);
    }

    private Operation export() {
        return operation("export", "Export records of " + subject.noun())
                .parameter(Parameter.query(
                        "format",
                        "The form of the text.",
                        JsonSchema.words(List.of("csv", "ndjson")).with("default", "ndjson")))
                .parameter(filter())
                .answers(new Answer(
                        200,
                        "The records that the caller may read, as a download.",
                        texts("application/x-ndjson", "text/csv"),
                        List.of()))
                .problem(422, "invalid-query");
    }

    private Operation importing() {
        return importingAtOnce()
                .answers(Answer.json(202, "The job that imports a longer one.", JsonSchema.ref("Job"))
                        .with(Headers.LOCATION));
    }

    private Operation importingAtOnce() {
        return operation("import", "Import records of " + subject.noun())
                .described("A text of lines; those that are refused are reported, the others are kept.")
                .body(
                        texts(
                                "text/csv",
                                "application/csv",
                                "application/x-ndjson",
                                "application/ndjson",
                                "application/jsonl",
                                "application/x-jsonlines"),
                        Optional.empty())
                .answers(Answer.json(200, "What a short text gave.", JsonSchema.ref("ImportReport")))
                .problem(409);
    }

    private static Map<String, JsonSchema> texts(String... types) {
        Map<String, JsonSchema> content = new LinkedHashMap<>();
        Stream.of(types).forEach(type -> content.put(type, JsonSchema.string()));
        return content;
    }

    private Operation operation(String verb, String summary) {
        Operation operation = Operation.of(subject.idPrefix() + "_" + verb, summary);
        subject.path().forEach(operation::parameter);
        return each.apply(operation.problem(404).problem(409, "ambiguous-slug"));
    }

    private Operation item(String verb, String summary) {
        return operation(verb, summary).parameter(Parameter.path("id", "The id of the record.", JsonSchema.uuid()));
    }

    private Operation shaped(Operation operation) {
        operation.parameter(Parameter.commaSeparated(
                "fields", "Which members to show; the id is always shown.", fields(), NAMES_MAX));
        boolean leads = names.map(known -> !known.expandable().isEmpty()).orElse(true);
        return leads
                ? operation.parameter(Parameter.commaSeparated(
                        "expand", "Relations to show records of instead of ids.", expandable(), NAMES_MAX))
                : operation;
    }

    private static Parameter filter() {
        return Parameter.query(
                "filter",
                "A condition in the expression language (CEL), such as version > 1; records match where it is true.",
                JsonSchema.string(0, 16_000));
    }

    private JsonSchema keys(String sign) {
        return names.map(known -> named(sign, known.sortable(), known.paths()))
                .orElseGet(() -> JsonSchema.matching("^" + sign + "[a-z][A-Za-z0-9.]*$"));
    }

    private JsonSchema fields() {
        return names.map(known -> named("", known.fields(), known.expandable()))
                .orElseGet(() -> JsonSchema.matching("^[a-z][A-Za-z0-9.]*$"));
    }

    private JsonSchema expandable() {
        return names.map(known -> named("", known.expandable(), known.expandable()))
                .orElseGet(() -> JsonSchema.matching("^[a-z][A-Za-z0-9.]*$"));
    }

    private JsonSchema calls() {
        return names.map(known -> JsonSchema.words(known.aggregates()))
                .orElseGet(() -> JsonSchema.matching("^(count|(sum|avg|min|max)\\([a-z][A-Za-z0-9]*\\))$"));
    }

    /** These names, or such as go on behind one of those. */
    private static JsonSchema named(String sign, List<String> plain, List<String> leading) {
        List<String> words = new ArrayList<>(plain);
        if (!sign.isEmpty()) {
            plain.forEach(name -> words.add("-" + name));
        }
        JsonSchema choice = JsonSchema.words(words);
        return leading.isEmpty()
                ? choice
                : JsonSchema.anyOf(List.of(
                        choice,
                        JsonSchema.matching("^" + sign + "(" + String.join("|", leading) + ")\\.[A-Za-z0-9.]+$")));
    }
}
