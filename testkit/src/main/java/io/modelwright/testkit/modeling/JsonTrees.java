package io.modelwright.testkit.modeling;

import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Json.JsonArray;
import io.modelwright.core.shared.Json.JsonNull;
import io.modelwright.core.shared.Json.JsonNumber;
import io.modelwright.core.shared.Json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Random JSON: any tree at all, and documents with something in them replaced by any tree. */
public final class JsonTrees {

    /** Keys that design documents have, so that random trees come across them. */
    private static final List<String> KEYS = List.of(
            "timeZone",
            "entities",
            "relations",
            "roles",
            "id",
            "name",
            "displayName",
            "recordLabel",
            "fields",
            "type",
            "required",
            "unique",
            "default",
            "minLength",
            "max",
            "precision",
            "choices",
            "expression",
            "result",
            "rules",
            "message",
            "field",
            "indexes",
            "members",
            "from",
            "to",
            "kind",
            "inverse",
            "onDelete",
            "attributes",
            "permissions",
            "entity",
            "actions",
            "where",
            "hiddenFields",
            "",
            "~/",
            "é");

    private JsonTrees() {}

    /** Trees of moderate size whose texts hold any UTF-16, half surrogates and NUL among it. */
    public static Arbitrary<Json> trees() {
        return trees(4);
    }

    /** The document with the value at a random place (by {@code choices}, level by level) replaced. */
    public static Json replaced(Json document, List<Integer> choices, Json replacement) {
        if (choices.isEmpty()) {
            return replacement;
        }
        List<Integer> rest = choices.subList(1, choices.size());
        return switch (document) {
            case JsonArray(List<Json> items)
            when !items.isEmpty() -> {
                List<Json> changed = new ArrayList<>(items);
                int position = choices.getFirst() % items.size();
                changed.set(position, replaced(items.get(position), rest, replacement));
                yield Json.array(changed);
            }
            case JsonObject(Map<String, Json> members)
            when !members.isEmpty() -> {
                Map<String, Json> changed = new LinkedHashMap<>(members);
                String key = List.copyOf(members.keySet()).get(choices.getFirst() % members.size());
                changed.computeIfPresent(key, (name, value) -> replaced(value, rest, replacement));
                yield new JsonObject(changed);
            }
            default -> replacement;
        };
    }

    private static Arbitrary<Json> trees(int depth) {
        Arbitrary<Json> leaves = leaves();
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<Json> below = Arbitraries.lazy(() -> trees(depth - 1));
        Arbitrary<String> keys = Arbitraries.oneOf(
                Arbitraries.of(KEYS), Arbitraries.strings().all().ofMaxLength(4));
        return Arbitraries.oneOf(
                leaves,
                below.list().ofMaxSize(4).map(Json::array),
                Arbitraries.maps(keys, below).ofMaxSize(6).map(JsonObject::new));
    }

    private static Arbitrary<Json> leaves() {
        return Arbitraries.oneOf(
                Arbitraries.just(JsonNull.NULL),
                Arbitraries.of(true, false).map(Json::of),
                Arbitraries.integers().map(Json::of),
                Arbitraries.of("1e999999999", "-1e-999999999", "0.1", "1E+3", "12345678901234567890123")
                        .map(BigDecimal::new)
                        .map(JsonNumber::new),
                Arbitraries.of(
                                "text",
                                "integer",
                                "choice",
                                "formula",
                                "manyToMany",
                                "task",
                                "@user",
                                "read",
                                "[",
                                "{a",
                                "1 +")
                        .map(Json::of),
                Arbitraries.strings().all().ofMaxLength(8).map(Json::of));
    }
}
