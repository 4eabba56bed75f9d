package io.modelwright.docker;

import io.modelwright.ports.deploy.driven.ContainerEngine;
import io.modelwright.ports.deploy.driven.ImageStore;
import io.modelwright.testkit.deploy.ImageStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class DockerImageStoreTest implements ImageStoreContract {

    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    @Override
    public ImageStore images() {
        return ENGINE.images();
    }

    @Override
    public ImageStore strangers() {
        return ENGINE.engine().images("strangers");
    }

    @Override
    public ContainerEngine containers() {
        return ENGINE.containers();
    }

    @Override
    public String owner() {
        return ENGINE.owner();
    }
}
