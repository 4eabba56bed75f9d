package io.modelwright.ports.records.driving;

import io.modelwright.core.identity.Principal;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Moving many records in and out. The edge speaks the text formats (CSV, NDJSON) and this port rows; nothing here holds more
 * than one batch of rows in memory.
 */
public interface RecordTransfer {

    /** How many rows one transaction of an import takes. */
    int BATCH = 1_000;

    /** How many rejected rows a report names one by one; the others are counted. */
    int NAMED_REJECTIONS = 1_000;

    /** How the value of a column looks in its wire form, for formats that know text alone. */
    enum ColumnKind {
        /** A JSON string. */
        TEXT,
        /** A JSON number. */
        NUMBER,
        BOOLEAN,
        /** A JSON array or object, or any JSON value. */
        JSON,
        /** Read as an object with an {@code id}, written as that id. */
        REFERENCE,
        /** Written as a JSON string; reads tell only whether there is one. */
        SECRET
    }

    /**
     * A member of the records of an entity, as a column.
     *
     * @param writable whether the caller may write it. An import ignores system members, formulas and numbers of the system, so
     *     that an export can be imported, and refuses rows with values that only the caller may not write
     */
    record Column(String name, ColumnKind kind, boolean writable) {}

    /** One line of an upload. */
    sealed interface Line {

        /** Where it begins in the text, counted from 1. */
        long number();
    }

    /** A line that holds a record, its values in wire form. */
    record Row(long number, Json.JsonObject members) implements Line {}

    /** A line that holds no record. */
    record Unreadable(long number, String code, String message) implements Line {}

    /** A line that was not imported, with everything that is wrong with it. */
    record Rejection(long line, List<Finding> findings) {
        public Rejection {
            findings = List.copyOf(findings);
        }

        Json toJson() {
            List<Json> errors = findings.stream()
                    .<Json>map(finding -> Json.object()
                            .put("pointer", finding.pointer().value())
                            .put("code", finding.code())
                            .put("message", finding.message())
                            .build())
                    .toList();
            return Json.object()
                    .put("line", line)
                    .put("errors", Json.array(errors))
                    .build();
        }
    }

    /**
     * What an import did.
     *
     * @param read lines that were looked at
     * @param rejections the first {@link #NAMED_REJECTIONS} of the rejected lines, in their order
     */
    record ImportReport(long read, long imported, long rejected, List<Rejection> rejections) {
        public ImportReport {
            rejections = List.copyOf(rejections);
        }

        /** {@code {read, imported, rejected, rejections: [{line, errors: [{pointer, code, message}]}]}}. */
        public Json toJson() {
            return Json.object()
                    .put("read", read)
                    .put("imported", imported)
                    .put("rejected", rejected)
                    .put(
                            "rejections",
                            Json.array(
                                    rejections.stream().map(Rejection::toJson).toList()))
                    .build();
        }
    }

    /** An export that is granted and ready to run. */
    interface Export {

        /** What each row holds, in the order of the wire. */
        List<Column> columns();

        /**
         * Gives each record to the sink, all from one snapshot, in the thread of the caller. What the sink throws ends the
         * export and comes out again.
         */
        void writeTo(RowSink sink);
    }

    /** Takes the rows of an export. */
    @FunctionalInterface
    interface RowSink {
        void row(Json.JsonObject members);
    }

    /** The columns of an entity as the caller may see and write them. */
    Outcome<List<Column>> columns(Principal principal, String app, String entity);

    /**
     * All records of the entity that the caller may read and the filter lets through, with the caller's masks; to-one
     * relations as ids, formulas included.
     *
     * @param filter a CEL expression
     */
    Outcome<Export> export(Principal principal, String app, String entity, Optional<String> filter);

    /**
     * Creates a record for each row, {@link #BATCH} rows to a transaction, under the ordinary rules and rights. Rows that are
     * refused are reported and the others kept. Reads the lines one after the other in the thread of the caller.
     */
    Outcome<ImportReport> importNow(Principal principal, String app, String entity, Iterator<? extends Line> lines);

    /**
     * Makes a job of the kind {@code records.import} that does the same with a kept upload, under the rights that the caller
     * has when it runs. Its result is the report. An upload is imported once, however often its job is attempted.
     *
     * @param upload the name that the upload is kept under
     */
    Outcome<Job> importLater(Principal principal, String app, String entity, String upload);
}
