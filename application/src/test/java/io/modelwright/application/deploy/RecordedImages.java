package io.modelwright.application.deploy;

import io.modelwright.core.deploy.ContentHash;
import io.modelwright.core.deploy.Image;
import io.modelwright.core.deploy.ImageBuild;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.ImageTag;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.deploy.driven.ImageStore;
import io.modelwright.ports.failure.EngineUnavailable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Images that nobody runs: what was asked for is looked at. */
final class RecordedImages implements ImageStore {

    final List<ImageBuild> built = new ArrayList<>();
    final Set<ImageId> inUse = new HashSet<>();
    private final Map<ImageTag, Image> images = new LinkedHashMap<>();
    private boolean away;
    private int minutes;

    void setAway(boolean isAway) {
        this.away = isAway;
    }

    private void ask() {
        if (away) {
            throw new EngineUnavailable("away", null);
        }
    }

    @Override
    public Optional<Image> find(ImageTag tag) {
        ask();
        return Optional.ofNullable(images.get(tag));
    }

    @Override
    public List<Image> list(Labels labels) {
        ask();
        return images.values().stream()
                .filter(image -> labels.within(image.labels().values()))
                .toList();
    }

    @Override
    public Outcome<Image> build(ImageBuild build, Consumer<String> log, BooleanSupplier stop) {
        ask();
        built.add(build);
        log.accept("Step 1/1 : building");
        if (stop.getAsBoolean()) {
            return Outcome.refused(new Refusal.Conflict("build-cancelled", "The build was cancelled.", Map.of()));
        }
        String content = ContentHash.of(
                        build.context(), List.of(build.tag().repository(), Boolean.toString(build.network())))
                .value();
        Image image = new Image(
                new ImageId("sha256:" + content),
                Set.of(build.tag()),
                build.labels(),
                1_000 + build.context().size(),
                Instant.EPOCH.plusSeconds(60L * minutes++));
        images.put(build.tag(), image);
        return Outcome.done(image);
    }

    @Override
    public Optional<Image> tag(ImageId image, ImageTag tag) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Outcome<Boolean> remove(ImageId image) {
        ask();
        return inUse.contains(image)
                ? Outcome.refused(new Refusal.Conflict("image-in-use", "A container needs it.", Map.of()))
                : Outcome.done(images.values().removeIf(one -> one.id().equals(image)));
    }

    @Override
    public Outcome<Path> extract(ImageId image, String path, Path folder) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DiskUse diskUse() {
        ask();
        return new DiskUse(5, 4, 3, 2, 1);
    }
}
