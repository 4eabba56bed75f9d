package io.modelwright.testkit.deploy;

import io.modelwright.core.deploy.Labels;
import io.modelwright.ports.deploy.driven.ContainerEngine;
import io.modelwright.ports.deploy.driven.ImageStore;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

final class InMemoryImageStoreTest implements ImageStoreContract {

    private final InMemoryImageStore.Disk disk = new InMemoryImageStore.Disk();
    private final InMemoryImageStore images =
            new InMemoryImageStore(disk, "ours", InstantSource.system(), id -> this.isUsed(id.value()));
    private final InMemoryImageStore strangers =
            new InMemoryImageStore(disk, "strangers", InstantSource.system(), id -> false);
    private final InMemoryContainerEngine containers = new InMemoryContainerEngine(
            new InMemoryContainerEngine.Machine(), "ours", disk::has, new ContractProgram(), InstantSource.system());

    private boolean isUsed(String image) {
        return containers.list(new Labels(Map.of())).stream()
                .anyMatch(container -> container.image().value().equals(image));
    }

    @BeforeEach
    void fetch() {
        disk.put(BASE);
    }

    @AfterEach
    void end() {
        containers.close();
    }

    @Override
    public ImageStore images() {
        return images;
    }

    @Override
    public ImageStore strangers() {
        return strangers;
    }

    @Override
    public ContainerEngine containers() {
        return containers;
    }

    @Override
    public String owner() {
        return "ours";
    }
}
