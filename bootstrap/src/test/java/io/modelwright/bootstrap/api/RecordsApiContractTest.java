package io.modelwright.bootstrap.api;

import io.modelwright.testkit.contract.RecordEventsContract;
import io.modelwright.testkit.contract.RecordFilesContract;
import io.modelwright.testkit.contract.RecordHistoryContract;
import io.modelwright.testkit.contract.RecordTransferContract;
import io.modelwright.testkit.contract.RecordsApiContract;
import io.modelwright.testkit.contract.RecordsServers;
import io.modelwright.testkit.contract.SessionsContract;

/** The platform keeps the contract that it shares with the applications it generates. */
final class RecordsApiContractTest
        implements RecordsApiContract,
                RecordFilesContract,
                RecordHistoryContract,
                RecordTransferContract,
                RecordEventsContract,
                SessionsContract {

    @Override
    public RecordsServers servers() {
        return PlatformRecords::serving;
    }
}
