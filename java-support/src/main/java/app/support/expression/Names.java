package app.support.expression;

import app.support.expression.Fault.Code;
import app.support.expression.Scope.Member;
import app.support.expression.ValueType.Scalar;
import app.support.model.Field;
import app.support.model.FieldType;
import app.support.model.Relation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resolves names and dotted paths, and inlines the formulas they lead to. For one compilation. */
final class Names {

    /** The record itself, for a member whose name means something else in the language. */
    static final String RECORD = "record";

    /** The person who asks. */
    static final String USER = "user";

    private final Checker checker;
    private final Checker.Place place;
    private final Faults faults;

    Names(Checker checker, Checker.Place place, Faults faults) {
        this.checker = checker;
        this.place = place;
        this.faults = faults;
    }

    @Nullable Expr resolve(Node node, int depth) {
        List<Node> steps = new ArrayList<>();
        Node at = node;
        while (at.kind() == Node.Kind.SELECT) {
            steps.addFirst(at);
            at = at.parts().getFirst();
        }
        if (at.kind() != Node.Kind.NAME) {
            return checker.fault(Code.NOT_TRANSLATABLE, node, "only records have members");
        }
        String root = at.name();
        if (root.equals(USER)) {
            return user(steps);
        }
        if (!root.equals(RECORD) || place.scope().find(RECORD).isPresent()) {
            steps.addFirst(at);
        }
        return steps.isEmpty()
                ? checker.fault(Code.TYPE, at, "a record is no value; record.id is its id")
                : follow(steps, depth);
    }

    private @Nullable Expr user(List<Node> steps) {
        for (Node step : steps) {
            if (!name(step).equals("id") || steps.size() > 1) {
                return checker.fault(
                        Code.UNKNOWN_NAME, step, "of the user only user.id is known; record.user reads a member");
            }
        }
        return Expr.Bound.USER;
    }

    private static String name(Node step) {
        return step.name();
    }

    private @Nullable Expr follow(List<Node> steps, int depth) {
        Scope scope = place.scope();
        List<Relation> relations = new ArrayList<>(place.prefix());
        for (int i = 0; i < steps.size(); i++) {
            Node step = steps.get(i);
            Optional<Member> member = scope.find(name(step));
            if (member.isEmpty()) {
                return checker.fault(Code.UNKNOWN_NAME, step, scope.entity() + " has no member " + name(step));
            }
            List<Node> rest = steps.subList(i + 1, steps.size());
            switch (member.get()) {
                case Member.OfField(Field field) -> {
                    return field(scope, relations, field, step, rest, depth);
                }
                case Member.OfSystem(SystemField field) -> {
                    return end(new Expr.Path(relations, new Leaf.OfSystem(field), field.type(scope.entity())), rest);
                }
                case Member.ToMany(Relation relation) -> {
                    return checker.fault(
                            Code.NOT_TRANSLATABLE,
                            step,
                            name(step) + " leads to many records; only paths to one are read");
                }
                case Member.ToOne(Relation relation, Optional<Scope> target) -> {
                    Expr link =
                            new Expr.Path(relations, new Leaf.Link(relation), new ValueType.Reference(relation.to()));
                    if (rest.isEmpty()) {
                        return link;
                    }
                    if (target.isEmpty()) {
                        return name(rest.getFirst()).equals("id")
                                ? end(link, rest.subList(1, rest.size()))
                                : checker.fault(Code.UNKNOWN_NAME, rest.getFirst(), "of a person only the id is known");
                    }
                    relations.add(relation);
                    scope = target.get();
                }
            }
        }
        throw new IllegalStateException("a path that never ends");
    }

    private @Nullable Expr end(Expr value, List<Node> rest) {
        return rest.isEmpty()
                ? value
                : checker.fault(Code.UNKNOWN_NAME, rest.getFirst(), value.type().title() + " has no members");
    }

    private @Nullable Expr field(
            Scope scope, List<Relation> relations, Field field, Node at, List<Node> rest, int depth) {
        if (field.type() instanceof FieldType.Formula formula) {
            Expr inlined = inline(scope, relations, field, formula, at, depth);
            return inlined == null ? null : end(inlined, rest);
        }
        Component whole = field.type() instanceof FieldType.Money
                ? Component.AMOUNT
                : field.type() == FieldType.Plain.GEO_POINT ? Component.LATITUDE : Component.WHOLE;
        if (whole == Component.WHOLE || rest.isEmpty()) {
            return end(new Expr.Path(relations, new Leaf.Stored(field, whole), ValueType.of(field.type())), rest);
        }
        return part(relations, field, rest);
    }

    private @Nullable Expr part(List<Relation> relations, Field field, List<Node> rest) {
        Node step = rest.getFirst();
        boolean money = field.type() instanceof FieldType.Money;
        Component part = switch (name(step)) {
            case "amount" -> money ? Component.AMOUNT : Component.WHOLE;
            case "currency" -> money ? Component.CURRENCY : Component.WHOLE;
            case "lat" -> money ? Component.WHOLE : Component.LATITUDE;
            case "lon" -> money ? Component.WHOLE : Component.LONGITUDE;
            default -> Component.WHOLE;
        };
        if (part == Component.WHOLE) {
            return checker.fault(
                    Code.UNKNOWN_NAME,
                    step,
                    "has no member " + name(step) + ", only " + (money ? "amount and currency" : "lat and lon"));
        }
        Expr.Path path = new Expr.Path(relations, new Leaf.Stored(field, part), partType(part));
        return end(path, rest.subList(1, rest.size()));
    }

    /** The type of a part of money or geoPoint. */
    static Scalar partType(Component part) {
        return switch (part) {
            case WHOLE -> Scalar.OPAQUE;
            case AMOUNT -> Scalar.DECIMAL;
            case CURRENCY -> Scalar.TEXT;
            case LATITUDE, LONGITUDE -> Scalar.FLOAT;
        };
    }

    private @Nullable Expr inline(
            Scope scope, List<Relation> relations, Field field, FieldType.Formula formula, Node at, int depth) {
        if (place.within().contains(formulaKey(scope, field))) {
            return checker.fault(Code.CYCLE, at, "the formula " + field.name() + " depends on itself");
        }
        return switch (Parser.parse(formula.expression())) {
            case Parser.Unparsed(Fault fault) ->
                checker.fault(fault.code(), at, "formula " + field.name() + ": " + fault.message());
            case Parser.Parsed(Node source) -> {
                Set<String> within = new HashSet<>(place.within());
                within.add(formulaKey(scope, field));
                int before = faults.found().size();
                Expr body = new Checker(source, new Checker.Place(scope, relations, within, depth + 1), faults)
                        .checkRoot(Expectation.of(ValueType.of(formula.result())));
                faults.relocate(before, at.offset(), "formula " + field.name() + ": ");
                yield body == null ? null : new Expr.Formula(relations, field, body);
            }
        };
    }

    private static String formulaKey(Scope scope, Field field) {
        return scope.entity() + "." + field.name();
    }
}
