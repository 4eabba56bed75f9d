package io.modelwright.core.shared;

import io.modelwright.core.shared.Json.JsonArray;
import io.modelwright.core.shared.Json.JsonNumber;
import io.modelwright.core.shared.Json.JsonObject;
import io.modelwright.core.shared.Json.JsonString;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON Patch (RFC 6902): a list of operations on a document, applied all or not at all. Pure. {@link #parse} refuses what is no
 * patch as {@code Malformed}; {@link #apply} refuses an operation whose place is not there as {@code Invalid}, a failed
 * {@code test} as {@code Conflict}.
 */
public final class JsonPatch {

    public static final int OPERATIONS_MAX = 1_000;

    /** Values of the patched document, counted where a {@code copy} could multiply them. */
    private static final int VALUES_MAX = 200_000;

    /** One operation with its number in the patch. */
    private sealed interface Operation {
        int number();

        record Add(int number, JsonPointer path, Json value) implements Operation {}

        record Remove(int number, JsonPointer path) implements Operation {}

        record Replace(int number, JsonPointer path, Json value) implements Operation {}

        record Move(int number, JsonPointer from, JsonPointer path) implements Operation {}

        record Copy(int number, JsonPointer from, JsonPointer path) implements Operation {}

        record Test(int number, JsonPointer path, Json value) implements Operation {}
    }

    private final List<Operation> operations;

    private JsonPatch(List<Operation> operations) {
        this.operations = List.copyOf(operations);
    }

    /** Reads a patch. Members of an operation that the RFC does not name are ignored, as it asks. */
    public static Outcome<JsonPatch> parse(Json patch) {
        if (!(patch instanceof JsonArray(List<Json> items))) {
            return malformed(JsonPointer.ROOT, "A JSON Patch is a list of operations.");
        }
        if (items.size() > OPERATIONS_MAX) {
            return malformed(JsonPointer.ROOT, "A patch has " + OPERATIONS_MAX + " operations at most.");
        }
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            switch (operation(i, items.get(i))) {
                case Outcome.Done<Operation>(Operation operation) -> operations.add(operation);
                case Outcome.Refused<Operation>(Refusal refusal) -> {
                    return Outcome.refused(refusal);
                }
            }
        }
        return Outcome.done(new JsonPatch(operations));
    }

    /** The document after all operations. */
    public Outcome<Json> apply(Json document) {
        Outcome<Json> result = Outcome.done(document);
        for (Operation operation : operations) {
            result = result.flatMap(current -> apply(operation, current));
        }
        return result;
    }

    private static Outcome<Operation> operation(int number, Json json) {
        JsonPointer place = JsonPointer.ROOT.item(number);
        if (!(json instanceof JsonObject object)) {
            return malformed(place, "An operation is an object.");
        }
        String keyword = text(object, "op").orElse("");
        Optional<JsonPointer> path = text(object, "path").flatMap(JsonPointer::parse);
        Optional<JsonPointer> from = text(object, "from").flatMap(JsonPointer::parse);
        Optional<Json> value = object.find("value");
        if (path.isEmpty()) {
            return malformed(place.member("path"), "A JSON Pointer is expected here.");
        }
        boolean takesValue = keyword.equals("add") || keyword.equals("replace") || keyword.equals("test");
        if (takesValue && value.isEmpty()) {
            return malformed(place.member("value"), "This operation has a value.");
        }
        boolean takesFrom = keyword.equals("move") || keyword.equals("copy");
        if (takesFrom && from.isEmpty()) {
            return malformed(place.member("from"), "A JSON Pointer is expected here.");
        }
        return switch (keyword) {
            case "add" -> Outcome.done(new Operation.Add(number, path.get(), value.orElseThrow()));
            case "remove" -> Outcome.done(new Operation.Remove(number, path.get()));
            case "replace" -> Outcome.done(new Operation.Replace(number, path.get(), value.orElseThrow()));
            case "test" -> Outcome.done(new Operation.Test(number, path.get(), value.orElseThrow()));
            case "move" -> Outcome.done(new Operation.Move(number, from.orElseThrow(), path.get()));
            case "copy" -> Outcome.done(new Operation.Copy(number, from.orElseThrow(), path.get()));
            default -> malformed(place.member("op"), "Expected add, remove, replace, move, copy or test here.");
        };
    }

    private static Outcome<Json> apply(Operation operation, Json document) {
        JsonPointer place = JsonPointer.ROOT.item(operation.number()).member("path");
        JsonPointer source = JsonPointer.ROOT.item(operation.number()).member("from");
        return switch (operation) {
            case Operation.Add(int number, JsonPointer path, Json value) ->
                found(JsonTree.add(document, path.tokens(), value), place);
            case Operation.Remove(int number, JsonPointer path) ->
                found(JsonTree.remove(document, path.tokens()), place);
            case Operation.Replace(int number, JsonPointer path, Json value) ->
                found(JsonTree.replace(document, path.tokens(), value), place);
            case Operation.Test(int number, JsonPointer path, Json value) ->
                found(JsonTree.find(document, path.tokens()), place)
                        .flatMap(actual -> isSame(actual, value) ? Outcome.done(document) : failed(path));
            case Operation.Copy(int number, JsonPointer from, JsonPointer path) ->
                found(JsonTree.find(document, from.tokens()), source)
                        .flatMap(value -> found(JsonTree.add(document, path.tokens(), value), place))
                        .flatMap(copied -> isWithinBounds(copied) ? Outcome.done(copied) : tooLarge(place));
            case Operation.Move move -> move(move, document, place, source);
        };
    }

    private static Outcome<Json> move(Operation.Move move, Json document, JsonPointer place, JsonPointer source) {
        if (move.path().value().startsWith(move.from().value() + "/")) {
            return invalid(place, "Nothing can be moved into itself.");
        }
        return found(JsonTree.find(document, move.from().tokens()), source)
                .flatMap(value -> found(JsonTree.remove(document, move.from().tokens()), source)
                        .flatMap(rest -> found(JsonTree.add(rest, move.path().tokens(), value), place)));
    }

    /** Whether two values are the same as the RFC means it: numbers by their value, objects in whatever order. */
    private static boolean isSame(Json one, Json other) {
        if (one instanceof JsonNumber(BigDecimal a) && other instanceof JsonNumber(BigDecimal b)) {
            return a.compareTo(b) == 0;
        }
        if (one instanceof JsonArray(List<Json> a) && other instanceof JsonArray(List<Json> b)) {
            boolean same = a.size() == b.size();
            for (int i = 0; same && i < a.size(); i++) {
                same = isSame(a.get(i), b.get(i));
            }
            return same;
        }
        if (one instanceof JsonObject(Map<String, Json> a) && other instanceof JsonObject(Map<String, Json> b)) {
            return a.keySet().equals(b.keySet())
                    && a.entrySet().stream()
                            .allMatch(member -> Optional.ofNullable(b.get(member.getKey()))
                                    .filter(value -> isSame(member.getValue(), value))
                                    .isPresent());
        }
        return one.equals(other);
    }

    private static boolean isWithinBounds(Json document) {
        return JsonTree.count(document, VALUES_MAX) <= VALUES_MAX;
    }

    private static Optional<String> text(JsonObject object, String key) {
        return object.find(key).filter(JsonString.class::isInstance).map(value -> ((JsonString) value).value());
    }

    private static Outcome<Json> found(Optional<Json> result, JsonPointer place) {
        return result.map(Outcome::done)
                .orElseGet(() -> invalid(place, "The document has no such place at this point of the patch."));
    }

    private static Outcome<Json> tooLarge(JsonPointer place) {
        return invalid(place, "The document would have more than " + VALUES_MAX + " values.");
    }

    private static Outcome<Json> failed(JsonPointer path) {
        return Outcome.refused(new Refusal.Conflict(
                "patch-test-failed",
                "A test of the patch failed: another value stands at \"" + path + "\".",
                Map.of("path", Json.of(path.value()))));
    }

    private static Outcome<Json> invalid(JsonPointer place, String message) {
        return Outcome.refused(new Refusal.Invalid(
                "patch-inapplicable",
                "The patch does not fit the document.",
                List.of(Finding.error("patch-inapplicable", place, message))));
    }

    private static <T> Outcome<T> malformed(JsonPointer place, String message) {
        return Outcome.refused(new Refusal.Malformed(
                "malformed-patch",
                "This is no JSON Patch.",
                List.of(Finding.error("malformed-patch", place, message))));
    }
}
