package io.modelwright.testkit.records;

import io.modelwright.core.records.CompiledApp;
import io.modelwright.testkit.records.InMemoryRecordStore.HistoryRow;
import java.util.List;

class InMemoryRecordStoreTest implements RecordStoreContract {

    private final InMemoryRecordStore store = new InMemoryRecordStore();

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
