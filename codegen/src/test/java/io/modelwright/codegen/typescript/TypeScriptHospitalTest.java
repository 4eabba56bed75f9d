package io.modelwright.codegen.typescript;

import io.modelwright.testkit.contract.HospitalDesign;
import io.modelwright.testkit.contract.ModelDrivenContract;
import io.modelwright.testkit.contract.RecordsServer;
import io.modelwright.testkit.servers.TestPostgres;

/** The TypeScript application of a large design passes its own tools and tests, and does with every entity what the platform does. */
final class TypeScriptHospitalTest implements ModelDrivenContract {

    @Override
    public RecordsServer hospital() {
        NodeTools tools = NodeTools.installed();
        return RunningApp.start(
                Rendered.written(Rendered.history("driven-hospital", HospitalDesign.design()), tools),
                tools,
                TestPostgres.shared().freshDatabase());
    }
}
