package io.modelwright.codegen.java;

import io.modelwright.testkit.contract.RecordsApiContract;
import io.modelwright.testkit.contract.RecordsServers;

/** Generated Java applications keep the contract of the platform's records. */
final class JavaAppContractTest implements RecordsApiContract {

    @Override
    public RecordsServers servers() {
        return GeneratedJavaApps::running;
    }
}
