package io.modelwright.codegen.typescript;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.modeling.document.Parsed;
import io.modelwright.testkit.contract.ContractDesign;
import io.modelwright.testkit.contract.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The designs that code is rendered from: those of the contract, and those of the folder {@code typescript-designs}. */
final class TypeScriptDesigns {

    private static final Path FOLDER = Path.of("src", "test", "resources", "typescript-designs");

    private TypeScriptDesigns() {}

    /** By name, which is a slug. */
    static SortedMap<String, Design> all() {
        SortedMap<String, Design> designs = new TreeMap<>();
        for (ContractDesign design : ContractDesign.values()) {
            designs.put(design.name().toLowerCase(Locale.ROOT), design.design());
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".yaml", "");
                designs.put(name, read(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return designs;
    }

    private static Design read(String yaml) {
        Parsed parsed = DesignDocument.parseOffline(JsonText.yaml(yaml));
        return parsed.design()
                .orElseThrow(() -> new AssertionError(parsed.findings().toString()));
    }
}
