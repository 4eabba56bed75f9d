package io.modelwright.testkit.expression;

import io.modelwright.core.expression.Component;
import io.modelwright.core.expression.DesignScope;
import io.modelwright.core.expression.Expr;
import io.modelwright.core.expression.Leaf;
import io.modelwright.core.expression.Scope;
import io.modelwright.core.expression.SystemField;
import io.modelwright.core.modeling.Choice;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.FieldType.FormulaResult;
import io.modelwright.core.modeling.Labels;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.sql.PhysicalNames;
import io.modelwright.core.sql.SqlText;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;

/** One entity with two fields of every type, a relation to itself and one to people. */
public final class Sample {

    private static final FieldType TEXT =
            new FieldType.Text(OptionalInt.empty(), OptionalInt.empty(), Optional.empty());

    private static final List<Field> FIELDS = List.of(
            field("text1", TEXT),
            field("text2", TEXT),
            field("status", new FieldType.SingleChoice(choices("todo", "doing", "done"))),
            field("tags", new FieldType.MultiChoice(choices("red", "blue"))),
            field("small", new FieldType.IntegerNumber(Optional.empty(), Optional.empty())),
            field("large", new FieldType.LongNumber(Optional.empty(), Optional.empty())),
            field("dec1", new FieldType.DecimalNumber(60, 25, Optional.empty(), Optional.empty())),
            field("dec2", new FieldType.DecimalNumber(10, 2, Optional.empty(), Optional.empty())),
            field("float1", new FieldType.FloatNumber(Optional.empty(), Optional.empty())),
            field("float2", new FieldType.FloatNumber(Optional.empty(), Optional.empty())),
            field("flag1", FieldType.Plain.BOOLEAN),
            field("flag2", FieldType.Plain.BOOLEAN),
            field("day1", FieldType.Plain.DATE),
            field("day2", FieldType.Plain.DATE),
            field("time1", FieldType.Plain.TIME),
            field("time2", FieldType.Plain.TIME),
            field("moment1", FieldType.Plain.DATE_TIME),
            field("moment2", FieldType.Plain.DATE_TIME),
            field("length1", FieldType.Plain.DURATION),
            field("length2", FieldType.Plain.DURATION),
            field("uuid1", FieldType.Plain.UUID),
            field("uuid2", FieldType.Plain.UUID),
            field("price", new FieldType.Money(Optional.empty())),
            field("place", FieldType.Plain.GEO_POINT),
            field("twice", new FieldType.Formula("small * 2 + parent.small", FormulaResult.LONG)),
            field("fine", new FieldType.Formula("flag1 || text1 == parent.text1", FormulaResult.BOOLEAN)));

    public static final Relation PARENT = relation("parent", "sample");
    public static final Relation OWNER = relation("owner", Relation.USER);

    private static final Entity ENTITY =
            new Entity(id("sample"), "sample", Labels.NONE, Optional.empty(), FIELDS, List.of(), List.of(), List.of());

    public static final Scope SCOPE =
            DesignScope.of(new Design(ZoneId.of("UTC"), List.of(ENTITY), List.of(PARENT, OWNER), List.of()), ENTITY);

    private Sample() {}

    private static Field field(String name, FieldType type) {
        return new Field(id(name), name, Labels.NONE, type, false, false, Optional.empty());
    }

    private static List<Choice> choices(String... names) {
        return Stream.of(names)
                .map(name -> new Choice(id(name), name, Optional.empty(), Optional.empty()))
                .toList();
    }

    private static Relation relation(String name, String to) {
        return new Relation(
                id(name),
                "sample",
                name,
                Labels.NONE,
                Relation.Kind.MANY_TO_ONE,
                to,
                Optional.empty(),
                false,
                Relation.OnDelete.RESTRICT);
    }

    private static ElementId id(String name) {
        return new ElementId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    public static List<Field> stored() {
        return FIELDS.stream()
                .filter(field -> !(field.type() instanceof FieldType.Formula))
                .toList();
    }

    /** The column that a leaf is stored in. */
    public static String column(Leaf leaf) {
        return switch (leaf) {
            case Leaf.OfSystem(SystemField field) -> PhysicalNames.snakeCase(field.member());
            case Leaf.Link(Relation relation) -> PhysicalNames.foreignKey(relation.name());
            case Leaf.Stored(Field field, Component part) ->
                switch (part) {
                    case WHOLE -> PhysicalNames.column(field.name());
                    case AMOUNT -> PhysicalNames.moneyAmount(field.name());
                    case CURRENCY -> PhysicalNames.moneyCurrency(field.name());
                    case LATITUDE -> PhysicalNames.latitude(field.name());
                    case LONGITUDE -> PhysicalNames.longitude(field.name());
                };
        };
    }

    /** The record is {@code r}, its parent {@code p}, the parent of that {@code g}. */
    public static SqlText sql(Expr.Path path) {
        String alias = List.of("r", "p", "g").get(path.relations().size());
        return SqlText.raw(alias + "." + PhysicalNames.quote(column(path.leaf())));
    }
}
