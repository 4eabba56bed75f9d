package io.modelwright.testkit.modeling;

import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.FieldType.FormulaResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Simple expressions that are valid over given fields. */
final class Conditions {

    /** Names that CEL has for itself, or that mean something else in every expression. */
    private static final Set<String> NOT_IN_EXPRESSIONS = Set.of(
            "as",
            "break",
            "const",
            "continue",
            "else",
            "false",
            "for",
            "function",
            "if",
            "import",
            "in",
            "let",
            "loop",
            "namespace",
            "null",
            "package",
            "return",
            "true",
            "user",
            "var",
            "void",
            "while",
            "default",
            "class",
            "interface",
            "public",
            "record",
            "constructor",
            "prototype");

    private Conditions() {}

    /** A condition that most records meet. */
    static String condition(List<Field> fields, int number) {
        Optional<Field> field = usable(fields, number);
        if (field.isEmpty()) {
            return number % 2 == 0 ? "version >= 1" : "createdBy == user.id";
        }
        String name = field.get().name();
        return switch (field.get().type()) {
            case FieldType.Text text -> name + " != \"forbidden\"";
            case FieldType.LongText text -> "size(" + name + ") < 100000";
            case FieldType.IntegerNumber integer -> name + " == null || " + name + " > -2000000000";
            case FieldType.DecimalNumber decimal -> name + " == null || " + name + " >= -1000000000";
            case FieldType.FormattedText text -> name + " != null || version >= 0";
            case FieldType.LongNumber other -> name + " != null || version >= 0";
            case FieldType.FloatNumber other -> name + " != null || version >= 0";
            case FieldType.Money other -> name + " != null || version >= 0";
            case FieldType.SingleChoice other -> name + " != null || version >= 0";
            case FieldType.MultiChoice other -> "size(" + name + ") <= 100";
            case FieldType.Formula other -> name + " != null || version >= 0";
            case FieldType.Plain other -> name + " != null || version >= 0";
        };
    }

    /** A formula over one of the stored fields. */
    static FieldType.Formula formula(List<Field> fields, int number) {
        List<Field> stored = fields.stream()
                .filter(field -> !(field.type() instanceof FieldType.Formula))
                .toList();
        Optional<Field> field = usable(stored, number);
        if (field.isEmpty()) {
            return new FieldType.Formula("version + 1", FormulaResult.LONG);
        }
        String name = field.get().name();
        return switch (field.get().type()) {
            case FieldType.Text text -> new FieldType.Formula(name + " + \"!\"", FormulaResult.TEXT);
            case FieldType.IntegerNumber integer -> new FieldType.Formula(name + " + 1", FormulaResult.LONG);
            case FieldType.DecimalNumber decimal -> new FieldType.Formula(name, FormulaResult.DECIMAL);
            default -> new FieldType.Formula(name + " != null", FormulaResult.BOOLEAN);
        };
    }

    private static Optional<Field> usable(List<Field> fields, int number) {
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(fields.get(number % fields.size()))
                .filter(field -> !NOT_IN_EXPRESSIONS.contains(field.name()));
    }
}
