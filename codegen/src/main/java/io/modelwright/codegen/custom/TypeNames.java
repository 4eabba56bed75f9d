package io.modelwright.codegen.custom;

import java.util.List;
import java.util.Map;

/** What the types of fields are called elsewhere; helpers are called so. */
enum TypeNames {
    SQL("sqlType", Map.of()),
    JAVA(
            "javaType",
            Map.ofEntries(
                    Map.entry("integer", "Integer"),
                    Map.entry("long", "Long"),
                    Map.entry("autoNumber", "Long"),
                    Map.entry("decimal", "BigDecimal"),
                    Map.entry("float", "Double"),
                    Map.entry("boolean", "Boolean"),
                    Map.entry("date", "LocalDate"),
                    Map.entry("time", "LocalTime"),
                    Map.entry("dateTime", "Instant"),
                    Map.entry("duration", "Duration"),
                    Map.entry("uuid", "UUID"),
                    Map.entry("file", "UUID"),
                    Map.entry("image", "UUID"),
                    Map.entry("multiChoice", "List<String>"),
                    Map.entry("money", "Money"),
                    Map.entry("geoPoint", "GeoPoint"),
                    Map.entry("json", "Object"))),
    KOTLIN(
            "kotlinType",
            Map.ofEntries(
                    Map.entry("integer", "Int"),
                    Map.entry("long", "Long"),
                    Map.entry("autoNumber", "Long"),
                    Map.entry("decimal", "BigDecimal"),
                    Map.entry("float", "Double"),
                    Map.entry("boolean", "Boolean"),
                    Map.entry("date", "LocalDate"),
                    Map.entry("time", "LocalTime"),
                    Map.entry("dateTime", "Instant"),
                    Map.entry("duration", "Duration"),
                    Map.entry("uuid", "UUID"),
                    Map.entry("file", "UUID"),
                    Map.entry("image", "UUID"),
                    Map.entry("multiChoice", "List<String>"),
                    Map.entry("money", "Money"),
                    Map.entry("geoPoint", "GeoPoint"),
                    Map.entry("json", "Any"))),
    TYPESCRIPT(
            "typescriptType",
            Map.ofEntries(
                    Map.entry("integer", "number"),
                    Map.entry("float", "number"),
                    Map.entry("boolean", "boolean"),
                    Map.entry("multiChoice", "string[]"),
                    Map.entry("money", "{ amount: string; currency: string }"),
                    Map.entry("geoPoint", "{ lat: number; lon: number }"),
                    Map.entry("json", "unknown"))),
    JSON_SCHEMA(
            "jsonType",
            Map.ofEntries(
                    Map.entry("integer", "integer"),
                    Map.entry("float", "number"),
                    Map.entry("boolean", "boolean"),
                    Map.entry("multiChoice", "array"),
                    Map.entry("money", "object"),
                    Map.entry("geoPoint", "object"),
                    Map.entry("json", "object")));

    private final String helper;

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<String, String> names;

    TypeNames(String helper, Map<String, String> names) {
        this.helper = helper;
        this.names = names;
    }

    String helper() {
        return helper;
    }

    /** The name for a field of the model; texts of all kinds where no other name is given. */
    String of(Map<?, ?> field) {
        if (this == SQL) {
            return columnType(field);
        }
        Object computed = field.get("result");
        String type = computed instanceof String result ? result : Dialect.string(field.get("type"));
        return names.getOrDefault(type, this == TYPESCRIPT || this == JSON_SCHEMA ? "string" : "String");
    }

    private static String columnType(Map<?, ?> field) {
        return field.get("columns") instanceof List<?> columns
                        && !columns.isEmpty()
                        && columns.getFirst() instanceof Map<?, ?> column
                ? Dialect.string(column.get("type"))
                : "";
    }
}
