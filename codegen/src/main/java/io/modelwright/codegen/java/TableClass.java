package io.modelwright.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.modelwright.codegen.json.JsonText;
import io.modelwright.core.modeling.Choice;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.KeySet;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.records.CompiledRule;
import io.modelwright.core.shared.Json;
import io.modelwright.core.sql.Columns;
import io.modelwright.core.sql.PhysicalNames;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Describes the table of an entity to what reads, sorts and filters it: its fields, relations and keys. */
final class TableClass {

    /** The longest type of a field that shares a line with its name; qualified, since imports come later. */
    private static final int LINE_MAX = 75;

    private final EntityModel entity;
    private final ClassName fieldClass;
    private final ClassName fieldType;
    private final ClassName relationClass;

    private TableClass(EntityModel entity) {
        this.entity = entity;
        this.fieldClass = entity.names().support("model", "Field");
        this.fieldType = entity.names().support("model", "FieldType");
        this.relationClass = entity.names().support("model", "Relation");
    }

    static JavaFile of(EntityModel entity) {
        return new TableClass(entity).file();
    }

    private JavaFile file() {
        ClassName definition = entity.names().support("model", "EntityDefinition");
        TypeSpec.Builder type = TypeSpec.classBuilder(entity.symbols().table())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("The table of {@link $T}.\n", entity.symbols().record());
        type.addMethod(
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        CodeBlock value = CodeBlock.of(
                "new $T($L)",
                definition,
                Sources.lines(List.of(
                        Sources.string(EntityModel.key(entity.plan().entity().id())),
                        Sources.string(entity.name()),
                        Sources.string(PhysicalNames.table(entity.name())),
                        ListConstant.of(fieldClass, "fields", fields(), type),
                        ListConstant.of(relationClass, "relations", relations(), type),
                        ListConstant.of(entity.names().support("model", "UniqueSet"), "uniqueSets", uniqueSets(), type),
                        ListConstant.of(entity.names().support("model", "StoredRule"), "rules", rules(), type),
                        CodeBlock.of("$T.ALL", entity.symbols().permissions()))));
        type.addField(FieldSpec.builder(definition, "DEFINITION", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .initializer(value)
                .build());
        return Sources.file(entity.symbols().packageName(), type.build());
    }

    private List<CodeBlock> fields() {
        return entity.plan().entity().fields().stream().map(this::field).toList();
    }

    private CodeBlock field(Field field) {
        CodeBlock type = type(field.type());
        String format = type.toString().length() > LINE_MAX ? "$T.of(\n$>$>$S, $L,\n$L$<$<" : "$T.of($S, $L, $L";
        CodeBlock.Builder code = CodeBlock.builder()
                .add(format, fieldClass, EntityModel.key(field.id()), Sources.string(field.name()), type);
        Columns.of(field).forEach(column -> code.add(", $L", Sources.string(column.name())));
        code.add(")");
        if (field.required()) {
            code.add(".asRequired()");
        }
        field.defaultValue()
                .filter(json -> json != Json.JsonNull.NULL)
                .ifPresent(json -> code.add(".withDefault($L)", Sources.string(JsonText.of(json))));
        return code.build();
    }

    private CodeBlock type(FieldType type) {
        return switch (type) {
            case FieldType.Text(OptionalInt min, OptionalInt max, Optional<String> pattern) -> {
                CodeBlock.Builder code = CodeBlock.builder().add("$T.text()", fieldType);
                min.ifPresent(length -> code.add(".minLength($L)", length));
                max.ifPresent(length -> code.add(".maxLength($L)", length));
                pattern.ifPresent(source -> code.add(".pattern($L)", Sources.string(source)));
                yield code.build();
            }
            case FieldType.LongText(OptionalInt max) -> {
                CodeBlock.Builder code = CodeBlock.builder().add("$T.longText()", fieldType);
                max.ifPresent(length -> code.add(".maxLength($L)", length));
                yield code.build();
            }
            case FieldType.FormattedText form -> CodeBlock.of("$T.FormattedText.$L", fieldType, form.name());
            case FieldType.IntegerNumber(var min, var max) -> bounded("integer()", min, max);
            case FieldType.LongNumber(var min, var max) -> bounded("longNumber()", min, max);
            case FieldType.DecimalNumber decimal ->
                bounded("decimal(" + decimal.precision() + ", " + decimal.scale() + ")", decimal.min(), decimal.max());
            case FieldType.FloatNumber(var min, var max) -> bounded("floatNumber()", min, max);
            case FieldType.Money(Optional<String> currency) ->
                currency.map(code -> CodeBlock.of("$T.money().in($L)", fieldType, Sources.string(code)))
                        .orElseGet(() -> CodeBlock.of("$T.money()", fieldType));
            case FieldType.Plain plain -> CodeBlock.of("$T.Plain.$L", fieldType, plain.name());
            case FieldType.SingleChoice choice -> choices("choice", choice.choices());
            case FieldType.MultiChoice choice -> choices("multiChoice", choice.choices());
            case FieldType.Formula formula ->
                CodeBlock.of(
                        "$T.formula($T.FormulaResult.$L, $L)",
                        fieldType,
                        fieldType,
                        formula.result().name(),
                        Sources.string(formula.expression()));
        };
    }

    private CodeBlock bounded(String call, Optional<BigDecimal> min, Optional<BigDecimal> max) {
        CodeBlock.Builder code = CodeBlock.builder().add("$T.$L", fieldType, call);
        min.ifPresent(bound -> code.add(".min($L)", Sources.string(bound.toPlainString())));
        max.ifPresent(bound -> code.add(".max($L)", Sources.string(bound.toPlainString())));
        return code.build();
    }

    private CodeBlock choices(String call, List<Choice> choices) {
        List<CodeBlock> names =
                choices.stream().map(choice -> Sources.string(choice.name())).toList();
        return CodeBlock.of("$T.$L($L)", fieldType, call, CodeBlock.join(names, ", "));
    }

    private List<CodeBlock> relations() {
        return entity.relations().stream().map(this::relation).toList();
    }

    private CodeBlock relation(Relation relation) {
        String call = switch (relation.kind()) {
            case MANY_TO_ONE -> "manyToOne";
            case ONE_TO_ONE -> "oneToOne";
            case MANY_TO_MANY -> "manyToMany";
        };
        String place =
                relation.isToOne() ? PhysicalNames.foreignKey(relation.name()) : PhysicalNames.linkTable(relation);
        CodeBlock.Builder code = CodeBlock.builder()
                .add(
                        "$T.$L($S, $L, $L, $L, $L)",
                        relationClass,
                        call,
                        EntityModel.key(relation.id()),
                        Sources.string(relation.from()),
                        Sources.string(relation.name()),
                        Sources.string(relation.to()),
                        Sources.string(place));
        relation.inverse().ifPresent(name -> code.add("\n$>$>.seenAs($L)$<$<", Sources.string(name)));
        if (relation.required()) {
            code.add("\n$>$>.asRequired()$<$<");
        }
        if (relation.isToOne() && relation.onDelete() != Relation.OnDelete.RESTRICT) {
            code.add(
                    ".onDelete($T.OnDelete.$L)",
                    relationClass,
                    relation.onDelete().name());
        }
        return code.build();
    }

    /** In the order in which the platform looks for values that are taken: fields, relations, then combinations. */
    private List<CodeBlock> uniqueSets() {
        ClassName set = entity.names().support("model", "UniqueSet");
        List<CodeBlock> sets = new ArrayList<>();
        for (Field field : entity.plan().entity().fields()) {
            if (field.unique()) {
                sets.add(uniqueSet(set, EntityModel.key(field.id()), List.of(field.name())));
            }
        }
        for (Relation relation : entity.relations()) {
            if (relation.kind() == Relation.Kind.ONE_TO_ONE) {
                sets.add(uniqueSet(set, EntityModel.key(relation.id()), List.of(relation.name())));
            }
        }
        for (KeySet keys : entity.plan().entity().uniqueSets()) {
            sets.add(uniqueSet(set, EntityModel.key(keys.id()), keys.members()));
        }
        return sets;
    }

    private static CodeBlock uniqueSet(ClassName set, String key, List<String> members) {
        List<CodeBlock> names = Stream.concat(Stream.of(key), members.stream())
                .map(Sources::string)
                .toList();
        return CodeBlock.of("$T.of($L)", set, CodeBlock.join(names, ", "));
    }

    private List<CodeBlock> rules() {
        ClassName stored = entity.names().support("model", "StoredRule");
        return entity.plan().rules().stream()
                .filter(CompiledRule::readsRelated)
                .map(rule -> {
                    CodeBlock.Builder code = CodeBlock.builder()
                            .add(
                                    "$T.of($L, $L)",
                                    stored,
                                    Sources.string(RowSql.value(rule.condition())),
                                    Sources.string(rule.rule().message()));
                    rule.rule().field().ifPresent(name -> code.add(".at($L)", Sources.string(name)));
                    return code.build();
                })
                .toList();
    }
}
