package io.modelwright.imports.sql;

import io.modelwright.core.exchange.source.SourceType;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.FieldType.Plain;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.statement.create.table.ColDataType;
import net.sf.jsqlparser.statement.create.table.ColDataType.Signedness;

/** What the types of both dialects mean. Stateless. */
final class TypeNames {

    /** @param remark what is not the same as before; empty where all is */
    record Meaning(SourceType type, boolean generated, Optional<String> remark) {
        static Meaning of(SourceType type) {
            return new Meaning(type, false, Optional.empty());
        }

        static Meaning of(FieldType type) {
            return of(new SourceType.Scalar(type));
        }

        Meaning remarked(String text) {
            return new Meaning(type, generated, Optional.of(text));
        }
    }

    private static final Pattern ARGUMENTS = Pattern.compile("\\(([^()]*)\\)");
    private static final int PRECISION_MAX = 1_000;
    private static final int OPEN_PRECISION = 38;
    private static final int OPEN_SCALE = 10;

    private TypeNames() {}

    static Meaning of(ColDataType type, Catalog catalog) {
        String written = type.getDataType().replace("\"", "").replace("`", "");
        String base = ARGUMENTS
                .matcher(written)
                .replaceAll(" ")
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
        String last = base.substring(base.lastIndexOf('.') + 1).replace("[]", "");
        boolean list = (type.getArrayData() != null && !type.getArrayData().isEmpty()) || base.endsWith("[]");
        Optional<SourceType> defined = catalog.defined(last, list);
        if (defined.isPresent()) {
            return Meaning.of(defined.get());
        }
        if (list) {
            return Meaning.of(new SourceType.Listed());
        }
        Optional<Catalog.Domain> domain = catalog.findDomain(last);
        if (domain.isPresent()) {
            return Meaning.of(domain.get().shape().type);
        }
        boolean unsigned = type.getSignedness() == Signedness.UNSIGNED || base.contains("unsigned");
        return named(last.replace(" unsigned", "").replace(" zerofill", ""), arguments(written, type), unsigned);
    }

    private static List<String> arguments(String written, ColDataType type) {
        if (type.getArgumentsStringList() != null) {
            return type.getArgumentsStringList();
        }
        Matcher matcher = ARGUMENTS.matcher(written);
        List<String> arguments = new ArrayList<>();
        if (matcher.find()) {
            for (String argument : matcher.group(1).split(",", -1)) {
                arguments.add(argument.strip());
            }
        }
        return arguments;
    }

    private static Meaning named(String name, List<String> arguments, boolean unsigned) {
        return switch (name) {
            case "tinyint" ->
                arguments.equals(List.of("1")) ? Meaning.of(Plain.BOOLEAN) : Meaning.of(integer(unsigned));
            case "smallint", "int2", "mediumint", "middleint", "year" -> Meaning.of(integer(unsigned));
            case "int", "integer", "int4", "signed" ->
                unsigned ? Meaning.of(longNumber(true)) : Meaning.of(integer(false));
            case "bigint", "int8", "oid" -> Meaning.of(longNumber(unsigned));
            case "serial", "serial4", "smallserial", "serial2" ->
                new Meaning(new SourceType.Scalar(integer(false)), true, Optional.empty());
            case "bigserial", "serial8" ->
                new Meaning(new SourceType.Scalar(longNumber(false)), true, Optional.empty());
            case "numeric", "decimal", "dec", "fixed", "number" -> decimal(arguments, unsigned);
            case "money" -> Meaning.of(new FieldType.DecimalNumber(19, 2, Optional.empty(), Optional.empty()));
            case "real", "float", "float4", "float8", "double", "double precision", "binary_double" ->
                Meaning.of(new FieldType.FloatNumber(least(unsigned), Optional.empty()));
            case "boolean", "bool" -> Meaning.of(Plain.BOOLEAN);
            case "bit", "bit varying", "varbit" ->
                arguments.isEmpty() || arguments.equals(List.of("1")) ? Meaning.of(Plain.BOOLEAN) : foreign(name);
            case "date" -> Meaning.of(Plain.DATE);
            case "time", "time without time zone" -> Meaning.of(Plain.TIME);
            case "timetz", "time with time zone" -> Meaning.of(Plain.TIME).remarked("has no time zone here");
            case "timestamptz", "timestamp with time zone" -> Meaning.of(Plain.DATE_TIME);
            case "timestamp", "timestamp without time zone", "datetime", "datetime2", "smalldatetime" ->
                Meaning.of(Plain.DATE_TIME).remarked("had no time zone; its values are taken for UTC");
            case "interval" -> Meaning.of(Plain.DURATION).remarked("holds days and shorter; months have no length");
            case "uuid", "uniqueidentifier" -> Meaning.of(Plain.UUID);
            case "json", "jsonb" -> Meaning.of(Plain.JSON);
            case "bytea", "blob", "tinyblob", "mediumblob", "longblob", "binary", "varbinary", "image" ->
                Meaning.of(new SourceType.Binary());
            default -> text(name, arguments);
        };
    }

    private static Meaning text(String name, List<String> arguments) {
        return switch (name) {
            case "enum" -> Meaning.of(SourceType.Words.of(words(arguments), false));
            case "set" -> Meaning.of(SourceType.Words.of(words(arguments), true));
            case "char",
                    "character",
                    "varchar",
                    "character varying",
                    "char varying",
                    "nchar",
                    "nvarchar",
                    "bpchar",
                    "varchar2",
                    "nvarchar2",
                    "national character",
                    "national character varying",
                    "national varchar",
                    "national char" -> characters(name, arguments);
            case "text", "citext", "ntext", "clob" -> Meaning.of(new SourceType.OpenText());
            case "tinytext" -> Meaning.of(text(255));
            case "mediumtext", "longtext" -> Meaning.of(new FieldType.LongText(OptionalInt.empty()));
            case "name" -> Meaning.of(text(63));
            case "inet", "cidr", "macaddr", "macaddr8" -> foreign(name);
            case "xml" ->
                Meaning.of(new FieldType.LongText(OptionalInt.empty())).remarked("is text here, not XML");
            default -> foreign(name);
        };
    }

    private static Meaning foreign(String name) {
        return Meaning.of(new SourceType.OpenText()).remarked("is text here: there is no type like " + name);
    }

    private static Meaning characters(String name, List<String> arguments) {
        boolean one = (name.equals("char") || name.equals("character") || name.equals("nchar")) && arguments.isEmpty();
        OptionalInt length = one ? OptionalInt.of(1) : number(arguments, 0);
        return length.isPresent() && length.getAsInt() > 0
                ? Meaning.of(text(length.getAsInt()))
                : Meaning.of(new SourceType.OpenText());
    }

    private static FieldType text(int length) {
        return new FieldType.Text(OptionalInt.empty(), OptionalInt.of(length), Optional.empty());
    }

    private static List<String> words(List<String> arguments) {
        return arguments.stream().map(Literals::unquoted).toList();
    }

    private static OptionalInt number(List<String> arguments, int place) {
        if (place >= arguments.size()) {
            return OptionalInt.empty();
        }
        Matcher digits = Pattern.compile("-?[0-9]{1,7}").matcher(arguments.get(place));
        return digits.find() ? OptionalInt.of(Integer.parseInt(digits.group())) : OptionalInt.empty();
    }

    private static Optional<BigDecimal> least(boolean unsigned) {
        return unsigned ? Optional.of(BigDecimal.ZERO) : Optional.empty();
    }

    private static FieldType integer(boolean unsigned) {
        return new FieldType.IntegerNumber(least(unsigned), Optional.empty());
    }

    private static FieldType longNumber(boolean unsigned) {
        return new FieldType.LongNumber(least(unsigned), Optional.empty());
    }

    private static Meaning decimal(List<String> arguments, boolean unsigned) {
        OptionalInt precision = number(arguments, 0);
        int scale = number(arguments, 1).orElse(0);
        if (precision.isEmpty()) {
            return Meaning.of(
                            new FieldType.DecimalNumber(OPEN_PRECISION, OPEN_SCALE, least(unsigned), Optional.empty()))
                    .remarked("has " + OPEN_PRECISION + " digits here, " + OPEN_SCALE + " after the point");
        }
        int digits = Math.max(precision.getAsInt(), scale) - Math.min(scale, 0);
        int kept = Math.clamp(digits, 1, PRECISION_MAX);
        return Meaning.of(
                new FieldType.DecimalNumber(kept, Math.clamp(scale, 0, kept), least(unsigned), Optional.empty()));
    }
}
