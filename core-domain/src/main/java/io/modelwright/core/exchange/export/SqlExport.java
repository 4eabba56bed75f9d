package io.modelwright.core.exchange.export;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.modeling.plan.Plan;
import io.modelwright.core.modeling.plan.Plan.Verdict;
import java.util.Map;
import java.util.Set;

/** A design as the DDL that creates its tables, as publishing it first would. Pure. */
public final class SqlExport {

    private static final String SCHEMA = "app";

    private SqlExport() {}

    /** @throws IllegalArgumentException where the design is not valid */
    public static String of(Design design) {
        Plan plan = Plan.between(Design.EMPTY, design, Retired.NOTHING, 1, SCHEMA, Set.of());
        return switch (plan.decide(Map.of(), Set.of(), Map.of(), Set.of())) {
            case Verdict.Ready ready -> ready.script();
            case Verdict other -> throw new IllegalArgumentException("a first version that needs decisions: " + other);
        };
    }
}
