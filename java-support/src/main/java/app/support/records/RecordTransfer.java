package app.support.records;

import app.support.json.JsonPointer;
import app.support.model.Action;
import app.support.model.Member;
import app.support.problem.FieldError;
import app.support.problem.FieldErrors;
import app.support.problem.ProblemException;
import app.support.problem.Problems;
import app.support.query.QueryCompiler;
import app.support.query.ReadPlan;
import app.support.sql.RecordReads;
import app.support.store.Reading;
import app.support.store.RecordQueries;
import app.support.transfer.Column;
import app.support.transfer.ImportReport;
import app.support.transfer.Line;
import app.support.transfer.RowSink;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;

/** Many records of one entity, out and in. Thread-safe. */
final class RecordTransfer<T> {

    /** A transfer keeps its connection until it ends, as slow as it may be; others must find some too. */
    private static final Semaphore PLACES = new Semaphore(3);

    private final Engine engine;
    private final RecordCreation<T> creation;

    RecordTransfer(Engine engine, RecordCreation<T> creation) {
        this.engine = engine;
        this.creation = creation;
    }

    /** The members of which the caller sees or writes any. */
    List<Member> members(Call call) {
        if (call.access(Action.READ).isNone() && call.access(Action.CREATE).isNone()) {
            throw Problems.notFound("There is no such entity.");
        }
        return call.entity().members().values().stream()
                .filter(member -> Column.isKnown(member, call.own()))
                .toList();
    }

    /** An export that is granted and ready to run. */
    record Granted(Call call, List<Member> members, ReadPlan plan) {}

    Granted export(Call call, Optional<String> filter) {
        members(call);
        call.require(Action.READ);
        List<Member> shown = call.entity().members().values().stream()
                .filter(Column::isColumn)
                .filter(member -> !call.own().shows(member).isNone())
                .toList();
        List<String> names = shown.stream().map(Member::name).toList();
        return new Granted(call, shown, QueryCompiler.export(call.rights(), call.entity(), names, filter));
    }

    /** Gives each record to the sink, all from one snapshot. */
    void write(Granted export, RowSink sink) throws SQLException, IOException {
        Reading reading =
                Reading.of(export.call().rights(), RecordReads.list(export.plan(), List.of(), OptionalInt.empty()));
        alone(() -> {
            try {
                return engine.transactions().runOnce(connection -> {
                    RecordQueries.scan(connection, reading, export.call().request(), body -> {
                        try {
                            sink.row(body);
                        } catch (IOException gone) {
                            throw new UncheckedIOException(gone);
                        }
                    });
                    return export;
                });
            } catch (UncheckedIOException gone) {
                throw gone.getCause();
            }
        });
    }

    /** Work that few do at a time. */
    private interface Work<R> {
        R run() throws SQLException, IOException;
    }

    private static <R> R alone(Work<R> work) throws SQLException, IOException {
        if (!PLACES.tryAcquire()) {
            throw Problems.overloaded("There are too many imports and exports at the moment. Try again soon.");
        }
        try {
            return work.run();
        } finally {
            PLACES.release();
        }
    }

    /** Makes a record of each line; the good ones together, in one transaction, and the others are reported. */
    ImportReport read(Call call, Iterator<Line> lines) throws SQLException, IOException {
        call.require(Action.CREATE);
        return alone(() -> call.afterwards().committedOnce(engine.transactions(), connection -> {
            ImportReport report = new ImportReport();
            while (lines.hasNext()) {
                switch (lines.next()) {
                    case Line.Unreadable unreadable -> report.rejected(unreadable);
                    case Line.Row row -> add(connection, call, row, report);
                }
            }
            return report;
        }));
    }

    private void add(Connection connection, Call call, Line.Row row, ImportReport report) throws SQLException {
        List<FieldError> errors;
        Savepoint before = connection.setSavepoint();
        int mark = call.afterwards().mark();
        try {
            FieldErrors found = creation.tryCreate(connection, call, writable(call, row.members()), Optional.empty());
            errors = found.toList().stream().map(RecordTransfer::named).toList();
            connection.releaseSavepoint(before);
        } catch (ProblemException refused) {
            connection.rollback(before);
            call.afterwards().undoTo(mark);
            errors = refused.problem().errors().isEmpty()
                    ? List.of(new FieldError(
                            JsonPointer.ROOT,
                            refused.problem().code(),
                            refused.problem().detail()))
                    : refused.problem().errors();
        }
        if (errors.isEmpty()) {
            report.imported();
        } else {
            report.rejected(row.number(), errors);
        }
    }

    /** Reports say it of targets as such, since no single record is written. */
    private static FieldError named(FieldError error) {
        return error.code().equals("unknown-record")
                ? new FieldError(error.pointer(), "no-target", error.message())
                : error;
    }

    /** Leaves out what an export shows and nobody can write; all else stays, to be refused where it must be. */
    private static ObjectNode writable(Call call, ObjectNode members) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        members.properties().forEach(entry -> {
            Optional<Member> member = call.entity().find(entry.getKey());
            if (member.isEmpty() || Column.isStored(member.get())) {
                boolean file = member.filter(known -> known instanceof Member.Column column
                                && column.type().isFile())
                        .isPresent();
                kept.set(
                        entry.getKey(),
                        file && entry.getValue().has("id") ? entry.getValue().get("id") : entry.getValue());
            }
        });
        return kept;
    }
}
