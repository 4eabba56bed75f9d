package io.modelwright.docker;

import io.modelwright.core.deploy.ImageId;
import io.modelwright.ports.deploy.driven.ContainerEngine;
import io.modelwright.testkit.deploy.ContainerEngineContract;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SwarmContainerEngineTest implements ContainerEngineContract {

    @Order(1)
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    @Order(2)
    @RegisterExtension
    static final TestSwarm SWARM = new TestSwarm(ENGINE);

    @Override
    public ContainerEngine engine() {
        return SWARM.services(1);
    }

    @Override
    public ContainerEngine strangers() {
        return ENGINE.engine().swarm("strangers", TestSwarm.KEY, 1, Subnets.STANDARD);
    }

    @Override
    public String owner() {
        return ENGINE.owner();
    }

    /** The swarm forgets the tasks of a service that is scaled to nothing. */
    @Override
    public boolean tellsHowStoppedEnded() {
        return false;
    }

    @Override
    public ImageId program() {
        return ENGINE.program();
    }
}
