package io.modelwright.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.shared.Outcome;
import io.modelwright.testkit.contract.ContractDesign;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that tools read: one that no tool takes is found by nobody until somebody deploys. */
final class ConfigurationFilesTest {

    private static final YAMLMapper YAML = new YAMLMapper();

    private static Map<String, JsonNode> documents(String target) throws IOException {
        AppHistory history = new AppHistory(
                "Tasks: a # \"name\" {{of}} ${people}'s",
                "tasks",
                List.of(new AppHistory.Version(1, "First: #1", ContractDesign.TASKS.design(), "")));
        SourceTree tree = switch (Targets.shipped().render(history, new Target(target), RenderOptions.DEFAULT)) {
            case Outcome.Done<SourceTree>(SourceTree rendered) -> rendered;
            case Outcome.Refused<SourceTree> refused -> throw new AssertionError(refused);
        };
        Map<String, JsonNode> documents = new TreeMap<>();
        for (var file : tree.files().entrySet()) {
            String path = file.getKey().value();
            if (path.endsWith(".yml") || path.endsWith(".yaml")) {
                documents.put(path, YAML.readTree(file.getValue().text()));
            }
        }
        return documents;
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "typescript"})
    void yamlShouldBeWellFormed(String target) throws IOException {
        Map<String, JsonNode> documents = documents(target);

        assertThat(documents).containsKey("docker-compose.yml").hasSizeGreaterThanOrEqualTo(3);
        assertThat(documents.values()).allMatch(JsonNode::isObject);
        assertThat(documents.get("docker-compose.yml").path("services").properties())
                .extracting(Map.Entry::getKey)
                .contains("app", "postgres", "dev");
    }
}
