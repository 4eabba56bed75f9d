package io.modelwright.application.deploy;

import io.modelwright.core.apps.App;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.deploy.BuildId;
import io.modelwright.core.deploy.Image;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.shared.Outcome;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Makes the image of a version of an app, or finds the one whose content is the same. */
public interface ImageMaker {

    /**
     * @param stage called at each new stage: generate, compile, image
     * @param log each line of the build
     * @param stop asked often; once true it gives up
     */
    record Wish(
            App app,
            int version,
            Target target,
            boolean noCache,
            Consumer<String> stage,
            Consumer<String> log,
            BooleanSupplier stop) {}

    /**
     * @param fresh whether it was made now
     * @param build the id of the build that made it
     */
    record Made(Image image, BuildId build, boolean fresh) {}

    /** Refusals are those of ImageStore.build, generate-failed, compile-failed with the first errors. */
    Outcome<Made> make(Wish wish);

    /** Whether an image that was made here is still there. */
    default boolean has(ImageId image) {
        return true;
    }
}
