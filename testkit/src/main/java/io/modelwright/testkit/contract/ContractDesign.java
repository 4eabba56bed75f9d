package io.modelwright.testkit.contract;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.modeling.document.Parsed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The designs that the contract is about. */
public enum ContractDesign {
    /** Projects, tasks and tags: the example that documents use. */
    TASKS,
    /** A field of each type with each of its options, and names that are words of SQL, Java and TypeScript. */
    TYPES,
    /** Relations of each kind, to oneself and to people too, with each thing that happens on deletion. */
    RELATIONS,
    /** Roles that see some records, some fields, and write less than they see. */
    PERMISSIONS,
    /** Papers with files that some people see and others do not, for what happens to records over time. */
    PAPERS;

    /** The document as YAML, without ids. */
    public String yaml() {
        String name = name().toLowerCase(Locale.ROOT) + ".yaml";
        try (InputStream file = ContractDesign.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The design with ids that are the same each time. */
    public Design design() {
        Parsed parsed = DesignDocument.parseOffline(JsonText.yaml(yaml()));
        return parsed.design()
                .orElseThrow(
                        () -> new IllegalStateException("the design " + this + " is faulty: " + parsed.findings()));
    }
}
