package io.modelwright.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LayerRulesTest {
    private static final String ROOT = "io.modelwright";
    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @TestFactory
    Stream<DynamicTest> productionCodeShouldKeepEveryRule() {
        return LayerRules.of(ROOT).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(PRODUCTION)));
    }

    /** Rules hold easily over classes that were never read. */
    @Test
    void everyModuleShouldHaveBeenRead() {
        assertThat(Layer.all())
                .allSatisfy(layer -> assertThat(PRODUCTION)
                        .as(layer.title())
                        .anySatisfy(type ->
                                assertThat(type.getPackageName() + ".").startsWith(layer.rootPackage(ROOT) + ".")));
    }

    @Test
    void plantedViolationsShouldNotBeTakenForProductionCode() {
        assertThat(PRODUCTION)
                .noneSatisfy(type -> assertThat(type.getPackageName()).startsWith(RulesBiteTest.PLANTED));
    }
}
