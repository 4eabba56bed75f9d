package io.modelwright.bootstrap.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.codegen.Targets;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.OfflineHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.openapi.AppDocument;
import io.modelwright.core.shared.Outcome;
import io.modelwright.rest.json.JsonBodies;
import io.modelwright.testkit.contract.ContractDesign;
import io.modelwright.testkit.contract.HospitalDesign;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients that the usual generators make of our documents compile without a warning, and the generators warn of nothing in them. */
final class OpenApiClientsTest {

    /** What the generator says of itself: it knows no better, whatever the document. */
    private static final List<String> ALWAYS = List.of(
            "OpenAPI 3.1 support is still in beta",
            "Failed to get the schema name: null",
            "File (reserved word) cannot be used as model name",
            "Ignoring complex example on request body");

    private static final String PROGRAM = """
            import type { paths } from './%s.ts';

            type Made = paths['%s/records/sample']['post']['responses']['201']['content']['application/json'];
            export const never: Made extends undefined ? never : string = 'typed';
            """;

    @Test
    void javaClientOfAnAppShouldCompile() throws IOException {
        checkJava("app-types", ofApp(ContractDesign.TYPES.design()));
    }

    @Test
    void javaClientOfAGeneratedApplicationShouldCompile() throws IOException {
        checkJava("java-relations", ofApplication("java", ContractDesign.RELATIONS.design()));
    }

    @Tag("deep")
    @Test
    void furtherJavaClientsShouldCompile() throws IOException {
        checkJava("app-hospital", ofApp(HospitalDesign.design()));
        checkJava("java-types", ofApplication("java", ContractDesign.TYPES.design()));
        checkJava("typescript-permissions", ofApplication("typescript", ContractDesign.PERMISSIONS.design()));
    }

    @Test
    void typeScriptClientsShouldCompile() throws IOException {
        Design design = ContractDesign.TYPES.design();
        ClientTools tools = ClientTools.installed();

        assertThat(tools.typeScriptClient("app", ofApp(design), PROGRAM.formatted("app", "/api/v1/apps/some")))
                .isEmpty();
        assertThat(tools.typeScriptClient("java", ofApplication("java", design), PROGRAM.formatted("java", "/api/v1")))
                .isEmpty();
        assertThat(tools.typeScriptClient(
                        "typescript", ofApplication("typescript", design), PROGRAM.formatted("typescript", "/api/v1")))
                .isEmpty();
    }

    private static void checkJava(String name, byte[] document) throws IOException {
        assertThat(warnings(ClientTools.installed().javaClient(name, document))).isEmpty();
    }

    private static List<String> warnings(String said) {
        return said.lines()
                .filter(line -> line.contains("WARN") || line.contains("ERROR") || line.contains("warning:"))
                .filter(line -> ALWAYS.stream().noneMatch(line::contains))
                .toList();
    }

    private static byte[] ofApp(Design design) {
        return JsonBodies.bytes(AppDocument.of(design, 1, new AppDocument.Place("Some app", "/api/v1/apps/some")));
    }

    private static byte[] ofApplication(String target, Design design) {
        if (OfflineHistory.of("Some app", "some-app", List.of(design))
                        instanceof Outcome.Done<AppHistory>(AppHistory history)
                && Targets.shipped().render(history, new Target(target), RenderOptions.DEFAULT)
                        instanceof Outcome.Done<SourceTree>(SourceTree tree)) {
            return tree.files().entrySet().stream()
                    .filter(file -> file.getKey().value().endsWith("openapi.json"))
                    .findFirst()
                    .orElseThrow()
                    .getValue()
                    .content();
        }
        throw new AssertionError("not rendered");
    }
}
