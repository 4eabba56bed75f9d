package io.modelwright.imports.prisma;

import io.modelwright.core.exchange.source.SourceType;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.FieldType.Plain;
import io.modelwright.imports.prisma.PrismaText.Attribute;
import io.modelwright.imports.prisma.PrismaText.FieldText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the scalar types mean, with the native types that narrow them. Stateless. */
final class PrismaTypes {

    private static final int OPEN_PRECISION = 38;
    private static final int OPEN_SCALE = 10;

    private PrismaTypes() {}

    /** Empty where it is no scalar type. */
    static Optional<SourceType> of(FieldText field) {
        Optional<Attribute> narrowed = field.attributes().values().stream()
                .filter(attribute -> attribute.name().startsWith("db."))
                .findFirst();
        String nativeType =
                narrowed.map(attribute -> attribute.name().substring(3)).orElse("");
        List<String> sizes = narrowed.map(PrismaTypes::sizes).orElse(List.of());
        Optional<SourceType> type = switch (field.type()) {
            case "String" -> Optional.of(string(nativeType, sizes));
            case "Int" -> scalar(new FieldType.IntegerNumber(Optional.empty(), Optional.empty()));
            case "BigInt" -> scalar(new FieldType.LongNumber(Optional.empty(), Optional.empty()));
            case "Float" -> scalar(new FieldType.FloatNumber(Optional.empty(), Optional.empty()));
            case "Decimal" -> scalar(decimal(sizes));
            case "Boolean" -> scalar(Plain.BOOLEAN);
            case "DateTime" ->
                scalar(
                        nativeType.equals("Date")
                                ? Plain.DATE
                                : nativeType.equals("Time") || nativeType.equals("Timetz")
                                        ? Plain.TIME
                                        : Plain.DATE_TIME);
            case "Json" -> scalar(Plain.JSON);
            case "Bytes" -> Optional.of(new SourceType.Binary());
            default -> Optional.empty();
        };
        return type.map(known -> field.list() ? new SourceType.Listed() : known);
    }

    private static Optional<SourceType> scalar(FieldType type) {
        return Optional.of(new SourceType.Scalar(type));
    }

    private static List<String> sizes(Attribute attribute) {
        return attribute.arguments().values().stream().toList();
    }

    private static OptionalInt size(List<String> sizes, int place) {
        boolean there = place < sizes.size() && sizes.get(place).matches("[0-9]{1,6}");
        return there ? OptionalInt.of(Integer.parseInt(sizes.get(place))) : OptionalInt.empty();
    }

    private static SourceType string(String nativeType, List<String> sizes) {
        return switch (nativeType) {
            case "Uuid", "UniqueIdentifier" -> new SourceType.Scalar(Plain.UUID);
            case "VarChar", "Char", "NVarChar", "NChar" -> {
                OptionalInt length = size(sizes, 0).orElse(0) > 0 ? size(sizes, 0) : OptionalInt.empty();
                yield length.isEmpty()
                        ? new SourceType.OpenText()
                        : new SourceType.Scalar(new FieldType.Text(OptionalInt.empty(), length, Optional.empty()));
            }
            case "MediumText", "LongText" -> new SourceType.Scalar(new FieldType.LongText(OptionalInt.empty()));
            default -> new SourceType.OpenText();
        };
    }

    private static FieldType decimal(List<String> sizes) {
        int precision = Math.clamp(size(sizes, 0).orElse(OPEN_PRECISION), 1, 1_000);
        int scale = Math.clamp(size(sizes, 1).orElse(sizes.isEmpty() ? OPEN_SCALE : 0), 0, precision);
        return new FieldType.DecimalNumber(precision, scale, Optional.empty(), Optional.empty());
    }
}
