package io.modelwright.arch;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds each rule against code that was written to break it: a rule that cannot fail proves nothing. */
class RulesBiteTest {
    static final String PLANTED = "io.modelwright.arch.planted";

    private static final Map<String, ArchRule> RULES = LayerRules.of(PLANTED);
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(PLANTED);

    /** For each rule the planted classes that it must name. */
    private static final Map<String, List<String>> CULPRITS = Map.ofEntries(
            entry("core uses only the modules its arrows point at", List.of("core.UsesPort")),
            entry("ports uses only the modules its arrows point at", List.of("ports.UsesApplication")),
            entry("application uses only the modules its arrows point at", List.of("application.UsesAdapter")),
            entry("embedded uses only the modules its arrows point at", List.of("embedded.UsesCore")),
            entry(
                    "testkit uses only the modules its arrows point at",
                    List.of("testkit.UsesApplication", "testkit.UsesAdapter")),
            entry(
                    "rest uses only the modules its arrows point at",
                    List.of("rest.UsesOtherAdapter", "rest.UsesApplication")),
            entry("postgres uses only the modules its arrows point at", List.of("postgres.UsesBootstrap")),
            entry("redis uses only the modules its arrows point at", List.of("redis.UsesEmbeddedServers")),
            entry("files uses only the modules its arrows point at", List.of("files.UsesOtherAdapter")),
            entry("imports uses only the modules its arrows point at", List.of("imports.UsesOtherAdapter")),
            entry("build uses only the modules its arrows point at", List.of("build.UsesOtherAdapter")),
            entry("git uses only the modules its arrows point at", List.of("git.UsesOtherAdapter")),
            entry("docker uses only the modules its arrows point at", List.of("docker.UsesOtherAdapter")),
            entry("proxy uses only the modules its arrows point at", List.of("proxy.UsesOtherAdapter")),
            entry("codegen uses only the modules its arrows point at", List.of("codegen.UsesOtherAdapter")),
            entry("security uses only the modules its arrows point at", List.of("security.UsesOtherAdapter")),
            entry("bootstrap uses only the modules its arrows point at", List.of("bootstrap.UsesTestkit")),
            entry("every class belongs to a known module", List.of("stranger.BelongsNowhere")),
            entry("core uses only the JDK and JSpecify", List.of("core.UsesLogging", "core.UsesCelOutsideExpression")),
            entry("core.expression adds CEL and RE2J alone", List.of("core.expression.UsesLogging")),
            entry("ports use only the JDK and JSpecify", List.of("ports.UsesLogging")),
            entry("application uses only the JDK, JSpecify and SLF4J", List.of("application.UsesArchUnit")),
            entry(LayerRules.FREE_OF_CYCLES, List.of("core.chicken.Chicken", "core.egg.Egg")),
            entry("every package is null-marked", List.of("core.unmarked.InAPackageWithoutInfo")));

    /** Planted classes that no rule may name: what the rules allow. (A cycle names all that lie on it.) */
    private static final List<String> INNOCENT =
            List.of("core.expression.UsesCel", "application.UsesPortAndLogging", "testkit.UsesEmbeddedServers");

    @Test
    void everyRuleShouldHaveAPlantedViolation() {
        assertThat(CULPRITS.keySet()).containsExactlyInAnyOrderElementsOf(RULES.keySet());
    }

    @TestFactory
    Stream<DynamicTest> ruleShouldNameItsPlantedViolations() {
        return RULES.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(),
                        () -> assertThat(report(rule.getValue()))
                                .contains(CULPRITS.getOrDefault(rule.getKey(), List.of()).stream()
                                        .map(culprit -> PLANTED + "." + culprit)
                                        .toList())));
    }

    @TestFactory
    Stream<DynamicTest> ruleShouldNotNameWhatIsAllowed() {
        return RULES.entrySet().stream()
                .filter(rule -> !rule.getKey().equals(LayerRules.FREE_OF_CYCLES))
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> assertThat(report(rule.getValue())).doesNotContain(INNOCENT)));
    }

    private static String report(ArchRule rule) {
        EvaluationResult result = rule.evaluate(CLASSES);
        return String.join("\n", result.getFailureReport().getDetails());
    }
}
