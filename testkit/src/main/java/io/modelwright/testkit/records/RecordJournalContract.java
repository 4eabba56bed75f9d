package io.modelwright.testkit.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.records.driven.RecordJournal;
import io.modelwright.ports.records.driven.RecordJournal.Entry;
import io.modelwright.testkit.jobs.JobRequests;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every journal of records keeps. The journal under test starts empty. */
public interface RecordJournalContract {

    RecordJournal journal();

    /** Puts a committed change in the journal, as a store would. */
    void add(AppId app, UUID record, Entry entry);

    private static Entry entry(long version, String action, Json.JsonObject before) {
        return new Entry(
                version,
                new ElementId(JobRequests.IDS.next()),
                action,
                new AccountId(JobRequests.IDS.next()),
                Instant.parse("2027-01-31T10:00:00Z").plusSeconds(version),
                before);
    }

    @Test
    default void readShouldGiveTheNewestFirstWhenPaged() {
        AppId app = new AppId(JobRequests.IDS.next());
        UUID record = JobRequests.IDS.next();
        Json.JsonObject before = Json.object()
                .put(JobRequests.IDS.next().toString(), "old \"ä\"")
                .put(JobRequests.IDS.next().toString(), Json.JsonNull.NULL)
                .build();
        Entry first = entry(1, "create", Json.object().build());
        Entry second = entry(2, "update", before);
        Entry third = entry(3, "delete", before);
        List.of(first, second, third).forEach(entry -> add(app, record, entry));
        add(app, JobRequests.IDS.next(), entry(1, "create", before));
        add(new AppId(JobRequests.IDS.next()), record, entry(9, "create", before));

        assertThat(journal().read(app, record, Long.MAX_VALUE, 2)).containsExactly(third, second);
        assertThat(journal().read(app, record, 2, 2)).containsExactly(first);
        assertThat(journal().read(app, record, 1, 2)).isEmpty();
        assertThat(journal().read(app, JobRequests.IDS.next(), 9, 2)).isEmpty();
    }
}
