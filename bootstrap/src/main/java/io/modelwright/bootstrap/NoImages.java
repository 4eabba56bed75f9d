package io.modelwright.bootstrap;

import io.modelwright.core.deploy.Image;
import io.modelwright.core.deploy.ImageBuild;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.ImageTag;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.deploy.driven.ImageStore;
import io.modelwright.ports.failure.EngineUnavailable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Where no container engine is configured: nothing can be built. */
final class NoImages implements ImageStore {

    private static EngineUnavailable none() {
        return new EngineUnavailable("no container engine is configured", null);
    }

    @Override
    public Optional<Image> find(ImageTag tag) {
        throw none();
    }

    @Override
    public List<Image> list(Labels labels) {
        throw none();
    }

    @Override
    public Outcome<Image> build(ImageBuild build, Consumer<String> log, BooleanSupplier stop) {
        throw none();
    }

    @Override
    public Optional<Image> tag(ImageId image, ImageTag tag) {
        throw none();
    }

    @Override
    public Outcome<Boolean> remove(ImageId image) {
        throw none();
    }

    @Override
    public Outcome<Path> extract(ImageId image, String path, Path folder) {
        throw none();
    }

    @Override
    public DiskUse diskUse() {
        return new DiskUse(0, 0, 0, 0, 0);
    }
}
