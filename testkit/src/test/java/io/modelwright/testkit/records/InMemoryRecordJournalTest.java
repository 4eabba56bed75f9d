package io.modelwright.testkit.records;

import io.modelwright.core.shared.AppId;
import io.modelwright.ports.records.driven.RecordJournal;
import java.util.UUID;

class InMemoryRecordJournalTest implements RecordJournalContract {

    private final InMemoryRecordJournal journal = new InMemoryRecordJournal();

    @Override
    public RecordJournal journal() {
        return journal;
    }

    @Override
    public void add(AppId app, UUID record, RecordJournal.Entry entry) {
        journal.add(app, record, entry);
    }
}
