package io.modelwright.core.modeling.plan;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.shared.Json;
import io.modelwright.core.sql.Columns;
import io.modelwright.core.sql.SqlLiterals;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Default values of fields as SQL. */
final class Defaults {

    private Defaults() {}

    /** One literal for each column; empty where the member is no field, has no default, or one that only the application can make. */
    static Optional<List<String>> literals(Design design, ElementId entity, ElementId member) {
        return Names.entity(design, entity).fields().stream()
                .filter(field -> field.id().equals(member))
                .findFirst()
                .flatMap(Defaults::literals);
    }

    private static Optional<List<String>> literals(Field field) {
        if (field.defaultValue().isEmpty()
                || field.type() == FieldType.Plain.SECRET
                || field.type() == FieldType.Plain.JSON) {
            return Optional.empty();
        }
        Json value = field.defaultValue().get();
        List<Columns.Column> columns = Columns.of(field);
        if (value instanceof Json.JsonObject object) {
            return parts(object, columns);
        }
        return columns.size() == 1
                ? text(value).map(text -> List.of(cast(text, columns.getFirst())))
                : Optional.empty();
    }

    /** Money and geoPoint have members of the order of their columns. */
    private static Optional<List<String>> parts(Json.JsonObject object, List<Columns.Column> columns) {
        List<String> names = columns.stream()
                .map(column -> column.name().substring(column.name().lastIndexOf('_') + 1))
                .toList();
        List<String> result = names.stream()
                .flatMap(name -> object.find(name).flatMap(Defaults::text).stream())
                .toList();
        if (result.size() != columns.size()) {
            return Optional.empty();
        }
        return Optional.of(java.util.stream.IntStream.range(0, result.size())
                .mapToObj(i -> cast(result.get(i), columns.get(i)))
                .toList());
    }

    private static Optional<String> text(Json value) {
        return switch (value) {
            case Json.JsonString(String text) ->
                Optional.of(SqlLiterals.text(text).strip());
            case Json.JsonNumber(java.math.BigDecimal number) -> Optional.of("'" + number.toPlainString() + "'");
            case Json.JsonBoolean(boolean flag) -> Optional.of(flag ? "'true'" : "'false'");
            case Json.JsonArray(List<Json> items) -> {
                List<String> texts =
                        items.stream().flatMap(item -> text(item).stream()).toList();
                yield texts.size() == items.size()
                        ? Optional.of("ARRAY[" + texts.stream().collect(Collectors.joining(", ")) + "]")
                        : Optional.empty();
            }
            case Json.JsonObject object -> Optional.empty();
            case Json.JsonNull absent -> Optional.empty();
        };
    }

    private static String cast(String literal, Columns.Column column) {
        return "CAST(" + literal + " AS " + Transitions.castType(column) + ")";
    }
}
