package io.modelwright.testkit.modeling;

import io.modelwright.core.modeling.Labels;
import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.modeling.Relation.Kind;
import io.modelwright.core.modeling.Relation.OnDelete;
import io.modelwright.testkit.modeling.DesignPlan.EntityPlan;
import io.modelwright.testkit.modeling.DesignPlan.FieldPlan;
import io.modelwright.testkit.modeling.DesignPlan.PermissionPlan;
import io.modelwright.testkit.modeling.DesignPlan.RelationPlan;
import io.modelwright.testkit.modeling.DesignPlan.RolePlan;
import java.time.ZoneId;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random wishes for designs. */
final class DesignPlans {

    private static final Arbitrary<Integer> NUMBERS = Arbitraries.integers().between(0, 20);

    private DesignPlans() {}

    static Arbitrary<DesignPlan> plans(int entitiesMax, int fieldsMax) {
        return Combinators.combine(
                        Arbitraries.of("UTC", "Europe/Berlin", "Asia/Kathmandu", "America/New_York")
                                .map(ZoneId::of),
                        entities(fieldsMax).list().ofMinSize(0).ofMaxSize(entitiesMax),
                        relations().list().ofMaxSize(entitiesMax + 2),
                        roles().list().ofMaxSize(2))
                .as(DesignPlan::new);
    }

    /** Names as people choose them, reserved words of all languages and the extremes of the grammar among them. */
    static Arbitrary<String> names() {
        Arbitrary<String> ordinary = Arbitraries.of(
                "task",
                "project",
                "title",
                "name",
                "dueDate",
                "status",
                "price",
                "address2",
                "note",
                "owner",
                "amount",
                "state",
                "place",
                "color",
                "count",
                "tag",
                "person",
                "company",
                "orderLine",
                "startsAt",
                "parent");
        Arbitrary<String> reserved = Arbitraries.of(
                "order",
                "select",
                "table",
                "group",
                "class",
                "public",
                "function",
                "package",
                "interface",
                "default",
                "from",
                "to",
                "where",
                "primary",
                "hashCode",
                "toString",
                "constructor",
                "prototype",
                "record",
                "var");
        Arbitrary<String> random = Combinators.combine(
                        Arbitraries.chars().range('a', 'z'),
                        Arbitraries.strings()
                                .withCharRange('a', 'z')
                                .withCharRange('A', 'Z')
                                .numeric()
                                .ofMaxLength(9))
                .as((first, rest) -> first + rest);
        Arbitrary<String> longest =
                Arbitraries.strings().withCharRange('a', 'z').ofLength(41);
        return Arbitraries.frequencyOf(
                Tuple.of(6, ordinary), Tuple.of(3, reserved), Tuple.of(4, random), Tuple.of(1, longest));
    }

    static Arbitrary<Labels> labels() {
        Arbitrary<String> text = Arbitraries.oneOf(
                Arbitraries.of("Aufgabe", "任务", "Tâche \"une\"", "🚀 launch", "مهمة", "a\nb", "%s {0} ${x}", "'; --"),
                Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(12));
        return Combinators.combine(text.optional(0.3), text.optional(0.2))
                .as((display, description) -> new Labels(display, Optional.empty(), description));
    }

    private static Arbitrary<EntityPlan> entities(int fieldsMax) {
        return Combinators.combine(
                        names(),
                        labels(),
                        Arbitraries.of(true, false),
                        fields().list().ofMinSize(0).ofMaxSize(fieldsMax),
                        NUMBERS.list().ofMaxSize(2),
                        NUMBERS.list().ofMinSize(1).ofMaxSize(3).list().ofMaxSize(2),
                        NUMBERS.list().ofMinSize(1).ofMaxSize(3).list().ofMaxSize(2))
                .as(EntityPlan::new);
    }

    static Arbitrary<FieldPlan> fields() {
        return Combinators.combine(
                        names(),
                        labels(),
                        FieldTypePlans.types(),
                        Arbitraries.of(true, false),
                        Arbitraries.of(false, false, true),
                        NUMBERS.optional(0.1))
                .as(FieldPlan::new);
    }

    private static Arbitrary<RelationPlan> relations() {
        return Combinators.combine(
                        NUMBERS,
                        names(),
                        labels(),
                        Arbitraries.of(Kind.values()),
                        Arbitraries.frequencyOf(Tuple.of(8, NUMBERS), Tuple.of(1, Arbitraries.just(-1))),
                        names().optional(0.6),
                        Arbitraries.of(false, false, true),
                        Arbitraries.of(OnDelete.values()))
                .as(RelationPlan::new);
    }

    private static Arbitrary<RolePlan> roles() {
        Arbitrary<PermissionPlan> permissions = Combinators.combine(
                        NUMBERS,
                        Arbitraries.of(Action.values()).set().ofMinSize(1).ofMaxSize(4),
                        NUMBERS.optional(0.5),
                        NUMBERS.list().ofMaxSize(2),
                        NUMBERS.list().ofMaxSize(2))
                .as(PermissionPlan::new);
        return Combinators.combine(names(), labels(), permissions.list().ofMaxSize(3))
                .as(RolePlan::new);
    }
}
