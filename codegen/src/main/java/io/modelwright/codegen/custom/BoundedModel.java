package io.modelwright.codegen.custom;

import io.modelwright.core.shared.Json;
import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The model as maps and lists, nothing else; who walks through a list asks the bounds at each element. Stateless. */
final class BoundedModel {

    private BoundedModel() {}

    static Map<String, @Nullable Object> of(Json.JsonObject object, Bounds bounds) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        object.members().forEach((name, value) -> map.put(name, value(value, bounds)));
        return Collections.unmodifiableMap(map);
    }

    private static @Nullable Object value(Json json, Bounds bounds) {
        return switch (json) {
            case Json.JsonNull ignored -> null;
            case Json.JsonBoolean(boolean value) -> value;
            // as text: what a template shows of a number is how the design writes it
            case Json.JsonNumber(BigDecimal number) -> number.toPlainString();
            case Json.JsonString(String text) -> text;
            case Json.JsonArray(List<Json> items) ->
                new Items(items.stream().map(item -> value(item, bounds)).toList(), bounds);
            case Json.JsonObject object -> of(object, bounds);
        };
    }

    private static final class Items extends AbstractList<@Nullable Object> {
        private final List<? extends @Nullable Object> items;
        private final Bounds bounds;

        Items(List<? extends @Nullable Object> items, Bounds bounds) {
            this.items = items;
            this.bounds = bounds;
        }

        @Override
        public @Nullable Object get(int index) {
            bounds.step();
            return items.get(index);
        }

        @Override
        public int size() {
            return items.size();
        }
    }
}
