package io.modelwright.core.records;

import io.modelwright.core.expression.Environment;
import io.modelwright.core.expression.Evaluator;
import io.modelwright.core.expression.Expr;
import io.modelwright.core.expression.Leaf;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Rule;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import java.util.List;
import java.util.Set;

/** What a whole record must meet, beyond each value by itself. Stateless. */
public final class RecordChecks {

    private RecordChecks() {}

    /**
     * What the record lacks: required values, patterns, and rules that need no other record. A rule fails only where it is
     * false.
     *
     * @param faulty names of members that were refused already; nothing is said about them again
     */
    public static List<Finding> faults(
            EntityPlan plan, StoredRecord record, Set<String> faulty, RequestContext context, JsonPointer root) {
        Faults faults = new Faults();
        Environment environment = new RecordEnvironment(record, context, (reference, id) -> null);
        required(plan, record, faulty, root, faults);
        for (EntityPlan.CompiledPattern pattern : plan.patterns()) {
            if (!faulty.contains(pattern.field().name()) && Evaluator.isFalse(pattern.condition(), environment)) {
                faults.add(
                        "pattern",
                        root.member(pattern.field().name()),
                        "This must match the pattern of " + pattern.field().name() + ".");
            }
        }
        for (CompiledRule rule : plan.rules()) {
            if (!rule.readsRelated()
                    && !readsAny(rule.condition(), faulty)
                    && Evaluator.isFalse(rule.condition(), environment)) {
                Finding fault = broken(rule.rule(), root);
                faults.add(fault.code(), fault.pointer(), fault.message());
            }
        }
        return faults.toList();
    }

    /** What to say of a rule that is broken. */
    public static Finding broken(Rule rule, JsonPointer root) {
        return Finding.error("rule", rule.field().map(root::member).orElse(root), rule.message());
    }

    private static void required(
            EntityPlan plan, StoredRecord record, Set<String> faulty, JsonPointer root, Faults faults) {
        for (Member.Column column : plan.columns()) {
            boolean drawn = column.type() == FieldType.Plain.AUTO_NUMBER;
            if (column.field().required() && !drawn && record.value(column.id()) == null) {
                missing(column.name(), faulty, root, faults);
            }
        }
        for (Member.ToOne reference : plan.references()) {
            if (reference.relation().required() && record.value(reference.id()) == null) {
                missing(reference.name(), faulty, root, faults);
            }
        }
    }

    private static void missing(String name, Set<String> faulty, JsonPointer root, Faults faults) {
        if (!faulty.contains(name)) {
            faults.add("required", root.member(name), "This is required.");
        }
    }

    private static boolean readsAny(Expr expr, Set<String> names) {
        if (expr instanceof Expr.Path path) {
            return switch (path.leaf()) {
                case Leaf.Stored stored -> names.contains(stored.field().name());
                case Leaf.Link link -> names.contains(link.relation().name());
                case Leaf.OfSystem system -> false;
            };
        }
        return expr.parts().stream().anyMatch(part -> readsAny(part, names));
    }
}
