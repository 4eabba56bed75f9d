package io.modelwright.docker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.api.exception.DockerException;
import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.Labels;
import io.modelwright.ports.deploy.driven.ContainerEngine;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The engine of {@link TestEngine} as a swarm of one node. Where it is in none yet one is made, and left after the class. It is
 * to be registered after the engine.
 */
final class TestSwarm implements BeforeAllCallback, AfterAllCallback {

    static final byte[] KEY = "a key of an installation for tests".getBytes(StandardCharsets.US_ASCII);

    private final TestEngine engine;
    private boolean isMade;

    TestSwarm(TestEngine engine) {
        this.engine = engine;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        RawEngine raw = engine.engine().raw();
        String state = raw.json("/info", Map.of())
                .orElseThrow()
                .path("Swarm")
                .path("LocalNodeState")
                .asText();
        if (!state.equals("active")) {
            ObjectNode init = RawEngine.mapper()
                    .createObjectNode()
                    .put("ListenAddr", "127.0.0.1:2377")
                    .put("AdvertiseAddr", "127.0.0.1");
            try {
                raw.post("/swarm/init", Map.of(), init);
                isMade = true;
            } catch (DockerException somebodyElse) {
                // another test was first
            }
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        for (String owner : new String[] {engine.owner(), "strangers"}) {
            ContainerEngine services = engine.engine().swarm(owner, KEY, 1, Subnets.STANDARD);
            for (Container service : services.list(new Labels(Map.of()))) {
                services.steer(service.name(), ContainerEngine.Steering.PURGE);
            }
        }
        if (isMade) {
            engine.client().leaveSwarmCmd().withForceEnabled(true).exec();
        }
    }

    ContainerEngine services(int replicas) {
        return engine.engine().swarm(engine.owner(), KEY, replicas, Subnets.STANDARD);
    }
}
