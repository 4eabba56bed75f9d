package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.bootstrap.openapi.Programs;
import io.modelwright.core.shared.Json;
import io.modelwright.testkit.Poll;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The TypeScript application in a container: the whole platform and a real engine; needs npm. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class TypeScriptContainerHttpTest {

    @BeforeAll
    static void need() {
        ContainersScene.need("node:24-slim", "postgres:15");
        Programs.need("npm");
    }

    private final ContainersScene scene = ContainersScene.shared();

    @Test
    void appShouldBeUsedUpgradedAndHealed() throws Exception {
        TestApp app = scene.app();
        Answer first = scene.deployed(app, "{\"target\":\"typescript\"}");
        DeployedApp used = DeployedApp.signIn(scene.owner(), first);
        used.create("note", Json.object().put("title", "kept").build());

        app.design(ContainersScene.DESIGN + "      - { name: remark, type: text, maxLength: 50 }\n");
        app.publish("{\"message\":\"Next\"}").expect(201);
        scene.deployed(app, "{\"target\":\"typescript\"}");
        used.create("note", Json.object().put("title", "new").put("remark", "x").build());
        assertThat(used.list("note").items("title")).containsExactly("kept", "new");

        scene.docker("rm", "-f", ContainersScene.container(first, 2));
        Poll.until("an application that is ready", () -> DeployedApp.ready(first) == 200);
        assertThat(used.list("note").items("title")).containsExactly("kept", "new");
    }
}
