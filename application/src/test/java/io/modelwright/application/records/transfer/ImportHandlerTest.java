package io.modelwright.application.records.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.application.jobs.JobContext;
import io.modelwright.application.jobs.JobHandler;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobProgress;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.jobs.driven.JobQueue.Hold;
import io.modelwright.ports.records.driven.UploadedRows;
import io.modelwright.ports.records.driving.RecordTransfer.Column;
import io.modelwright.ports.records.driving.RecordTransfer.Line;
import io.modelwright.ports.records.driving.RecordTransfer.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportHandlerTest {

    private static final String UPLOAD = "upload.ndjson";

    private final TransferBench bench = new TransferBench();
    private final List<Line> upload = new ArrayList<>();
    private final List<String> discarded = new ArrayList<>();
    private final JobHandler handler = RecordTransferServices.importHandler(
            bench,
            bench.store(),
            TransferBench.SEALER,
            new Uploads(),
            account -> Optional.of(bench.alice()),
            bench.clock());
    private int linesUntilStop = Integer.MAX_VALUE;

    private final class Uploads implements UploadedRows {
        @Override
        public Optional<RowReader> open(String name, List<Column> columns) {
            Iterator<Line> lines = upload.iterator();
            return name.equals(UPLOAD) && !upload.isEmpty() ? Optional.of(new Reader(lines)) : Optional.empty();
        }

        @Override
        public void discard(String name) {
            discarded.add(name);
        }
    }

    private record Reader(Iterator<Line> lines) implements UploadedRows.RowReader {
        @Override
        public int percent() {
            return 50;
        }

        @Override
        public boolean hasNext() {
            return lines.hasNext();
        }

        @Override
        public Line next() {
            return lines.next();
        }

        @Override
        public void close() {}
    }

    private final class Context implements JobContext {
        private int asked;

        @Override
        public void progress(JobProgress progress) {
            assertThat(progress.percent()).isEqualTo(50);
        }

        @Override
        public boolean shouldStop() {
            asked++;
            return asked > linesUntilStop;
        }
    }

    @BeforeEach
    void fill() {
        for (int i = 1; i <= 1_500; i++) {
            upload.add(new Row(i, Json.object().put("name", "tag " + i).build()));
        }
    }

    private Job claimed() {
        TransferBench.done(bench.transfer().importLater(bench.alice(), "app", "tag", UPLOAD));
        return bench.jobs()
                .claim(Set.of(handler.kind()), 1, Duration.ofSeconds(5), Duration.ZERO)
                .getFirst();
    }

    @Test
    void handlerShouldImportTheUploadAndForgetItOnceThatIsRecorded() {
        Job job = claimed();

        JobEnd end = handler.run(job, new Context());

        assertThat(end).isInstanceOf(JobEnd.Succeeded.class);
        Json.JsonObject report = (Json.JsonObject) ((JobEnd.Succeeded) end).result();
        assertThat(report.find("imported")).contains(Json.of(1_500));
        assertThat(discarded).isEmpty();
        handler.recorded(bench.jobs().end(Hold.of(job), end).orElseThrow());
        assertThat(discarded).containsExactly(UPLOAD);
        assertThat(bench.count("tag")).isEqualTo(1_500);
    }

    @Test
    void handlerShouldImportEachRowOnceWhenAnAttemptBrokeOff() {
        Job job = claimed();
        linesUntilStop = 1;
        assertThat(handler.run(job, new Context())).isEqualTo(new JobEnd.Cancelled());
        assertThat(bench.count("tag")).isEqualTo(1_000);
        linesUntilStop = Integer.MAX_VALUE;

        JobEnd end = handler.run(job, new Context());

        Json.JsonObject report = (Json.JsonObject) ((JobEnd.Succeeded) end).result();
        assertThat(report.find("imported")).contains(Json.of(1_500));
        assertThat(report.find("rejected")).contains(Json.of(0));
        assertThat(bench.count("tag")).isEqualTo(1_500);
    }

    @Test
    void handlerShouldWaitForAnUploadThatIsNotThere() {
        Job job = claimed();
        upload.clear();

        assertThat(handler.run(job, new Context())).isInstanceOf(JobEnd.Retryable.class);
    }

    @Test
    void handlerShouldActUnderTheRightsOfNow() {
        Job job = claimed();
        bench.hide();

        assertThat(handler.run(job, new Context()))
                .isInstanceOfSatisfying(
                        JobEnd.Failed.class,
                        failed -> assertThat(failed.failure().code()).isEqualTo("not-found"));
    }
}
