package io.modelwright.testkit.records;

import io.modelwright.core.records.CompiledApp;

/** What every record store does. */
public interface RecordStoreContract extends RecordReadsContract, RecordWritesContract {

    @Override
    RecordsInUse live(CompiledApp app);
}
