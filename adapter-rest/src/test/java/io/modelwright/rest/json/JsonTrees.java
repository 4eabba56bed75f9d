package io.modelwright.rest.json;

import io.modelwright.core.shared.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary JSON trees that any client may send: no U+0000, no half surrogate pairs, shallow. */
final class JsonTrees {

    private JsonTrees() {}

    static Arbitrary<Json> trees() {
        return Arbitraries.lazyOf(
                JsonTrees::scalars, JsonTrees::scalars, JsonTrees::scalars, JsonTrees::arrays, JsonTrees::objects);
    }

    private static Arbitrary<Json> scalars() {
        return Arbitraries.oneOf(
                Arbitraries.just(Json.JsonNull.NULL),
                Arbitraries.of(true, false).map(Json::of),
                Arbitraries.bigDecimals().map(Json.JsonNumber::new),
                texts().map(Json::of));
    }

    /** Also those that YAML might take for something else. */
    static Arbitrary<String> texts() {
        Arbitrary<String> hostile = Arbitraries.of(
                "",
                "~",
                "null",
                "no",
                "Yes",
                "on",
                "0o14",
                "1e3",
                "-.5",
                "012",
                "0x1F",
                "1_000",
                "12:30:45",
                ".inf",
                "2001-01-01",
                "- a",
                "a: b",
                "#c",
                "&a",
                "*a",
                "!!str",
                "%x",
                "@",
                "`",
                "? ",
                "|",
                ">",
                "\t",
                " a ",
                "a\nb",
                "\u0085",
                "\u2028",
                "\ufeff",
                "😀",
                "\u007f",
                "\"",
                "\\",
                "{",
                "]",
                "---",
                "...",
                "<<",
                "=");
        Arbitrary<String> any = Arbitraries.strings()
                .withCharRange('\u0001', '\ud7ff')
                .withCharRange('\ue000', '\ufffd')
                .ofMaxLength(12);
        return Arbitraries.oneOf(hostile, any);
    }

    private static Arbitrary<Json> arrays() {
        return trees().list().ofMaxSize(4).map(Json::array);
    }

    private static Arbitrary<Json> objects() {
        Arbitrary<Map.Entry<String, Json>> members =
                Combinators.combine(texts(), trees()).as(Map::entry);
        return members.list().ofMaxSize(4).map(entries -> {
            Map<String, Json> object = new LinkedHashMap<>();
            entries.forEach(entry -> object.put(entry.getKey(), entry.getValue()));
            return new Json.JsonObject(object);
        });
    }
}
