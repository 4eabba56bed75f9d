package io.modelwright.testkit.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.deploy.driven.ContainerEngine;
import io.modelwright.ports.failure.EngineUnavailable;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class InMemoryContainerEngineTest implements ContainerEngineContract {

    private static final ImageId PROGRAM = new ImageId("sha256:" + "a".repeat(64));

    private final InMemoryContainerEngine.Machine machine = new InMemoryContainerEngine.Machine();
    private final InMemoryContainerEngine engine = engine("ours");
    private final InMemoryContainerEngine strangers = engine("strangers");

    private InMemoryContainerEngine engine(String owner) {
        return new InMemoryContainerEngine(
                machine, owner, PROGRAM::equals, new ContractProgram(), InstantSource.system());
    }

    @AfterEach
    void end() {
        machine.setAway(false);
        engine.close();
    }

    @Override
    public ContainerEngine engine() {
        return engine;
    }

    @Override
    public ContainerEngine strangers() {
        return strangers;
    }

    @Override
    public String owner() {
        return "ours";
    }

    @Override
    public ImageId program() {
        return PROGRAM;
    }

    @Test
    void troubleShouldComeAsTold() {
        DockerName name = new DockerName("contract-trouble");
        machine.refuseNext(new Refusal.Conflict("engine-full", "Full.", Map.of()));
        assertThat(ContractContainer.refused(engine.run(ContractContainer.spec(name, PROGRAM, "ours")))
                        .code())
                .isEqualTo("engine-full");
        assertThat(engine.find(name)).isEmpty();

        machine.setAway(true);
        assertThatThrownBy(() -> engine.find(name)).isInstanceOf(EngineUnavailable.class);
    }
}
