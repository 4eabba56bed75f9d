package io.modelwright.testkit.records;

import io.modelwright.core.records.CompiledApp;

/** What every record store does. */
public interface RecordStoreContract extends RecordReadsContract, RecordWritesContract, RecordBulkContract {

    @Override
    RecordsInUse live(CompiledApp app);
}
