package io.modelwright.ports.deploy.driven;

import io.modelwright.core.deploy.Image;
import io.modelwright.core.deploy.ImageBuild;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.ImageTag;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.shared.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Makes and keeps images. It removes only those that bear the owner's label of this installation. {@link
 * io.modelwright.ports.failure.EngineUnavailable} where the engine does not answer.
 */
public interface ImageStore {

    /**
     * What the engine keeps on disk, in bytes.
     *
     * @param images layers, each counted once
     * @param ours of those what only images of this installation need
     */
    record DiskUse(long images, long ours, long containers, long volumes, long buildCache) {}

    /** Also images of others, such as base images: by the name under which they are kept. Nothing is fetched. */
    Optional<Image> find(ImageTag tag);

    /** Those of this installation that bear these labels, newest first. */
    List<Image> list(Labels labels);

    /**
     * Makes an image. Refused: {@code image-missing} (a base image is not there), {@code build-failed} with the step and the last
     * lines, {@code build-timeout}, {@code build-cancelled}, {@code engine-full} (no space). What was refused leaves no tag.
     *
     * @param log each line of the build as it comes
     * @param stop asked often; once true the build is given up
     */
    Outcome<Image> build(ImageBuild build, Consumer<String> log, BooleanSupplier stop);

    /** Gives an image of this installation one more name; a name that is taken moves to it. Empty where there is none. */
    Optional<Image> tag(ImageId image, ImageTag tag);

    /**
     * Removes an image with all its names; false where there is none of this installation. Refused with 409 {@code image-in-use}
     * where a container needs it.
     */
    Outcome<Boolean> remove(ImageId image);

    /** Copies a file or folder out of an image into a folder of this machine, which must exist. */
    Outcome<Path> extract(ImageId image, String path, Path folder);

    DiskUse diskUse();
}
