package io.modelwright.codegen.typescript;

import io.modelwright.codegen.symbol.TypeScriptSymbols;
import io.modelwright.core.expression.Expr;
import io.modelwright.core.expression.Leaf;
import io.modelwright.core.modeling.Choice;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.KeySet;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import io.modelwright.core.sql.Columns;
import io.modelwright.core.sql.KeyNames;
import io.modelwright.core.sql.PhysicalNames;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The members and keys of one entity as the kept code knows them. Stateless but for the imports of its templates. */
final class EntityCode {

    private static final int LAST_SYSTEM_MEMBER = 6;

    private final EntityPlan entity;
    private final SqlTemplates sql;

    EntityCode(EntityPlan entity, SqlTemplates sql) {
        this.entity = entity;
        this.sql = sql;
    }

    /** The members behind those of the system. */
    List<Code> members() {
        return entity.members().values().stream()
                .skip(LAST_SYSTEM_MEMBER)
                .map(member -> (Code) member(member))
                .toList();
    }

    private Code.Members member(Member member) {
        return switch (member) {
            case Member.OfSystem system -> throw new IllegalArgumentException("kept code has " + system);
            case Member.Column column -> column(column);
            case Member.Computed computed ->
                start("formula", computed.name())
                        .put("result", string(computed.result().keyword()))
                        .put("reads", Code.array(reads(computed.expression())))
                        .put("sql", sql.formula(computed.expression()))
                        .build();
            case Member.ToOne one ->
                stored("toOne", one.id(), one.name())
                        .put("target", string(one.target()))
                        .put("column", string(SqlTemplates.key(one.relation())))
                        .put("inverse", Boolean.toString(one.inverse()))
                        .put("required", Boolean.toString(one.relation().required() && !one.inverse()))
                        .put("onDelete", string(one.relation().onDelete().keyword()))
                        .build();
            case Member.ToMany many ->
                stored("toMany", many.id(), many.name())
                        .put("target", string(many.target()))
                        .put("side", side(many.side()))
                        .put("via", string(via(many)))
                        .build();
        };
    }

    private static Code.Builder start(String kind, String name) {
        return new Code.Builder().put("kind", string(kind)).put("name", string(name));
    }

    /** What history and files know a member by, since names change. */
    private static Code.Builder stored(String kind, ElementId id, String name) {
        return new Code.Builder()
                .put("kind", string(kind))
                .put("id", string(id.toString()))
                .put("name", string(name));
    }

    private static Code string(String text) {
        return Code.text(TypeScriptSymbols.string(text));
    }

    private static Code strings(List<String> texts) {
        return Code.array(texts.stream().map(EntityCode::string).toList());
    }

    private static String side(Member.ToMany.Side side) {
        return switch (side) {
            case LINKS_FROM -> "'from'";
            case LINKS_TO -> "'to'";
            case INVERSE -> "'inverse'";
        };
    }

    private static String via(Member.ToMany many) {
        return many.side() == Member.ToMany.Side.INVERSE
                ? SqlTemplates.key(many.relation())
                : PhysicalNames.quote(PhysicalNames.linkTable(many.relation()));
    }

    private Code.Members column(Member.Column column) {
        List<String> columns = Columns.of(column.field()).stream()
                .map(physical -> PhysicalNames.quote(physical.name()))
                .toList();
        return stored("field", column.id(), column.name())
                .put("type", type(column.type()))
                .put("columns", strings(columns))
                .put("required", Boolean.toString(column.field().required()))
                .put("initial", initial(column))
                .build();
    }

    /** The paths that a formula reads: the names of relations, then that of a member. */
    private static List<Code> reads(Expr expression) {
        Map<String, Code> paths = new TreeMap<>();
        expression.visit(node -> {
            if (node instanceof Expr.Path path) {
                List<String> names = new ArrayList<>(
                        path.relations().stream().map(Relation::name).toList());
                names.add(
                        switch (path.leaf()) {
                            case Leaf.Stored stored -> stored.field().name();
                            case Leaf.OfSystem system -> system.field().member();
                            case Leaf.Link link -> link.relation().name();
                        });
                paths.put(String.join(".", names), strings(names));
            }
        });
        return List.copyOf(paths.values());
    }

    private static Code.Members type(FieldType type) {
        Code.Builder code = new Code.Builder().put("kind", string(type.keyword()));
        switch (type) {
            case FieldType.Text(var min, var max, var pattern) -> {
                min.ifPresent(length -> code.put("minLength", Integer.toString(length)));
                max.ifPresent(length -> code.put("maxLength", Integer.toString(length)));
            }
            case FieldType.LongText(var max) ->
                max.ifPresent(length -> code.put("maxLength", Integer.toString(length)));
            case FieldType.IntegerNumber(var min, var max) -> bounds(min, max, code);
            case FieldType.LongNumber(var min, var max) -> bounds(min, max, code);
            case FieldType.FloatNumber(var min, var max) -> bounds(min, max, code);
            case FieldType.DecimalNumber(int precision, int scale, var min, var max) -> {
                code.put("precision", Integer.toString(precision)).put("scale", Integer.toString(scale));
                bounds(min, max, code);
            }
            case FieldType.Money(var currency) -> currency.ifPresent(fixed -> code.put("currency", string(fixed)));
            case FieldType.SingleChoice(var choices) -> code.put("choices", strings(names(choices)));
            case FieldType.MultiChoice(var choices) -> code.put("choices", strings(names(choices)));
            case FieldType.FormattedText ignored -> {}
            case FieldType.Plain ignored -> {}
            case FieldType.Formula formula -> throw new IllegalArgumentException("no column: " + formula);
        }
        return code.build();
    }

    private static List<String> names(List<Choice> choices) {
        return choices.stream().map(Choice::name).toList();
    }

    private static void bounds(Optional<BigDecimal> min, Optional<BigDecimal> max, Code.Builder code) {
        min.ifPresent(bound -> code.put("min", string(bound.toPlainString())));
        max.ifPresent(bound -> code.put("max", string(bound.toPlainString())));
    }

    private Code initial(Member.Column column) {
        Object value = entity.defaults().get(column.id());
        return value == null ? Code.text("null") : StoredValues.code(column.type(), value);
    }

    /** Foreign keys that a record may break, with the member that holds the key. */
    Code references() {
        Code.Builder references = new Code.Builder();
        entity.references().stream()
                .filter(reference -> !reference.targetsUsers())
                .forEach(reference -> references.put(KeyNames.foreignKey(reference.id()), string(reference.name())));
        entity.linkSets().stream()
                .filter(set -> !set.targetsUsers())
                .forEach(set -> references.put(KeyNames.linkTo(set.id()), string(set.name())));
        return references.build();
    }

    /** What has to be unique, each with the constraint that keeps it so. */
    Code uniques() {
        List<Code> uniques = new ArrayList<>();
        entity.entity().fields().stream()
                .filter(field -> field.unique())
                .forEach(field -> uniques.add(unique(List.of(field.name()), true, KeyNames.unique(field.id()))));
        entity.references().stream()
                .filter(reference -> reference.relation().kind() == Relation.Kind.ONE_TO_ONE)
                .forEach(reference ->
                        uniques.add(unique(List.of(reference.name()), true, KeyNames.unique(reference.id()))));
        for (KeySet set : entity.entity().uniqueSets()) {
            uniques.add(unique(set.members(), false, KeyNames.unique(set.id())));
        }
        return Code.array(uniques);
    }

    private static Code unique(List<String> members, boolean single, String constraint) {
        return new Code.Builder()
                .put("members", strings(members))
                .put("single", Boolean.toString(single))
                .put("constraint", string(constraint))
                .build();
    }

    /** The system's, the fields' and the to-one relations' columns that an insert names, quoted. */
    List<String> insertedColumns() {
        List<String> columns = new ArrayList<>(List.of(
                "\"id\"", "\"version\"", "\"created_at\"", "\"created_by\"", "\"updated_at\"", "\"updated_by\""));
        for (Member.Column column : entity.columns()) {
            if (column.type() != FieldType.Plain.AUTO_NUMBER) {
                Columns.of(column.field()).forEach(physical -> columns.add(PhysicalNames.quote(physical.name())));
            }
        }
        entity.references().forEach(reference -> columns.add(SqlTemplates.key(reference.relation())));
        return columns;
    }
}
