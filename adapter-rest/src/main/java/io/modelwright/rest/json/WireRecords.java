package io.modelwright.rest.json;

import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Binds JSON objects to wire records, records that hold what a request may say and nothing else, and gathers every fault:
 * a member that the record does not have, one that it needs and is missing, one of the wrong type. A component is a
 * {@code String}, {@code boolean}, {@code int}, {@code long} or {@code Json}, an {@code Optional} of one of these, or a
 * {@code Set} or {@code Map} of strings; {@code Optional}s, sets and maps may be left out.
 */
public final class WireRecords {

    private WireRecords() {}

    /** The record; a body that does not fit ends the request with 422 and all findings. */
    public static <T extends Record> T bind(Json body, Class<T> type) {
        List<Finding> findings = new ArrayList<>();
        if (!(body instanceof Json.JsonObject(Map<String, Json> members))) {
            findings.add(Finding.error("wrong-type", JsonPointer.ROOT, "Here should be an object."));
            throw refused(findings);
        }
        RecordComponent[] components = type.getRecordComponents();
        Set<String> unknown = new HashSet<>(members.keySet());
        @Nullable Object[] values = new Object[components.length];
        for (int index = 0; index < components.length; index++) {
            String name = name(components[index]);
            unknown.remove(name);
            JsonPointer place = JsonPointer.ROOT.member(name);
            values[index] = component(components[index].getGenericType(), members.get(name), place, findings);
        }
        members.keySet().stream()
                .filter(unknown::contains)
                .forEach(name -> findings.add(
                        Finding.error("unknown-field", JsonPointer.ROOT.member(name), "There is no such field here.")));
        if (!findings.isEmpty()) {
            throw refused(findings);
        }
        return construct(type, components, values);
    }

    /** What a component is called in JSON. */
    public static String name(RecordComponent component) {
        WireName other = component.getAnnotation(WireName.class);
        return other == null ? component.getName() : other.value();
    }

    private static ProblemException refused(List<Finding> findings) {
        return new ProblemException(
                Problem.of(422, "invalid", "The body is not valid.").withFindings(findings));
    }

    private static @Nullable Object component(
            Type type, @Nullable Json value, JsonPointer place, List<Finding> findings) {
        if (type instanceof ParameterizedType generic) {
            boolean absent = value == null || value == Json.JsonNull.NULL;
            return switch (generic.getRawType().getTypeName()) {
                case "java.util.Optional" ->
                    absent
                            ? Optional.empty()
                            : Optional.ofNullable(
                                    component(generic.getActualTypeArguments()[0], value, place, findings));
                case "java.util.Set" -> absent ? Set.of() : strings(value, place, findings);
                case "java.util.Map" -> absent ? Map.of() : stringMap(value, place, findings);
                default -> throw new IllegalStateException("no wire type: " + type);
            };
        }
        if (value == null) {
            findings.add(Finding.error("required", place, "This field is required."));
            return null;
        }
        return scalar(type, value, place, findings);
    }

    private static @Nullable Object scalar(Type type, Json value, JsonPointer place, List<Finding> findings) {
        return switch (type.getTypeName()) {
            case "java.lang.String" ->
                value instanceof Json.JsonString(String text) ? text : wrong("a text", place, findings);
            case "boolean", "java.lang.Boolean" ->
                value instanceof Json.JsonBoolean(boolean truth) ? truth : wrong("true or false", place, findings);
            case "int", "java.lang.Integer" -> integer(value, place, findings);
            case "long", "java.lang.Long" -> longInteger(value, place, findings);
            case "io.modelwright.core.shared.Json" -> value;
            default -> throw new IllegalStateException("no wire type: " + type);
        };
    }

    private static @Nullable Object integer(Json value, JsonPointer place, List<Finding> findings) {
        Object number = longInteger(value, place, findings);
        if (number instanceof Long large && large.intValue() != large) {
            return wrong("a whole number of 32 bits", place, findings);
        }
        return number instanceof Long whole ? (Object) whole.intValue() : null;
    }

    private static @Nullable Object longInteger(Json value, JsonPointer place, List<Finding> findings) {
        if (value instanceof Json.JsonNumber(var number)) {
            try {
                return number.longValueExact();
            } catch (ArithmeticException notWhole) {
                return wrong("a whole number", place, findings);
            }
        }
        return wrong("a whole number", place, findings);
    }

    private static @Nullable Set<String> strings(@Nullable Json value, JsonPointer place, List<Finding> findings) {
        if (!(value instanceof Json.JsonArray(List<Json> items))) {
            wrong("a list of texts", place, findings);
            return null;
        }
        Set<String> texts = new HashSet<>();
        for (int index = 0; index < items.size(); index++) {
            if (items.get(index) instanceof Json.JsonString(String text)) {
                texts.add(text);
            } else {
                wrong("a text", place.item(index), findings);
            }
        }
        return texts;
    }

    private static @Nullable Map<String, String> stringMap(
            @Nullable Json value, JsonPointer place, List<Finding> findings) {
        if (!(value instanceof Json.JsonObject(Map<String, Json> members))) {
            wrong("an object of texts", place, findings);
            return null;
        }
        Map<String, String> texts = new LinkedHashMap<>();
        members.forEach((name, member) -> {
            if (member instanceof Json.JsonString(String text)) {
                texts.put(name, text);
            } else {
                wrong("a text", place.member(name), findings);
            }
        });
        return texts;
    }

    private static @Nullable Object wrong(String expected, JsonPointer place, List<Finding> findings) {
        findings.add(Finding.error("wrong-type", place, "Here should be " + expected + "."));
        return null;
    }

    private static <T extends Record> T construct(
            Class<T> type, RecordComponent[] components, @Nullable Object[] values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException failure) {
            throw new IllegalStateException("a wire record refuses its values: " + type, failure.getCause());
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("a wire record must be public: " + type, failure);
        }
    }
}
