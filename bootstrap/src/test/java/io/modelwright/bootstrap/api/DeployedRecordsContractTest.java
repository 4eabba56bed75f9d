package io.modelwright.bootstrap.api;

import io.modelwright.testkit.contract.ContractDesign;
import io.modelwright.testkit.contract.RecordEventsContract;
import io.modelwright.testkit.contract.RecordFilesContract;
import io.modelwright.testkit.contract.RecordHistoryContract;
import io.modelwright.testkit.contract.RecordTransferContract;
import io.modelwright.testkit.contract.RecordsApiContract;
import io.modelwright.testkit.contract.RecordsServer;
import io.modelwright.testkit.contract.RecordsServers;
import java.net.URI;
import org.junit.jupiter.api.Test;

/**
 * Records of a deployed app keep the contract when they are asked for by way of the platform. What is different: people of the
 * platform have no account there, so that no record refers to them and no link to a file has a maker.
 */
final class DeployedRecordsContractTest
        implements RecordsApiContract,
                RecordFilesContract,
                RecordHistoryContract,
                RecordTransferContract,
                RecordEventsContract {

    @Override
    public RecordsServers servers() {
        return DeployedRecords::serving;
    }

    private static Api administrator(RecordsServer server) {
        return Api.nobody().bearing(server.administrator().token());
    }

    private static String path(RecordsServer server, String rest) {
        return URI.create(server.base() + rest).getRawPath();
    }

    @Override
    @Test
    public void peopleShouldBeThoseOfTheApp() {
        RecordsServer server = DeployedRecords.serving(ContractDesign.RELATIONS);
        administrator(server)
                .post(path(server, "/records/note"))
                .json("{\"title\":\"Note\",\"author\":\""
                        + server.administrator().id() + "\"}")
                .send()
                .expectProblem(422, "invalid-record");
    }

    @Override
    @Test
    public void ownRecordsShouldBeSeenAlone() {
        RecordsServer server = DeployedRecords.serving(ContractDesign.PERMISSIONS);
        RecordsServer.Person one = server.person("owner");
        Api own = Api.nobody().bearing(one.token());
        String memo = own.post(path(server, "/records/memo"))
                .json("{\"text\":\"Mine\"}")
                .send()
                .expect(201)
                .text("id");
        own.get(path(server, "/records/memo/" + memo)).send().expect(200);
        Api.nobody()
                .bearing(server.person("owner").token())
                .get(path(server, "/records/memo/" + memo))
                .send()
                .expectProblem(404, "not-found");
    }

    @Override
    @Test
    public void linkShouldOpenItsFileWithoutAHeader() {
        RecordsServer server = DeployedRecords.serving(ContractDesign.PAPERS);
        Api administrator = administrator(server);
        String file = administrator
                .post(path(server, "/files?name=a.txt"))
                .body("text/plain", "a")
                .send()
                .expect(201)
                .text("id");
        administrator.post(path(server, "/files/" + file + "/link")).send().expectProblem(404, "not-found");
    }

    @Override
    public void linkShouldEndWithTheRightOfItsMaker() {
        // there are none
    }
}
