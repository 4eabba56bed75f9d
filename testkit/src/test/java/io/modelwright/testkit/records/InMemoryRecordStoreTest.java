package io.modelwright.testkit.records;

import io.modelwright.core.records.CompiledApp;
import io.modelwright.ports.files.driven.FileRepository;
import io.modelwright.testkit.files.InMemoryFiles;
import io.modelwright.testkit.records.InMemoryRecordStore.HistoryRow;
import java.util.List;

class InMemoryRecordStoreTest implements RecordStoreContract {

    private final InMemoryFiles files = new InMemoryFiles();
    private final InMemoryRecordStore store = new InMemoryRecordStore(files);

    @Override
    public FileRepository files() {
        return files;
    }

    @Override
    public RecordsInUse live(CompiledApp app) {
        store.publish(app.app(), app.version());
        return new RecordsInUse(store, store, app);
    }

    @Override
    public List<HistoryRow> history(RecordsInUse records) {
        return store.history(records.app().app());
    }
}
