package io.modelwright.ports.deploy.driven;

import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.deploy.ContentHash;
import io.modelwright.core.deploy.ImageTag;
import io.modelwright.core.shared.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Makes images of applications thin: a runtime image holds all that they need beside their own code and is made once, a layer of
 * a few files on it is the application. The contexts that it gives are for {@link ImageStore#build}, each with a {@code
 * Dockerfile}. Equal sources give equal contexts. Safe for many threads.
 *
 * <p>Sources that people changed are compiled in a process of its own with limits: nothing of theirs runs in this one.
 */
public interface Packager {

    /**
     * What is to be made.
     *
     * @param generated the sources as they were generated
     * @param sources the ones to build, which people may have changed
     * @param sample a small application of the target that runtime images are tried out with
     */
    record Work(Target target, SourceTree generated, SourceTree sources, SourceTree sample) {

        /** Whether people changed anything. */
        public boolean edited() {
            return !generated.equals(sources);
        }
    }

    /**
     * What a runtime image is made of.
     *
     * @param from the image that it stands on
     * @param content all else that decides about it
     */
    record RuntimeImage(ImageTag from, ContentHash content) {}

    /**
     * How something is made.
     *
     * @param log each line that is said
     * @param stop asked often; once true it is given up
     * @param timeout after which it is given up
     */
    record Making(Consumer<String> log, BooleanSupplier stop, Duration timeout) {}

    /**
     * The runtime image that an application of these sources stands on; empty where only the Dockerfile of the sources can build
     * them: people changed it or what is depended on, the target is not known here, or the libraries cannot be had.
     */
    Optional<RuntimeImage> runtime(Work work);

    /** What the runtime image is built of. Refused as {@link #layer}. */
    Outcome<SourceTree> runtimeContext(Work work, Making making);

    /**
     * Compiles the sources to a layer on a runtime image of theirs. Refused: {@code compile-failed} with the first errors, {@code
     * compile-timeout}, {@code build-cancelled}.
     */
    Outcome<SourceTree> layer(Work work, ImageTag runtime, Making making);
}
