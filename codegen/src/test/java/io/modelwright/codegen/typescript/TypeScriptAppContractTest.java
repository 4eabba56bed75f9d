package io.modelwright.codegen.typescript;

import io.modelwright.testkit.contract.ContractDesign;
import io.modelwright.testkit.contract.RecordEventsContract;
import io.modelwright.testkit.contract.RecordFilesContract;
import io.modelwright.testkit.contract.RecordHistoryContract;
import io.modelwright.testkit.contract.RecordTransferContract;
import io.modelwright.testkit.contract.RecordsApiContract;
import io.modelwright.testkit.contract.RecordsServer;
import io.modelwright.testkit.contract.RecordsServers;
import io.modelwright.testkit.contract.SessionsContract;
import io.modelwright.testkit.servers.TestPostgres;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Generated TypeScript applications keep the contract of records that the platform keeps. */
final class TypeScriptAppContractTest
        implements RecordsApiContract,
                RecordFilesContract,
                RecordHistoryContract,
                RecordTransferContract,
                RecordEventsContract,
                SessionsContract {

    private static final Map<ContractDesign, RecordsServer> SERVERS = new EnumMap<>(ContractDesign.class);

    @Override
    public RecordsServers servers() {
        return TypeScriptAppContractTest::serving;
    }

    private static synchronized RecordsServer serving(ContractDesign design) {
        return SERVERS.computeIfAbsent(design, missing -> {
            NodeTools tools = NodeTools.installed();
            String slug = "contract-" + design.name().toLowerCase(Locale.ROOT);
            return RunningApp.start(
                    Rendered.written(Rendered.history(slug, design.design()), tools),
                    tools,
                    TestPostgres.shared().freshDatabase());
        });
    }
}
