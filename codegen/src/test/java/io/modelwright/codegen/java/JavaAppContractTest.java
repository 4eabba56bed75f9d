package io.modelwright.codegen.java;

import io.modelwright.testkit.contract.RecordEventsContract;
import io.modelwright.testkit.contract.RecordFilesContract;
import io.modelwright.testkit.contract.RecordHistoryContract;
import io.modelwright.testkit.contract.RecordTransferContract;
import io.modelwright.testkit.contract.RecordsApiContract;
import io.modelwright.testkit.contract.RecordsServers;
import io.modelwright.testkit.contract.SessionsContract;

/** Generated Java applications keep the contract of the platform's records. */
final class JavaAppContractTest
        implements RecordsApiContract,
                RecordFilesContract,
                RecordHistoryContract,
                RecordTransferContract,
                RecordEventsContract,
                SessionsContract {

    @Override
    public RecordsServers servers() {
        return GeneratedJavaApps::running;
    }
}
