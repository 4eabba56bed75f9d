package io.modelwright.core.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What designs are written as. */
public enum ExportFormat {
    /** Our own document. */
    DESIGN("design"),
    /** The DDL of PostgreSQL that creates its tables. */
    SQL("sql"),
    /** JSON Schema (2020-12) of the records. */
    JSON_SCHEMA("jsonschema"),
    /** An entity-relationship diagram of Mermaid. */
    MERMAID("mermaid");

    private final String keyword;

    ExportFormat(String keyword) {
        this.keyword = keyword;
    }

    public String keyword() {
        return keyword;
    }

    public static Optional<ExportFormat> of(String keyword) {
        return Arrays.stream(values())
                .filter(format -> format.keyword.equals(keyword))
                .findFirst();
    }

    public static List<String> keywords() {
        return Arrays.stream(values()).map(ExportFormat::keyword).toList();
    }
}
