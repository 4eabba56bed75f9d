package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.bootstrap.TestEngine;
import io.modelwright.bootstrap.openapi.Programs;
import io.modelwright.core.shared.Json;
import io.modelwright.testkit.Poll;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The engine ends beneath a whole platform and all that is deployed, and comes back. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class RestartedEngineHttpTest {

    /** Its database and it start beside whatever else this one does. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void applicationAndItsRecordsShouldBeThereAgain() throws Exception {
        List<String> images = List.of("eclipse-temurin:25-jre", "postgres:15");
        URI shared = TestEngine.with(images.toArray(String[]::new));
        Programs.need("dockerd");
        Programs.need("iptables");
        try (OwnEngine engine = OwnEngine.with(shared, images);
                ContainersScene scene = ContainersScene.at(engine)) {
            Answer deployment = scene.deployed(scene.app(), "{\"target\":\"java\"}");
            DeployedApp used = DeployedApp.signIn(scene.owner(), deployment);
            used.create("note", Json.object().put("title", "kept").build());

            engine.restart();

            Poll.until("an application that is ready", PATIENCE, () -> DeployedApp.ready(deployment) == 200);
            assertThat(used.list("note").items("title")).containsExactly("kept");
            Answer seen = scene.owner()
                    .get("/deployments/" + deployment.text("id"))
                    .send()
                    .expect(200);
            assertThat(seen.text("state")).isEqualTo("running");
            Poll.until(
                    "a deployment that is healthy",
                    PATIENCE,
                    () -> scene.owner()
                            .get("/deployments/" + deployment.text("id"))
                            .send()
                            .text("health")
                            .equals("healthy"));
        }
    }
}
