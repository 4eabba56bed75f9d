package io.modelwright.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.modelwright.core.modeling.FieldType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

/** The Java types of values, and the methods of the row reader and writer that go with them. Stateless. */
final class JavaTypes {

    static final ClassName STRING = ClassName.get(String.class);
    static final ClassName UUID_TYPE = ClassName.get(UUID.class);
    static final TypeName TEXTS = ParameterizedTypeName.get(ClassName.get(List.class), STRING);
    static final TypeName UUIDS = ParameterizedTypeName.get(ClassName.get(List.class), UUID_TYPE);
    static final ClassName JSON_NODE = ClassName.get("com.fasterxml.jackson.databind", "JsonNode");
    static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");

    private JavaTypes() {}

    /**
     * How a value is held.
     *
     * @param accessor the method of {@code RowReader} and {@code RowWriter}
     * @param sql the types of its columns
     */
    record Form(TypeName type, String accessor, List<String> sql) {}

    static Form of(FieldType type, AppSymbols names) {
        return switch (type) {
            case FieldType.Text text -> TEXT;
            case FieldType.LongText text -> TEXT;
            case FieldType.FormattedText text -> TEXT;
            case FieldType.SingleChoice choice -> TEXT;
            case FieldType.MultiChoice choice -> new Form(TEXTS, "texts", List.of("text[]"));
            case FieldType.IntegerNumber number -> form(Integer.class, "integer", "integer");
            case FieldType.LongNumber number -> form(Long.class, "bigint", "bigint");
            case FieldType.DecimalNumber number -> form(BigDecimal.class, "decimal", "numeric");
            case FieldType.FloatNumber number -> form(Double.class, "real", "double precision");
            case FieldType.Money money ->
                new Form(names.support("values", "MoneyValue"), "money", List.of("numeric", "text"));
            case FieldType.Formula formula -> throw new IllegalArgumentException("a formula is not stored");
            case FieldType.Plain plain ->
                switch (plain) {
                    case BOOLEAN -> form(Boolean.class, "bool", "boolean");
                    case DATE -> form(LocalDate.class, "date", "date");
                    case TIME -> form(LocalTime.class, "time", "time");
                    case DATE_TIME -> form(Instant.class, "instant", "timestamptz");
                    case DURATION -> form(Duration.class, "duration", "interval");
                    case UUID, FILE, IMAGE -> REFERENCE;
                    case JSON -> new Form(JSON_NODE, "json", List.of("jsonb"));
                    case SECRET -> TEXT;
                    case AUTO_NUMBER -> form(Long.class, "bigint", "bigint");
                    case GEO_POINT ->
                        new Form(
                                names.support("values", "GeoPointValue"),
                                "geoPoint",
                                List.of("double precision", "double precision"));
                };
        };
    }

    static final Form TEXT = form(String.class, "text", "text");
    static final Form REFERENCE = form(UUID.class, "uuid", "uuid");
    static final Form BIGINT = form(Long.class, "bigint", "bigint");
    static final Form INSTANT = form(Instant.class, "instant", "timestamptz");

    private static Form form(Class<?> type, String accessor, String sql) {
        return new Form(ClassName.get(type), accessor, List.of(sql));
    }
}
