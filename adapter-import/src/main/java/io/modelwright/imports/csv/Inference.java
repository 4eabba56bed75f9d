package io.modelwright.imports.csv;

import io.modelwright.core.exchange.Note;
import io.modelwright.core.exchange.source.SourceType;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.FieldType.FormattedText;
import io.modelwright.core.modeling.FieldType.Plain;
import io.modelwright.core.records.FieldValues;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.imports.text.Stopped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the values of a column have in common: the narrowest type that holds all of them.
 *
 * @param hasGaps whether some are absent
 * @param isKey whether each is there once, and the name says that it is meant so
 */
record Inference(SourceType type, boolean hasGaps, boolean isKey, Optional<String> remark) {

    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,18})");
    private static final Pattern DECIMAL =
            Pattern.compile("-?(0|[1-9][0-9]{0,25})\\.[0-9]{1,12}|-?(0|[1-9][0-9]{0,18})");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}(:[0-9]{2})?");
    private static final Pattern DATE_TIME = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?(Z|[-+][0-9]{2}:?[0-9]{2})?");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9 _-]{0,39}");
    private static final Set<String> TRUTH = Set.of("true", "false", "yes", "no");
    private static final Set<String> KEYS = Set.of("id", "key", "code", "number", "no", "nr", "sku", "isbn", "email");

    private static final int CHOICES_MAX = 12;
    private static final int REPEATED_MIN = 4;
    private static final int LONG_MIN = 255;

    static Inference of(String name, List<String> all) {
        List<String> values = all.stream().filter(value -> !value.isEmpty()).toList();
        SourceType type = values.isEmpty() ? new SourceType.OpenText() : type(values);
        boolean key = values.size() > 1
                && values.size() == all.size()
                && isKeyName(name)
                && Set.copyOf(values).size() == values.size()
                && !(type instanceof SourceType.Words);
        Optional<String> remark = type instanceof SourceType.Words words
                ? Optional.of(Note.quoted(name) + " has " + words.words().size()
                        + " different values and becomes a choice among them.")
                : Optional.empty();
        return new Inference(type, values.size() < all.size() || all.isEmpty(), key, remark);
    }

    private static boolean isKeyName(String name) {
        String[] words = name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1);
        return words.length > 0 && KEYS.contains(words[words.length - 1]);
    }

    private static SourceType type(List<String> values) {
        if (all(values, value -> TRUTH.contains(value.toLowerCase(Locale.ROOT)))) {
            return scalar(Plain.BOOLEAN);
        }
        if (all(values, value -> WHOLE.matcher(value).matches())) {
            return whole(values);
        }
        if (all(values, value -> DECIMAL.matcher(value).matches())) {
            return decimal(values);
        }
        for (var known : List.of(
                new Known(Plain.DATE, DATE),
                new Known(Plain.TIME, TIME),
                new Known(Plain.DATE_TIME, DATE_TIME),
                new Known(Plain.UUID, UUID))) {
            if (all(values, value -> known.form().matcher(value).matches())) {
                return scalar(known.type());
            }
        }
        for (FormattedText form : List.of(FormattedText.EMAIL, FormattedText.URL, FormattedText.COLOR)) {
            if (all(values, value -> fits(form, value))) {
                return scalar(form);
            }
        }
        return text(values);
    }

    private record Known(FieldType type, Pattern form) {}

    private static boolean fits(FieldType type, String value) {
        return FieldValues.faults(type, Json.of(value), JsonPointer.ROOT).isEmpty();
    }

    private static boolean all(List<String> values, Predicate<String> form) {
        return values.stream().allMatch(value -> {
            Stopped.check();
            return form.test(value);
        });
    }

    private static SourceType scalar(FieldType type) {
        return new SourceType.Scalar(type);
    }

    private static SourceType whole(List<String> values) {
        List<BigDecimal> numbers = values.stream().map(BigDecimal::new).toList();
        if (numbers.stream().allMatch(number -> fits(integer(), number))) {
            return scalar(integer());
        }
        FieldType big = new FieldType.LongNumber(Optional.empty(), Optional.empty());
        return numbers.stream().allMatch(number -> fits(big, number)) ? scalar(big) : decimal(values);
    }

    private static FieldType integer() {
        return new FieldType.IntegerNumber(Optional.empty(), Optional.empty());
    }

    private static boolean fits(FieldType type, BigDecimal number) {
        return FieldValues.faults(type, new Json.JsonNumber(number), JsonPointer.ROOT)
                .isEmpty();
    }

    private static SourceType decimal(List<String> values) {
        int scale = 0;
        int whole = 1;
        for (String value : values) {
            BigDecimal number = new BigDecimal(value);
            scale = Math.max(scale, number.scale());
            whole = Math.max(whole, number.precision() - number.scale());
        }
        return scalar(
                new FieldType.DecimalNumber(Math.max(18, whole + scale), scale, Optional.empty(), Optional.empty()));
    }

    private static SourceType text(List<String> values) {
        TreeSet<String> different = new TreeSet<>(values);
        boolean repeated = values.size() >= REPEATED_MIN * different.size() && different.size() <= CHOICES_MAX;
        if (repeated
                && different.size() > 1
                && all(List.copyOf(different), value -> WORD.matcher(value).matches())) {
            return SourceType.Words.of(List.copyOf(different), false);
        }
        boolean isLong = values.stream().anyMatch(value -> value.length() > LONG_MIN || value.indexOf('\n') >= 0);
        return isLong ? scalar(new FieldType.LongText(java.util.OptionalInt.empty())) : new SourceType.OpenText();
    }
}
