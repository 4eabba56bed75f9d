package io.modelwright.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.OfflineHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.shared.Outcome;
import io.modelwright.testkit.contract.ContractDesign;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What belongs to people from the first day: the hooks of each entity, and nothing else. */
class ExtensionPointsTest {

    @Test
    void hooksShouldBeWrittenOnce() {
        assertThat(extensionPoints(Target.JAVA)).hasSize(3).allMatch(path -> path.endsWith("Hooks.java"));
        assertThat(extensionPoints(Target.TYPESCRIPT)).hasSize(3).allMatch(path -> path.endsWith("/hooks.ts"));
    }

    private static List<String> extensionPoints(Target target) {
        if (OfflineHistory.of("Tasks", "tasks", List.of(ContractDesign.TASKS.design()))
                        instanceof Outcome.Done<AppHistory>(AppHistory history)
                && Targets.shipped().render(history, target, RenderOptions.DEFAULT)
                        instanceof Outcome.Done<SourceTree>(SourceTree tree)) {
            return tree.files().entrySet().stream()
                    .filter(entry -> entry.getValue().isExtensionPoint())
                    .map(Map.Entry::getKey)
                    .map(Object::toString)
                    .toList();
        }
        throw new AssertionError("the design of the contract can be generated");
    }
}
