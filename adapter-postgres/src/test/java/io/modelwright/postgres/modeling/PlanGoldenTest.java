package io.modelwright.postgres.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.modeling.plan.Plan;
import io.modelwright.core.modeling.plan.PlanDocument;
import io.modelwright.postgres.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The plan from {@code before.json} to {@code after.json} of each folder in {@code plans} is that of {@code plan.json}. Run
 * with {@code -Dplans.write=true} to write anew what is then to be looked at.
 */
class PlanGoldenTest {

    private static final Path CASES = Path.of("src", "test", "resources", "plans");
    private static final boolean WRITE = Boolean.getBoolean("plans.write");

    @TestFactory
    List<DynamicTest> planShouldBeTheGoldenOne() throws IOException {
        try (Stream<Path> cases = Files.list(CASES)) {
            return cases.sorted()
                    .map(folder -> DynamicTest.dynamicTest(
                            String.valueOf(folder.getFileName()), () -> planShouldBeTheGoldenOne(folder)))
                    .toList();
        }
    }

    private static void planShouldBeTheGoldenOne(Path folder) throws IOException {
        Plan plan = Plan.between(
                design(folder.resolve("before.json")),
                design(folder.resolve("after.json")),
                Retired.NOTHING,
                2,
                "app",
                Set.of());
        String text = JsonText.write(PlanDocument.write(plan, Map.of()));
        ObjectMapper mapper = new ObjectMapper();
        String pretty = mapper.writerWithDefaultPrettyPrinter().writeValueAsString(mapper.readTree(text)) + "\n";
        Path golden = folder.resolve("plan.json");
        if (WRITE) {
            Files.writeString(golden, pretty);
        }

        assertThat(pretty).isEqualTo(Files.readString(golden));
    }

    private static Design design(Path file) throws IOException {
        return DesignDocument.parseOffline(JsonText.parse(Files.readString(file)))
                .design()
                .orElseThrow();
    }
}
