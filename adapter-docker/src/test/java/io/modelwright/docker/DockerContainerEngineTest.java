package io.modelwright.docker;

import io.modelwright.core.deploy.ImageId;
import io.modelwright.ports.deploy.driven.ContainerEngine;
import io.modelwright.testkit.deploy.ContainerEngineContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class DockerContainerEngineTest implements ContainerEngineContract {

    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    @Override
    public ContainerEngine engine() {
        return ENGINE.containers();
    }

    @Override
    public ContainerEngine strangers() {
        return ENGINE.engine().containers("strangers");
    }

    @Override
    public String owner() {
        return ENGINE.owner();
    }

    @Override
    public ImageId program() {
        return ENGINE.program();
    }
}
