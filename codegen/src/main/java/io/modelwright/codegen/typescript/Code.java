package io.modelwright.codegen.typescript;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An expression of TypeScript that is laid out as Prettier does it: in one line where it fits, else broken at its outermost
 * brackets. Immutable.
 */
sealed interface Code {

    /** What a line holds at most, as the kept configuration of Prettier says. */
    int WIDTH = 120;

    String STEP = "  ";

    /** Something that is never broken. */
    record Text(String text) implements Code {}

    /** A call, or {@code new} of a class. */
    record Call(String callee, List<Code> arguments) implements Code {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    record Array(List<Code> items) implements Code {
        public Array {
            items = List.copyOf(items);
        }
    }

    record Property(String name, Code value) {}

    record Members(List<Property> properties) implements Code {
        public Members {
            properties = List.copyOf(properties);
        }
    }

    /** @param parameters with their parentheses */
    record Arrow(String parameters, Code body) implements Code {}

    static Code text(String text) {
        return new Text(text);
    }

    static Code call(String callee, Code... arguments) {
        return new Call(callee, List.of(arguments));
    }

    static Code array(List<? extends Code> items) {
        return new Array(List.copyOf(items));
    }

    /** Collects the properties of an object. Not for use by several threads. */
    final class Builder {
        private final List<Property> properties = new ArrayList<>();

        Builder put(String name, Code value) {
            properties.add(new Property(name, value));
            return this;
        }

        Builder put(String name, String value) {
            return put(name, text(value));
        }

        Members build() {
            return new Members(properties);
        }
    }

    /**
     * The expression laid out.
     *
     * @param indent how many steps the line is indented that it begins on
     * @param before how many characters of that line are taken already
     * @param after how many characters follow it in its last line
     */
    default String print(int indent, int before, int after) {
        String flat = flat();
        if (!isBroken() && before + flat.length() + after <= WIDTH) {
            return flat;
        }
        return switch (this) {
            case Text text -> text.text();
            case Array array ->
                array.items().isEmpty() ? "[]" : "[" + lines(array.items(), indent) + "\n" + STEP.repeat(indent) + "]";
            case Members members -> members.properties().isEmpty() ? "{}" : printed(members, indent);
            case Arrow arrow -> printed(arrow, indent, before, after);
            case Call call -> printed(call, indent, before, after);
        };
    }

    private String flat() {
        return switch (this) {
            case Text text -> text.text();
            case Array array -> "[" + flat(array.items()) + "]";
            case Members members when members.properties().isEmpty() -> "{}";
            case Members members ->
                members.properties().stream()
                        .map(property -> flat(property))
                        .collect(Collectors.joining(", ", "{ ", " }"));
            case Arrow arrow -> arrow.parameters() + " => " + arrow.body().flat();
            case Call call -> call.callee() + "(" + flat(call.arguments()) + ")";
        };
    }

    private static String flat(List<Code> items) {
        return items.stream().map(Code::flat).collect(Collectors.joining(", "));
    }

    private static String flat(Property property) {
        return property.name() + ": " + property.value().flat();
    }

    /** Whether it takes several lines however short it is. */
    private boolean isBroken() {
        return switch (this) {
            case Text text -> text.text().indexOf('\n') >= 0;
            case Array array ->
                isMatrix(array.items()) || array.items().stream().anyMatch(Code::isBroken);
            case Members members ->
                members.properties().stream()
                        .anyMatch(property -> property.value().isBroken());
            case Arrow arrow -> arrow.body().isBroken();
            case Call call -> call.arguments().stream().anyMatch(Code::isBroken);
        };
    }

    /** Several objects, or several arrays, of more than one element each stand in lines of their own. */
    private static boolean isMatrix(List<Code> items) {
        return items.size() > 1
                && (items.stream()
                                .allMatch(item -> item instanceof Members members
                                        && members.properties().size() > 1)
                        || items.stream()
                                .allMatch(item -> item instanceof Array array
                                        && array.items().size() > 1));
    }

    private static String lines(List<Code> items, int indent) {
        int inner = indent + 1;
        return items.stream()
                .map(item -> "\n" + STEP.repeat(inner) + item.print(inner, inner * STEP.length(), 1) + ",")
                .collect(Collectors.joining());
    }

    private static String printed(Members members, int indent) {
        int inner = indent + 1;
        String lines = members.properties().stream()
                .map(property -> {
                    String start = STEP.repeat(inner) + property.name() + ": ";
                    return "\n" + start + property.value().print(inner, start.length(), 1) + ",";
                })
                .collect(Collectors.joining());
        return "{" + lines + "\n" + STEP.repeat(indent) + "}";
    }

    private static String printed(Arrow arrow, int indent, int before, int after) {
        String start = arrow.parameters() + " =>";
        if (arrow.body() instanceof Array) {
            return start + " " + arrow.body().print(indent, before + start.length() + 1, after);
        }
        int inner = indent + 1;
        return start + "\n" + STEP.repeat(inner) + arrow.body().print(inner, inner * STEP.length(), after);
    }

    private static String printed(Call call, int indent, int before, int after) {
        if (call.arguments().isEmpty()) {
            return call.callee() + "()";
        }
        List<Code> leading = call.arguments().subList(0, call.arguments().size() - 1);
        Code last = call.arguments().getLast();
        boolean embraces = (last instanceof Array array && !array.items().isEmpty())
                || (last instanceof Members members && !members.properties().isEmpty());
        String start = call.callee() + "("
                + leading.stream().map(item -> item.flat() + ", ").collect(Collectors.joining());
        if (embraces && leading.stream().noneMatch(Code::isBroken) && before + start.length() + 1 <= WIDTH) {
            return start + last.print(indent, WIDTH, after) + ")";
        }
        return call.callee() + "(" + lines(call.arguments(), indent) + "\n" + STEP.repeat(indent) + ")";
    }
}
