package io.modelwright.testkit.modeling;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import java.util.UUID;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Random valid designs: every field type and relation kind, options and defaults, rules, formulas, keys, roles, labels in many
 * scripts, reserved words and the longest names. They shrink by their parts.
 */
public final class Designs {

    private Designs() {}

    /** Two designs of one app; what has the same id in both is the same element, changed or not. */
    public record Evolution(Design before, Design after) {}

    /** Designs of up to five entities of up to eight fields. */
    public static Arbitrary<Design> designs() {
        return designs(5, 8);
    }

    public static Arbitrary<Design> designs(int entitiesMax, int fieldsMax) {
        return Combinators.combine(DesignPlans.plans(entitiesMax, fieldsMax), Arbitraries.longs())
                .as((plan, seed) -> DesignAssembler.assemble(plan, ids(seed)));
    }

    /**
     * Pairs of designs. Of the elements of the first, some stay as they are in the second, some are renamed, retyped or given
     * other options under their id, some go, and others come, at times under the name of one that went.
     */
    public static Arbitrary<Evolution> evolutions() {
        return evolutions(4, 6);
    }

    public static Arbitrary<Evolution> evolutions(int entitiesMax, int fieldsMax) {
        return Combinators.combine(
                        DesignPlans.plans(entitiesMax, fieldsMax),
                        DesignPlans.plans(entitiesMax, fieldsMax),
                        Arbitraries.longs(),
                        Arbitraries.integers().between(0, 9).list().ofSize(64))
                .as((first, second, seed, decisions) -> {
                    Design before = DesignAssembler.assemble(first, ids(seed));
                    DesignPlan mixed = DesignMixer.mix(first, second, decisions);
                    Design after = DesignAssembler.assemble(mixed, ids(~seed));
                    return new Evolution(before, DesignMixer.identify(before, after, decisions));
                });
    }

    /** Ids that are the same for the same seed, and different ones for different seeds. */
    private static Supplier<ElementId> ids(long seed) {
        long[] count = {0};
        return () -> {
            count[0]++;
            long most = (0x018f_0000_0000_0000L | ((count[0] << 16) & 0xFFFF_FFFF_0000L)) | 0x7000L;
            return new ElementId(new UUID(most, 0x8000_0000_0000_0000L | (seed & 0x3FFF_FFFF_FFFF_FFFFL)));
        };
    }
}
