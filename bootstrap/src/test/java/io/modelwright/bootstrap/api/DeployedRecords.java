package io.modelwright.bootstrap.api;

import io.modelwright.bootstrap.GeneratedPrograms;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.shared.Json;
import io.modelwright.testkit.Poll;
import io.modelwright.testkit.contract.ContractDesign;
import io.modelwright.testkit.contract.RecordsServer;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Real applications that were deployed, asked by way of the shared platform. */
final class DeployedRecords {

    private static final Map<ContractDesign, RecordsServer> SERVERS = new EnumMap<>(ContractDesign.class);

    private DeployedRecords() {}

    static synchronized RecordsServer serving(ContractDesign design) {
        return SERVERS.computeIfAbsent(design, missing -> {
            TestApp app = TestApp.of(Api.somebody(), missing.yaml());
            deploy(app);
            return served(app);
        });
    }

    /** Deploys the app as it was generated, to the environment production. */
    static void deploy(TestApp app) {
        String id = app.owner().get(app.path("")).send().expect(200).text("id");
        GeneratedPrograms.run(id, app.slug(), DesignDocument.read(app.draft().at()));
        String job = "/jobs/"
                + app.owner()
                        .post(app.path("/deployments"))
                        .json("{\"target\":\"java\"}")
                        .send()
                        .expect(202)
                        .text("id");
        try {
            Poll.until(
                    "the end of the job",
                    Duration.ofMinutes(3),
                    () -> app.owner().get(job).send().at("finishedAt") instanceof Json.JsonString);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        Answer ended = app.owner().get(job).send().expect(200);
        if (!ended.text("state").equals("succeeded")) {
            throw new AssertionError(ended.body());
        }
    }

    private static RecordsServer served(TestApp app) {
        RecordsServer studio = PlatformRecords.served(app);
        URI base = URI.create(studio.base() + "/environments/production");
        return new RecordsServer() {
            @Override
            public URI base() {
                return base;
            }

            @Override
            public Optional<String> app() {
                return Optional.empty();
            }

            @Override
            public Credentials credentials() {
                return studio.credentials();
            }

            @Override
            public Person administrator() {
                return studio.administrator();
            }

            @Override
            public Person person(String... roles) {
                return studio.person(roles);
            }
        };
    }
}
