package io.modelwright.bootstrap.api;

import io.modelwright.testkit.contract.HospitalDesign;
import io.modelwright.testkit.contract.ModelDrivenContract;
import io.modelwright.testkit.contract.RecordsServer;

/** The platform does with every entity of a large design what the applications do that are generated from it. */
final class ModelDrivenContractTest implements ModelDrivenContract {

    @Override
    public RecordsServer hospital() {
        return PlatformRecords.served(TestApp.of(Api.somebody(), HospitalDesign.yaml()));
    }
}
