package io.modelwright.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import io.modelwright.codegen.symbol.JavaSymbols;
import io.modelwright.core.expression.Expr;
import io.modelwright.core.expression.Function;
import io.modelwright.core.expression.Leaf;
import io.modelwright.core.expression.SystemField;
import io.modelwright.core.expression.ValueType;
import io.modelwright.core.expression.ValueType.Scalar;
import io.modelwright.core.modeling.FieldType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Writes checked expressions over one record as Java: values are boxed, null is unknown. What a source compares with is made
 * once, as constants. For one class.
 */
final class ExpressionJava {

    private static final Set<Function> TEXTS = Set.of(
            Function.CONCATENATE,
            Function.STARTS_WITH,
            Function.ENDS_WITH,
            Function.CONTAINS,
            Function.SIZE_OF_TEXT,
            Function.LOWER_ASCII,
            Function.UPPER_ASCII,
            Function.TRIM,
            Function.TEXT_OF_INTEGER,
            Function.TEXT_OF_DECIMAL,
            Function.TEXT_OF_BOOLEAN,
            Function.TEXT_OF_DATE,
            Function.TEXT_OF_UUID,
            Function.SIZE_OF_LIST,
            Function.LIST_CONTAINS);

    private final AppSymbols names;
    private final ClassName logic;
    private final List<FieldSpec> constants = new ArrayList<>();

    ExpressionJava(AppSymbols names) {
        this.names = names;
        this.logic = names.support("expression", "Logic");
    }

    /** The constants that the expressions written so far need. */
    List<FieldSpec> constants() {
        return List.copyOf(constants);
    }

    /** An expression of the boxed type of the value; {@code record} and {@code request} are in scope. */
    CodeBlock of(Expr expr) {
        return switch (expr) {
            case Expr.Literal literal -> literal(literal.type(), literal.value());
            case Expr.Unknown unknown -> CodeBlock.of("($T) null", typeOf(unknown.type()));
            case Expr.Bound bound ->
                switch (bound) {
                    case USER -> CodeBlock.of("request.user()");
                    case NOW -> CodeBlock.of("request.now()");
                    case TODAY -> CodeBlock.of("request.today()");
                };
            case Expr.Path path -> path(path);
            case Expr.Formula formula -> of(formula.body());
            case Expr.And and -> call("and", and.operands());
            case Expr.Or or -> call("or", or.operands());
            case Expr.Not not -> call("not", List.of(not.operand()));
            case Expr.Equal equal ->
                CodeBlock.of("$L$L", equal.negated() ? "!" : "", call("equal", List.of(equal.left(), equal.right())));
            case Expr.IsUnknown test -> call(test.negated() ? "isKnown" : "isUnknown", List.of(test.operand()));
            case Expr.Compare compare ->
                call(
                        switch (compare.order()) {
                            case LESS -> "less";
                            case LESS_OR_EQUAL -> "lessOrEqual";
                            case GREATER -> "greater";
                            case GREATER_OR_EQUAL -> "greaterOrEqual";
                        },
                        List.of(compare.left(), compare.right()));
            case Expr.In in -> {
                List<Expr> operands = new ArrayList<>(List.of(in.operand()));
                operands.addAll(in.options());
                yield call("in", operands);
            }
            case Expr.Matches matches -> {
                ClassName pattern = names.support("expression", "PortablePattern");
                CodeBlock made = CodeBlock.of(
                        "$T.of($L)", pattern, Sources.string(matches.pattern().source()));
                yield CodeBlock.of("$T.matches($L, $L)", logic, of(matches.operand()), constant(pattern, made));
            }
            case Expr.Conditional choice ->
                call("choose", List.of(choice.condition(), choice.then(), choice.otherwise()));
            case Expr.Call call when call.function() == Function.COALESCE -> call("coalesce", call.arguments());
            case Expr.Call call ->
                CodeBlock.of(
                        "$T.$L($L)", owner(call.function()), methodName(call.function()), joined(call.arguments()));
        };
    }

    private CodeBlock call(String method, List<Expr> arguments) {
        return CodeBlock.of("$T.$L($L)", logic, method, joined(arguments));
    }

    private CodeBlock joined(List<? extends Expr> arguments) {
        return CodeBlock.join(arguments.stream().map(this::of).toList(), ", ");
    }

    private ClassName owner(Function function) {
        String group = TEXTS.contains(function)
                ? "TextFunctions"
                : function.compareTo(Function.DAYS_BETWEEN) >= 0 ? "TimeFunctions" : "NumberFunctions";
        return names.support("expression", group);
    }

    /** {@code addInteger} of {@code ADD_INTEGER}. */
    static String methodName(Function function) {
        String[] words = function.name().toLowerCase(Locale.ROOT).split("_");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining());
    }

    private CodeBlock path(Expr.Path path) {
        if (!path.relations().isEmpty()) {
            throw new IllegalArgumentException("reads other records, which only the database can");
        }
        return switch (path.leaf()) {
            case Leaf.Stored stored -> {
                CodeBlock value = CodeBlock.of(
                        "record.$L()", JavaSymbols.member(stored.field().name()));
                ClassName money = names.support("values", "MoneyValue");
                ClassName point = names.support("values", "GeoPointValue");
                boolean whole = path.type() == Scalar.OPAQUE;
                yield whole
                        ? value
                        : switch (stored.component()) {
                            case WHOLE ->
                                stored.field().type() instanceof FieldType.IntegerNumber
                                        ? CodeBlock.of(
                                                "$T.wide($L)", names.support("expression", "NumberFunctions"), value)
                                        : value;
                            case AMOUNT -> CodeBlock.of("$T.amountOf($L)", money, value);
                            case CURRENCY -> CodeBlock.of("$T.currencyOf($L)", money, value);
                            case LATITUDE -> CodeBlock.of("$T.latitudeOf($L)", point, value);
                            case LONGITUDE -> CodeBlock.of("$T.longitudeOf($L)", point, value);
                        };
            }
            case Leaf.OfSystem system -> CodeBlock.of("record.$L()", member(system.field()));
            case Leaf.Link link ->
                CodeBlock.of("record.$L()", JavaSymbols.member(link.relation().name()));
        };
    }

    private static String member(SystemField field) {
        return JavaSymbols.member(field.member());
    }

    private CodeBlock literal(ValueType type, Object value) {
        return switch (value) {
            case String text -> Sources.string(text);
            case Long number -> CodeBlock.of("$LL", number);
            case Boolean truth -> CodeBlock.of("$L", truth);
            case Double number -> CodeBlock.of("$L", Double.toString(number) + "d");
            case BigDecimal number -> made(BigDecimal.class, "new $T($S)", number.toPlainString());
            case LocalDate date -> made(LocalDate.class, "$T.parse($S)", date.toString());
            case LocalTime time -> made(LocalTime.class, "$T.parse($S)", time.toString());
            case Instant moment -> made(Instant.class, "$T.parse($S)", moment.toString());
            case Duration duration -> made(Duration.class, "$T.parse($S)", duration.toString());
            case UUID id -> made(UUID.class, "$T.fromString($S)", id.toString());
            default -> throw new IllegalArgumentException("no literal of " + type.title());
        };
    }

    private CodeBlock made(Class<?> type, String format, String text) {
        ClassName name = ClassName.get(type);
        return constant(name, CodeBlock.of(format, name, text));
    }

    /** The name of the constant with that value. */
    private CodeBlock constant(ClassName type, CodeBlock value) {
        for (FieldSpec known : constants) {
            if (known.initializer().equals(value)) {
                return CodeBlock.of("$N", known);
            }
        }
        FieldSpec constant = FieldSpec.builder(
                        type, "CONSTANT_" + (constants.size() + 1), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(value)
                .build();
        constants.add(constant);
        return CodeBlock.of("$N", constant);
    }

    static TypeName typeOf(ValueType type) {
        return switch (type) {
            case ValueType.Reference reference -> JavaTypes.UUID_TYPE;
            case ValueType.ListOf list -> JavaTypes.TEXTS;
            case Scalar scalar ->
                switch (scalar) {
                    case TEXT -> JavaTypes.STRING;
                    case INTEGER -> ClassName.get(Long.class);
                    case DECIMAL -> ClassName.get(BigDecimal.class);
                    case FLOAT -> ClassName.get(Double.class);
                    case BOOLEAN -> ClassName.get(Boolean.class);
                    case DATE -> ClassName.get(LocalDate.class);
                    case TIME -> ClassName.get(LocalTime.class);
                    case DATE_TIME -> ClassName.get(Instant.class);
                    case DURATION -> ClassName.get(Duration.class);
                    case UUID -> JavaTypes.UUID_TYPE;
                    case OPAQUE -> ClassName.get(Object.class);
                };
        };
    }
}
