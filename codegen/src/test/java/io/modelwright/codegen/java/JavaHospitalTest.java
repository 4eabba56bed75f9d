package io.modelwright.codegen.java;

import io.modelwright.testkit.contract.HospitalDesign;
import io.modelwright.testkit.contract.ModelDrivenContract;
import io.modelwright.testkit.contract.RecordsServer;

/** The Java application of a large design does with every entity what the platform does. */
final class JavaHospitalTest implements ModelDrivenContract {

    @Override
    public RecordsServer hospital() {
        return GeneratedJavaApps.start(TestDesigns.history("Hospital", HospitalDesign.SLUG, HospitalDesign.design()));
    }
}
