package io.modelwright.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class CallerRulesTest {

    private static final String ROOT = "io.modelwright";
    private static final String PLANTED = RulesBiteTest.PLANTED;
    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT + ".rest", ROOT + ".ports");
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(PLANTED);

    private static final Map<String, String> CULPRITS = Map.of(
            CallerRules.ROUTES, PLANTED + ".rest.OpenRoute.show()",
            CallerRules.PORTS, PLANTED + ".ports.driving.OpenPort.delete(java.lang.String)");

    @TestFactory
    Stream<DynamicTest> productionCodeShouldKeepTheRule() {
        return CallerRules.of(ROOT).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(PRODUCTION)));
    }

    @TestFactory
    Stream<DynamicTest> ruleShouldNameItsPlantedViolationAlone() {
        return CallerRules.of(PLANTED).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(),
                        () -> assertThat(rule.getValue()
                                        .evaluate(CLASSES)
                                        .getFailureReport()
                                        .getDetails())
                                .singleElement()
                                .asString()
                                .startsWith(CULPRITS.get(rule.getKey()))));
    }
}
