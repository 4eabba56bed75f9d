package io.modelwright.build;

import io.modelwright.core.deploy.BuildPath;
import io.modelwright.testkit.contract.ContractDesign;
import io.modelwright.testkit.contract.RecordHistoryContract;
import io.modelwright.testkit.contract.RecordTransferContract;
import io.modelwright.testkit.contract.RecordsApiContract;
import io.modelwright.testkit.contract.RecordsServer;
import io.modelwright.testkit.contract.RecordsServers;
import io.modelwright.testkit.contract.SessionsContract;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** An image made in this way keeps the contract that those made in the other way keep. */
@Tag("deep")
final class DockerfileContractTest
        implements RecordsApiContract, RecordHistoryContract, RecordTransferContract, SessionsContract {

    private static final Map<ContractDesign, RecordsServer> SERVERS = new EnumMap<>(ContractDesign.class);

    @BeforeAll
    static void need() {
        Docker.needed();
    }

    @Override
    public RecordsServers servers() {
        return DockerfileContractTest::serving;
    }

    private static synchronized RecordsServer serving(ContractDesign design) {
        return SERVERS.computeIfAbsent(
                design, missing -> PackedApps.started(Docker.needed(), BuildPath.DOCKERFILE, missing));
    }
}
