package io.modelwright.codegen.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.testkit.contract.JsonText;
import io.modelwright.testkit.modeling.Designs;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is valid renders to what compiles and is laid out as it should be. */
final class TypeScriptManyDesignsTest {

    private static final int ENTITIES_MAX = 200;

    @Tag("deep")
    @Test
    void largestDesignShouldPassItsTools() {
        String entities = IntStream.range(0, ENTITIES_MAX)
                .mapToObj(number -> "  - { name: entity" + number
                        + ", fields: [ { name: name, type: text, required: true, maxLength: 50 }, { name: size, type: integer } ],"
                        + " rules: [ { expression: 'size > 0', message: Has a size } ] }\n")
                .collect(Collectors.joining());
        String relations = IntStream.range(1, ENTITIES_MAX)
                .mapToObj(number -> "  - { from: entity" + number + ", name: before, kind: manyToOne, to: entity"
                        + (number - 1) + ", inverse: behind }\n")
                .collect(Collectors.joining());

        check("largest", read("entities:\n" + entities + "relations:\n" + relations));
    }

    @Tag("deep")
    @Test
    void randomDesignsShouldPassTheirTools() {
        List<Design> designs = Designs.designs(5, 10).list().ofSize(12).sample();
        for (int i = 0; i < designs.size(); i++) {
            check("random-" + i, designs.get(i));
        }
    }

    private static Design read(String yaml) {
        return DesignDocument.parseOffline(JsonText.yaml(yaml)).design().orElseThrow();
    }

    private static void check(String name, Design design) {
        NodeTools tools = NodeTools.installed();
        Path folder = Rendered.written(Rendered.history(name, design), tools);
        for (NodeTools.Ended ended : List.of(
                tools.run(folder, "typescript/bin/tsc", "--noEmit"),
                tools.run(folder, "prettier/bin/prettier.cjs", "--check", "src/*.ts", "src/entities", "test"))) {
            assertThat(ended.status())
                    .as("%s: %s%n%s", name, ended.output(), design)
                    .isZero();
        }
    }
}
