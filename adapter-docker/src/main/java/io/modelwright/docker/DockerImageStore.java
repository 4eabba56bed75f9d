package io.modelwright.docker;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import io.modelwright.core.deploy.Image;
import io.modelwright.core.deploy.ImageBuild;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.ImageTag;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.deploy.driven.ImageStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Images on a Docker Engine. */
final class DockerImageStore implements ImageStore {

    private static final long IMAGE_MAX = 8L * 1024 * 1024 * 1024;

    private final DockerEngine engine;
    private final String owner;
    private final ImageBuilds builds;

    DockerImageStore(DockerEngine engine, String owner) {
        this.engine = engine;
        this.owner = owner;
        this.builds = new ImageBuilds(engine);
    }

    @Override
    public Optional<Image> find(ImageTag tag) {
        return inspect(tag.toString())
                .filter(told -> tags(told).contains(tag))
                .map(told -> image(told, labels(told).orElse(new Labels(Map.of()))));
    }

    @Override
    public List<Image> list(Labels labels) {
        Map<String, String> asked = labels.with(Labels.OWNER, owner).values();
        return Faults.asked(() ->
                        engine.client().listImagesCmd().withLabelFilter(asked).exec())
                .stream()
                .flatMap(found -> inspect(found.getId()).stream())
                .flatMap(told -> labels(told).map(own -> image(told, own)).stream())
                .filter(image -> labels.within(image.labels().values()))
                .sorted(Comparator.comparing(Image::createdAt)
                        .reversed()
                        .thenComparing(image -> image.id().value()))
                .toList();
    }

    @Override
    public Outcome<Image> build(ImageBuild build, Consumer<String> log, BooleanSupplier stop) {
        if (!owner.equals(build.labels().values().get(Labels.OWNER))) {
            throw new IllegalArgumentException("an image of another installation");
        }
        return builds.build(build, log, stop).flatMap(id -> named(id, build.tag()));
    }

    /** An image that is too large goes at once; the others get their name. */
    private Outcome<Image> named(ImageId id, ImageTag tag) {
        Optional<Image> made = ours(id);
        if (made.isPresent() && made.get().bytes() > IMAGE_MAX) {
            remove(id);
            return Refusals.refused("build-failed", "The image is larger than 8 GiB.");
        }
        return made.flatMap(image -> tag(id, tag))
                .map(Outcome::done)
                .orElseGet(() -> Refusals.refused("build-failed", "The image was removed while it was made."));
    }

    @Override
    public Optional<Image> tag(ImageId image, ImageTag tag) {
        if (ours(image).isEmpty()) {
            return Optional.empty();
        }
        Faults.found(() -> {
            engine.client()
                    .tagImageCmd(image.value(), tag.repository(), tag.tag())
                    .exec();
            return true;
        });
        return ours(image);
    }

    @Override
    public Outcome<Boolean> remove(ImageId id) {
        Optional<Image> image = ours(id);
        if (image.isEmpty()) {
            return Outcome.done(false);
        }
        if (isUsed(id)) {
            return inUse();
        }
        try {
            for (ImageTag tag : new TreeSet<>(tagTexts(image.get()))
                    .stream()
                            .map(DockerImageStore::tag)
                            .flatMap(Optional::stream)
                            .toList()) {
                Faults.settled(
                        () -> engine.client().removeImageCmd(tag.toString()).exec());
            }
            if (ours(id).isPresent()) {
                Faults.settled(() -> engine.client().removeImageCmd(id.value()).exec());
            }
            return Outcome.done(true);
        } catch (ConflictException used) {
            return inUse();
        } catch (DockerException answered) {
            throw Faults.troubled(answered);
        }
    }

    private static List<String> tagTexts(Image image) {
        return image.tags().stream().map(ImageTag::toString).toList();
    }

    private static Outcome<Boolean> inUse() {
        return Refusals.refused("image-in-use", "A container, or an image made from it, needs this image.");
    }

    private boolean isUsed(ImageId id) {
        return Faults.asked(() -> engine.client()
                        .listContainersCmd()
                        .withShowAll(true)
                        .withAncestorFilter(List.of(id.value()))
                        .exec())
                .stream()
                .anyMatch(container -> id.value().equals(container.getImageId()));
    }

    @Override
    public Outcome<Path> extract(ImageId image, String path, Path folder) {
        return new Extraction(engine, owner).extract(image, path, folder);
    }

    @Override
    public DiskUse diskUse() {
        return new ImageDisk(engine, owner).use();
    }

    private Optional<Image> ours(ImageId id) {
        return inspect(id.value()).flatMap(told -> labels(told).map(own -> image(told, own)));
    }

    private Optional<InspectImageResponse> inspect(String name) {
        try {
            return Faults.found(() -> engine.client().inspectImageCmd(name).exec());
        } catch (NotFoundException absent) {
            return Optional.empty();
        }
    }

    private Optional<Labels> labels(InspectImageResponse told) {
        return told.getConfig() == null
                ? Optional.empty()
                : OwnLabels.read(told.getConfig().getLabels(), owner);
    }

    private static Image image(InspectImageResponse told, Labels labels) {
        return new Image(
                new ImageId(Objects.requireNonNull(told.getId())),
                tags(told),
                labels,
                Objects.requireNonNullElse(told.getSize(), 0L),
                created(told.getCreated()));
    }

    private static Instant created(@Nullable String text) {
        return text == null || text.isEmpty()
                ? Instant.EPOCH
                : OffsetDateTime.parse(text).toInstant();
    }

    private static Set<ImageTag> tags(InspectImageResponse told) {
        Set<ImageTag> tags = new java.util.HashSet<>();
        List<String> names = told.getRepoTags();
        if (names != null) {
            names.forEach(name -> tag(name).ifPresent(tags::add));
        }
        return tags;
    }

    /** A name as the engine writes it; empty for those with a registry's host, which are not the platform's. */
    private static Optional<ImageTag> tag(String name) {
        int colon = name.lastIndexOf(':');
        try {
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new ImageTag(name.substring(0, colon), name.substring(colon + 1)));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
