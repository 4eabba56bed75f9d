package io.modelwright.core.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What models are read from. */
public enum ImportFormat {
    /** DDL of PostgreSQL and MySQL, dumps with rows too. */
    SQL("sql"),
    /** The domain language of JHipster. */
    JDL("jdl"),
    PRISMA("prisma"),
    /** One table: a line of names, then rows. */
    CSV("csv"),
    /** Our own document, JSON or YAML. */
    DESIGN("design");

    private final String keyword;

    ImportFormat(String keyword) {
        this.keyword = keyword;
    }

    public String keyword() {
        return keyword;
    }

    public static Optional<ImportFormat> of(String keyword) {
        return Arrays.stream(values())
                .filter(format -> format.keyword.equals(keyword))
                .findFirst();
    }

    public static List<String> keywords() {
        return Arrays.stream(values()).map(ImportFormat::keyword).toList();
    }
}
