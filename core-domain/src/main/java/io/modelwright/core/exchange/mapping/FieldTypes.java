package io.modelwright.core.exchange.mapping;

import io.modelwright.core.exchange.source.SourceColumn;
import io.modelwright.core.exchange.source.SourceTable;
import io.modelwright.core.exchange.source.SourceType;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.validation.DesignLimits;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Which type of field a column becomes. Stateless. */
final class FieldTypes {

    /** The longest text that keeps a key of it within what an index takes. */
    static final int KEY_LENGTH = 600;

    /** The longest text that a text field holds where it sets no limit. */
    private static final int TEXT_MAX = 10_000;

    /** Columns of these names hold more than a line, whatever their type says. */
    private static final Set<String> LONG = Set.of(
            "description",
            "desc",
            "body",
            "content",
            "contents",
            "note",
            "notes",
            "comment",
            "comments",
            "bio",
            "summary",
            "text",
            "html",
            "markdown",
            "message",
            "details",
            "about",
            "abstract",
            "remark",
            "remarks",
            "excerpt",
            "instructions",
            "biography",
            "review",
            "memo",
            "payload",
            "source",
            "sql",
            "script",
            "template");

    private FieldTypes() {}

    static FieldType of(SourceTable table, SourceColumn column, boolean inKey, RowFacts facts) {
        return switch (column.type()) {
            case SourceType.Scalar(FieldType type) -> scalar(type, inKey);
            case SourceType.Words words -> choices(words);
            case SourceType.OpenText open -> open(table, column, inKey, facts);
            case SourceType.Listed listed -> FieldType.Plain.JSON;
            case SourceType.Binary binary -> FieldType.Plain.FILE;
        };
    }

    private static FieldType choices(SourceType.Words words) {
        Words mapped = Words.of(words.words());
        return words.many()
                ? new FieldType.MultiChoice(mapped.choices())
                : new FieldType.SingleChoice(mapped.choices());
    }

    private static FieldType scalar(FieldType type, boolean inKey) {
        if (type instanceof FieldType.LongText && inKey) {
            return text(KEY_LENGTH);
        }
        if (inKey && type instanceof FieldType.Text text && text.maxLength().isEmpty()) {
            return new FieldType.Text(text.minLength(), OptionalInt.of(KEY_LENGTH), text.pattern());
        }
        if (type instanceof FieldType.Text text && text.maxLength().orElse(0) > TEXT_MAX) {
            int length = Math.min(text.maxLength().orElse(0), DesignLimits.TEXT_LENGTH);
            return inKey ? text(length) : new FieldType.LongText(OptionalInt.of(length));
        }
        return type;
    }

    private static FieldType open(SourceTable table, SourceColumn column, boolean inKey, RowFacts facts) {
        int longest = facts.longest(table, column.name());
        if (inKey) {
            return text(Math.max(KEY_LENGTH, longest));
        }
        List<String> words = NameForm.words(column.name());
        boolean longName = !words.isEmpty() && LONG.contains(words.getLast().toLowerCase(java.util.Locale.ROOT));
        boolean isLong = longName || longest > TEXT_MAX || facts.hasLines(table, column.name());
        return isLong
                ? new FieldType.LongText(OptionalInt.empty())
                : new FieldType.Text(OptionalInt.empty(), OptionalInt.empty(), Optional.empty());
    }

    private static FieldType text(int maxLength) {
        return new FieldType.Text(OptionalInt.empty(), OptionalInt.of(maxLength), Optional.empty());
    }
}
