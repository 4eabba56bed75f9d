package io.modelwright.imports.jdl;

import io.modelwright.core.exchange.Note;
import io.modelwright.core.exchange.source.SourceType;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.FieldType.Plain;
import io.modelwright.imports.text.Scanner;
import io.modelwright.imports.text.Scanner.Kind;
import io.modelwright.imports.text.Scanner.Token;
import io.modelwright.imports.text.Unreadable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads the fields of an entity. Not for use by several threads. */
final class JdlFields {

    /**
     * A field as written.
     *
     * @param type empty where it may be an enum
     */
    record FieldText(
            String name,
            int line,
            String typeName,
            Optional<SourceType> type,
            boolean required,
            boolean unique,
            Optional<String> comment) {}

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");
    private static final int MONEY_PRECISION = 21;
    private static final int MONEY_SCALE = 2;

    private final Scanner scanner;
    private final Map<String, String> constants;
    private final List<Note> notes;

    JdlFields(Scanner scanner, Map<String, String> constants, List<Note> notes) {
        this.scanner = scanner;
        this.constants = constants;
        this.notes = notes;
    }

    /** Reads up to the brace that closes them. */
    List<FieldText> read() {
        List<FieldText> fields = new ArrayList<>();
        for (Token token = scanner.next(); !token.is("}"); token = scanner.next()) {
            if (token.kind() == Kind.OVER) {
                throw new Unreadable(token.line(), "The entity that ends here has no closing brace.");
            }
            if (token.is("@")) {
                scanner.next();
                if (scanner.peek().is("(")) {
                    scanner.next();
                    scanner.skipBrackets("(", ")");
                }
            } else if (token.kind() == Kind.WORD) {
                fields.add(field(token));
            } else if (!token.is(",")) {
                notes.add(
                        Note.error(token.line(), "unreadable", "Here is no field: " + Note.quoted(token.text()) + "."));
            }
        }
        return fields;
    }

    private FieldText field(Token name) {
        Optional<String> comment = scanner.documentation();
        Token type = scanner.next();
        if (type.kind() != Kind.WORD) {
            throw new Unreadable(
                    type.line(),
                    "The field " + Note.quoted(name.text()) + " has a type, not " + Note.quoted(type.text()) + ".");
        }
        Map<String, String> rules = new HashMap<>();
        while (isRule(scanner.peek(), type.line())) {
            Token rule = scanner.next();
            rules.put(rule.text(), argument());
        }
        return new FieldText(
                name.text(),
                name.line(),
                type.text(),
                type(type.text(), rules, name.line()),
                rules.containsKey("required"),
                rules.containsKey("unique"),
                comment);
    }

    /** On the next line a field may be called as a rule is. */
    private static boolean isRule(Token token, int line) {
        return switch (token.text()) {
            case "required", "unique" -> token.kind() == Kind.WORD;
            case "min", "max", "minlength", "maxlength", "pattern", "minbytes", "maxbytes" ->
                token.kind() == Kind.WORD && token.line() == line;
            default -> false;
        };
    }

    private String argument() {
        if (!scanner.peek().is("(")) {
            return "";
        }
        scanner.next();
        Token value = scanner.next();
        String text = value.is("/") ? scanner.expression() : constants.getOrDefault(value.text(), value.text());
        Token close = value.is(")") ? value : scanner.next();
        if (!close.is(")") && !scanner.skipBrackets("(", ")")) {
            throw new Unreadable(value.line(), "This bracket is not closed.");
        }
        return text;
    }

    private Optional<SourceType> type(String name, Map<String, String> rules, int line) {
        if (rules.containsKey("minbytes") || rules.containsKey("maxbytes")) {
            notes.add(Note.info(line, "bytes-not-limited", "Sizes of files have no limit of their own here."));
        }
        return switch (name) {
            case "String" ->
                Optional.of(new SourceType.Scalar(new FieldType.Text(
                        length(rules, "minlength"),
                        length(rules, "maxlength"),
                        Optional.ofNullable(rules.get("pattern")).filter(pattern -> !pattern.isEmpty()))));
            case "Integer" ->
                Optional.of(
                        new SourceType.Scalar(new FieldType.IntegerNumber(bound(rules, "min"), bound(rules, "max"))));
            case "Long" ->
                Optional.of(new SourceType.Scalar(new FieldType.LongNumber(bound(rules, "min"), bound(rules, "max"))));
            case "BigDecimal" ->
                Optional.of(new SourceType.Scalar(new FieldType.DecimalNumber(
                        MONEY_PRECISION, MONEY_SCALE, bound(rules, "min"), bound(rules, "max"))));
            case "Float", "Double" ->
                Optional.of(new SourceType.Scalar(new FieldType.FloatNumber(bound(rules, "min"), bound(rules, "max"))));
            case "Boolean" -> Optional.of(new SourceType.Scalar(Plain.BOOLEAN));
            case "LocalDate" -> Optional.of(new SourceType.Scalar(Plain.DATE));
            case "LocalTime" -> Optional.of(new SourceType.Scalar(Plain.TIME));
            case "ZonedDateTime", "Instant", "LocalDateTime", "OffsetDateTime" ->
                Optional.of(new SourceType.Scalar(Plain.DATE_TIME));
            case "Duration" -> Optional.of(new SourceType.Scalar(Plain.DURATION));
            case "UUID" -> Optional.of(new SourceType.Scalar(Plain.UUID));
            case "TextBlob" -> Optional.of(new SourceType.Scalar(new FieldType.LongText(length(rules, "maxlength"))));
            case "ImageBlob" -> Optional.of(new SourceType.Scalar(Plain.IMAGE));
            case "Blob", "AnyBlob", "ByteBuffer" -> Optional.of(new SourceType.Scalar(Plain.FILE));
            default -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> bound(Map<String, String> rules, String rule) {
        return Optional.ofNullable(rules.get(rule))
                .filter(text -> NUMBER.matcher(text).matches())
                .map(BigDecimal::new);
    }

    private static OptionalInt length(Map<String, String> rules, String rule) {
        return Optional.ofNullable(rules.get(rule))
                .filter(text -> text.matches("[0-9]{1,7}"))
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
    }
}
