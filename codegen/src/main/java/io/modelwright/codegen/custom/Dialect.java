package io.modelwright.codegen.custom;

import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HelperRegistry;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.TagType;
import com.github.jknack.handlebars.cache.TemplateCache;
import com.github.jknack.handlebars.helper.EachHelper;
import com.github.jknack.handlebars.helper.IfHelper;
import com.github.jknack.handlebars.helper.LookupHelper;
import com.github.jknack.handlebars.helper.UnlessHelper;
import com.github.jknack.handlebars.helper.WithHelper;
import io.modelwright.codegen.symbol.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The dialect for one rendering: the library without what reaches out of it, and our helpers. For one thread. */
final class Dialect {

    private final Bounds bounds;
    private final DialectRegistry registry;

    private Dialect(Bounds bounds) {
        this.bounds = bounds;
        this.registry = new DialectRegistry(bounds);
    }

    static Handlebars over(SetPartials partials, Bounds bounds) {
        Dialect dialect = new Dialect(bounds);
        dialect.addBlocks();
        dialect.addTexts();
        dialect.addLogic();
        dialect.addTypes();
        Handlebars handlebars = new Handlebars(partials)
                .with(EscapingStrategy.NOOP)
                .with((HelperRegistry) dialect.registry)
                .prettyPrint(true)
                .preEvaluatePartialBlocks(false);
        return handlebars.with((TemplateCache) partials);
    }

    @SuppressWarnings("ReferenceEquality") // the very place, not one that is equal
    private void addBlocks() {
        registry.registerHelper("each", EachHelper.INSTANCE);
        registry.registerHelper("if", IfHelper.INSTANCE);
        registry.registerHelper("unless", UnlessHelper.INSTANCE);
        registry.registerHelper("with", WithHelper.INSTANCE);
        registry.registerHelper("lookup", LookupHelper.INSTANCE);
        registry.registerHelper(
                "entity",
                (Object name, Options options) ->
                        options.context.data("root") instanceof Map<?, ?> root ? entity(root, name) : null);
        registry.registerHelperMissing((Object context, Options options) -> {
            // of a name without arguments what stands here is the place where it was looked up
            boolean called = context != options.context.model()
                    || options.params.length > 0
                    || !options.hash.isEmpty()
                    || options.tagType == TagType.SUB_EXPRESSION;
            if (called) {
                throw new IllegalArgumentException("there is no helper " + Shown.text(options.helperName));
            }
            return "";
        });
    }

    private static @Nullable Object entity(Map<?, ?> root, @Nullable Object name) {
        return root.get("entities") instanceof List<?> entities
                ? entities.stream()
                        .filter(one -> one instanceof Map<?, ?> entity && Objects.equals(entity.get("name"), name))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private void addTexts() {
        text("camel", text -> Words.of(text).isEmpty() ? "" : lowerFirst(joinedPascal(text)));
        text("pascal", Dialect::joinedPascal);
        text("kebab", Words::kebab);
        text("snake", Words::snake);
        text("constant", Words::constant);
        text("sentence", text -> Words.of(text).isEmpty() ? "" : Words.sentence(text));
        text("plural", text -> text.isEmpty() ? "" : Words.plural(text));
        text("upper", text -> text.toUpperCase(Locale.ROOT));
        text("lower", text -> text.toLowerCase(Locale.ROOT));
        text("capitalize", text -> text.isEmpty() ? "" : Words.pascal(text));
        text("trim", String::strip);
        text("json", Quotes::json);
        text("javaString", Quotes::java);
        text("kotlinString", Quotes::kotlin);
        text("typescriptString", Quotes::json);
        text("sqlString", Quotes::sql);
        text("sqlName", Quotes::sqlName);
        text("markdown", Quotes::markdown);
        text("comment", Quotes::comment);
        registry.registerHelper("concat", (Object first, Options options) -> {
            StringBuilder all = new StringBuilder(string(first));
            for (Object part : options.params) {
                all.append(string(part));
                bounds.text(all.toString());
            }
            return all.toString();
        });
        registry.registerHelper("join", (Object list, Options options) -> {
            String separator = options.params.length > 0 ? string(options.params[0]) : ", ";
            return list instanceof List<?> items
                    ? bounds.text(items.stream().map(Dialect::string).collect(Collectors.joining(separator)))
                    : string(list);
        });
        registry.registerHelper("replace", (Object text, Options options) -> {
            if (options.params.length != 2 || string(options.params[0]).isEmpty()) {
                throw new IllegalArgumentException("replace takes a text, what to replace and by what");
            }
            String by = string(options.params[1]);
            String from = string(options.params[0]);
            long most = (long) string(text).length() * Math.max(1, by.length());
            return most > 50L * Bounds.TEXT_MAX
                    ? tooLong()
                    : bounds.text(string(text).replace(from, by));
        });
        registry.registerHelper("default", (Object value, Options options) -> {
            String given = string(value);
            return given.isEmpty() && options.params.length > 0 ? options.params[0] : value;
        });
        registry.registerHelper(
                "count",
                (Object list, Options options) -> list instanceof List<?> items ? Integer.toString(items.size()) : "0");
    }

    private static String tooLong() {
        throw new Bounds.Exceeded("A helper makes a text of more than " + Bounds.TEXT_MAX + " characters.");
    }

    private void text(String name, UnaryOperator<String> function) {
        registry.registerHelper(
                name, (Object text, Options options) -> bounds.text(function.apply(bounds.text(string(text)))));
    }

    private void addLogic() {
        logic("eq", (a, b) -> string(a).equals(string(b)));
        logic("ne", (a, b) -> !string(a).equals(string(b)));
        logic("and", (a, b) -> isTrue(a) && isTrue(b));
        logic("or", (a, b) -> isTrue(a) || isTrue(b));
        logic(
                "has",
                (a, b) -> a instanceof List<?> list
                        && list.stream().anyMatch(item -> string(item).equals(string(b))));
        logic("not", (a, b) -> !isTrue(a));
    }

    /** A question: a truth value in an expression, a block that shows its inside or its {@code else}. */
    private void logic(String name, BiPredicate<@Nullable Object, @Nullable Object> question) {
        registry.registerHelper(name, (Object first, Options options) -> {
            boolean answer = question.test(first, options.params.length > 0 ? options.params[0] : null);
            if (options.tagType == TagType.SECTION) {
                return answer ? options.fn() : options.inverse();
            }
            return answer;
        });
    }

    private void addTypes() {
        for (TypeNames language : TypeNames.values()) {
            registry.registerHelper(
                    language.helper(),
                    (Object field, Options options) -> field instanceof Map<?, ?> known ? language.of(known) : "");
        }
    }

    static String string(@Nullable Object value) {
        return value instanceof String || value instanceof Boolean || value instanceof Number ? value.toString() : "";
    }

    private static boolean isTrue(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean truth -> truth;
            case String text -> !text.isEmpty();
            case List<?> list -> !list.isEmpty();
            default -> true;
        };
    }

    private static String joinedPascal(String text) {
        return Words.of(text).stream().map(Words::pascal).collect(Collectors.joining());
    }

    private static String lowerFirst(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
