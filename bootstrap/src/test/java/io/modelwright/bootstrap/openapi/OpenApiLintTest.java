package io.modelwright.bootstrap.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.openapi.AppDocument;
import io.modelwright.core.openapi.GeneratedDocument;
import io.modelwright.core.shared.Json;
import io.modelwright.rest.json.JsonBodies;
import io.modelwright.rest.json.YamlBodies;
import io.modelwright.rest.openapi.PlatformDocument;
import io.modelwright.testkit.contract.ContractDesign;
import io.modelwright.testkit.modeling.Designs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** A public linter finds no error in the documents of the platform, of the demo apps and of apps made at random. */
class OpenApiLintTest {

    private static final List<String> DEMO = List.of("shop-1", "tracker-1", "tracker-2", "tracker-3");

    @Example
    void documentsOfThePlatformAndTheDemoShouldPass() throws IOException {
        DocumentLint lint = DocumentLint.installed();
        Map<String, Json> documents = new LinkedHashMap<>();
        documents.put("platform", PlatformDocument.json());
        for (String name : DEMO) {
            documents.put(name, document(demo(name)));
            documents.put("generated-" + name, GeneratedDocument.of(demo(name), 3, "Some app"));
        }
        for (ContractDesign design : ContractDesign.values()) {
            documents.put("contract-" + design, GeneratedDocument.of(design.design(), 1, "Some app"));
        }

        assertPassed(lint.lint(documents));
    }

    @Property(tries = 1, shrinking = ShrinkingMode.OFF)
    void documentsOfRandomDesignsShouldPass(@ForAll("some") List<Design> designs) {
        DocumentLint lint = DocumentLint.installed();
        Map<String, Json> documents = new LinkedHashMap<>();
        designs.forEach(design -> documents.put("random-" + documents.size(), document(design)));
        designs.forEach(
                design -> documents.put("generated-" + documents.size(), GeneratedDocument.of(design, 1, "Some app")));

        assertPassed(lint.lint(documents));
    }

    @Provide
    Arbitrary<List<Design>> some() {
        return Designs.designs().list().ofSize(6);
    }

    @Example
    void plantedErrorsShouldBeFound() {
        DocumentLint lint = DocumentLint.installed();
        String text = new String(JsonBodies.bytes(PlatformDocument.json()), StandardCharsets.UTF_8);
        Map<String, Json> documents = new LinkedHashMap<>();
        documents.put("planted-reference", parse(text.replace("schemas/App\"", "schemas/Absent\"")));
        documents.put("planted-id", parse(text.replace("\"listApps\"", "\"getApp\"")));
        documents.put("planted-example", parse(text.replace("\"slug\":\"tracker\"", "\"slug\":7")));

        Programs.Ended ended = lint.lint(documents);

        assertThat(ended.status()).isNotZero();
        assertThat(ended.output())
                .contains("no-unresolved-refs")
                .contains("operation-operationId-unique")
                .contains("no-invalid-media-type-examples");
    }

    private static void assertPassed(Programs.Ended ended) {
        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("valid").doesNotContain("[");
    }

    private static Json document(Design design) {
        return AppDocument.of(design, 1, new AppDocument.Place("Some app", "/api/v1/apps/some"));
    }

    private static Json parse(String text) {
        return JsonBodies.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Design demo(String name) throws IOException {
        String file = "/io/modelwright/bootstrap/demo/" + name + ".yaml";
        try (InputStream stream = OpenApiLintTest.class.getResourceAsStream(file)) {
            // ids that are looked up in the draft before
            String yaml =
                    new String(stream.readAllBytes(), StandardCharsets.UTF_8).replaceAll("id: [$][A-Za-z.]+, ", "");
            return DesignDocument.parseOffline(YamlBodies.parse(yaml.getBytes(StandardCharsets.UTF_8)))
                    .design()
                    .orElseThrow();
        }
    }
}
