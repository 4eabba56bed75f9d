package io.modelwright.core.expression;

import io.modelwright.core.modeling.Choice;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.FieldType.FormulaResult;
import io.modelwright.core.modeling.Labels;
import io.modelwright.core.modeling.Relation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A design with a field of every type, and records of it as maps from the source of a path to its value. */
final class Samples {

    static final UUID ALICE = UUID.fromString("0190a000-0000-7000-8000-000000000001");
    static final UUID PROJECT = UUID.fromString("0190a000-0000-7000-8000-000000000002");

    private static final FieldType TEXT =
            new FieldType.Text(OptionalInt.empty(), OptionalInt.empty(), Optional.empty());

    static final Design DESIGN = new Design(
            ZoneId.of("UTC"),
            List.of(
                    entity(
                            "task",
                            field("title", TEXT),
                            field("note", new FieldType.LongText(OptionalInt.empty())),
                            field("status", new FieldType.SingleChoice(choices("todo", "doing", "done"))),
                            field("tags", new FieldType.MultiChoice(choices("red", "blue"))),
                            field("done", FieldType.Plain.BOOLEAN),
                            field("priority", new FieldType.IntegerNumber(Optional.empty(), Optional.empty())),
                            field("count", new FieldType.LongNumber(Optional.empty(), Optional.empty())),
                            field("estimate", new FieldType.DecimalNumber(30, 10, Optional.empty(), Optional.empty())),
                            field("ratio", new FieldType.FloatNumber(Optional.empty(), Optional.empty())),
                            field("price", new FieldType.Money(Optional.empty())),
                            field("place", FieldType.Plain.GEO_POINT),
                            field("due", FieldType.Plain.DATE),
                            field("at", FieldType.Plain.TIME),
                            field("moment", FieldType.Plain.DATE_TIME),
                            field("effort", FieldType.Plain.DURATION),
                            field("token", FieldType.Plain.UUID),
                            field("meta", FieldType.Plain.JSON),
                            field("user", TEXT),
                            formula("overdue", "!done && due != null && due < today()", FormulaResult.BOOLEAN),
                            formula("late", "overdue && project.open", FormulaResult.BOOLEAN),
                            formula("selfish", "selfish + 1", FormulaResult.LONG),
                            formula("cyclic", "parent.cyclic + 1", FormulaResult.LONG),
                            formula("broken", "title +", FormulaResult.TEXT),
                            formula("mistyped", "title", FormulaResult.LONG),
                            formula("exact", "priority", FormulaResult.DECIMAL),
                            formula("grow0", "count + count + count + count", FormulaResult.LONG),
                            formula("grow1", "grow0 + grow0 + grow0 + grow0", FormulaResult.LONG),
                            formula("grow2", "grow1 + grow1 + grow1 + grow1", FormulaResult.LONG),
                            formula("grow3", "grow2 + grow2 + grow2 + grow2", FormulaResult.LONG),
                            formula("grow4", "grow3 + grow3 + grow3 + grow3", FormulaResult.LONG)),
                    entity(
                            "project",
                            field("name", TEXT),
                            field("active", FieldType.Plain.BOOLEAN),
                            formula("open", "active && name != \"\"", FormulaResult.BOOLEAN))),
            List.of(
                    relation("task", "project", Relation.Kind.MANY_TO_ONE, "project", "tasks"),
                    relation("task", "parent", Relation.Kind.MANY_TO_ONE, "task", "children"),
                    relation("task", "owner", Relation.Kind.MANY_TO_ONE, Relation.USER, null),
                    relation("task", "labels", Relation.Kind.MANY_TO_MANY, "project", null)),
            List.of());

    static final Scope TASK = DesignScope.of(DESIGN, DESIGN.findEntity("task").orElseThrow());

    private Samples() {}

    private static Entity entity(String name, Field... fields) {
        return new Entity(
                id(name), name, Labels.NONE, Optional.empty(), List.of(fields), List.of(), List.of(), List.of());
    }

    private static Field field(String name, FieldType type) {
        return new Field(id(name), name, Labels.NONE, type, false, false, Optional.empty());
    }

    private static Field formula(String name, String expression, FormulaResult result) {
        return field(name, new FieldType.Formula(expression, result));
    }

    private static List<Choice> choices(String... names) {
        return List.of(names).stream()
                .map(name -> new Choice(id(name), name, Optional.empty(), Optional.empty()))
                .toList();
    }

    private static Relation relation(
            String from, String name, Relation.Kind kind, String to, @Nullable String inverse) {
        return new Relation(
                id(from + name),
                from,
                name,
                Labels.NONE,
                kind,
                to,
                Optional.ofNullable(inverse),
                false,
                Relation.OnDelete.RESTRICT);
    }

    private static ElementId id(String name) {
        return new ElementId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    /** The path as one would write it. */
    static String source(Expr.Path path) {
        StringBuilder result = new StringBuilder();
        path.relations().forEach(relation -> result.append(relation.name()).append('.'));
        switch (path.leaf()) {
            case Leaf.Link(Relation relation) -> result.append(relation.name());
            case Leaf.OfSystem(SystemField field) -> result.append(field.member());
            case Leaf.Stored(Field field, Component part) -> {
                result.append(field.name());
                switch (part) {
                    case WHOLE -> {}
                    case AMOUNT -> result.append(".amount");
                    case CURRENCY -> result.append(".currency");
                    case LATITUDE -> result.append(".lat");
                    case LONGITUDE -> result.append(".lon");
                }
            }
        }
        return result.toString();
    }

    /** A record and a request: Alice asks on 2027-01-31 at noon. */
    static Environment record(Object... namesAndValues) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Environment() {
            @Override
            public @Nullable Object value(Expr.Path path) {
                return values.get(source(path));
            }

            @Override
            public UUID user() {
                return ALICE;
            }

            @Override
            public Instant now() {
                return Instant.parse("2027-01-31T12:00:00Z");
            }

            @Override
            public LocalDate today() {
                return LocalDate.of(2027, 1, 31);
            }
        };
    }
}
