package io.modelwright.testkit.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.validation.DesignValidator;
import io.modelwright.core.shared.Finding;
import io.modelwright.testkit.modeling.Designs.Evolution;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random designs are valid, or tests that build on them would prove nothing. */
final class DesignsTest {

    @Provide
    Arbitrary<Design> designs() {
        return Designs.designs();
    }

    @Provide
    Arbitrary<Evolution> evolutions() {
        return Designs.evolutions();
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void designShouldHaveNoErrors(@ForAll("designs") Design design) {
        assertThat(DesignValidator.validate(design)).noneMatch(Finding::isError);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void evolutionShouldHaveNoErrorsOnEitherSide(@ForAll("evolutions") Evolution evolution) {
        assertThat(DesignValidator.validate(evolution.before())).noneMatch(Finding::isError);
        assertThat(DesignValidator.validate(evolution.after())).noneMatch(Finding::isError);
    }
}
