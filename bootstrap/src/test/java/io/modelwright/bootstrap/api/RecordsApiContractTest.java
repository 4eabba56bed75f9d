package io.modelwright.bootstrap.api;

import io.modelwright.testkit.contract.RecordsApiContract;
import io.modelwright.testkit.contract.RecordsServers;

/** The platform keeps the contract that it shares with the applications it generates. */
final class RecordsApiContractTest implements RecordsApiContract {

    @Override
    public RecordsServers servers() {
        return PlatformRecords::serving;
    }
}
