package io.modelwright.application.deploy;

import io.modelwright.core.deploy.ResourceLimits;
import java.time.Duration;

/**
 * What builds may take and how much is kept of them.
 *
 * @param owner the name of this installation, a label of all its images
 * @param limits of what the engine runs while it builds an image
 * @param compileTimeout of compilers
 * @param imageTimeout of the engine for an image, and of fetching libraries
 * @param contextMax the largest context that is given to the engine, in bytes
 * @param logMax of characters of a log; what is in the middle of a longer one is left out
 * @param images how many of each app and target are kept, beside those that something needs
 * @param keep how many builds of each app and target stay on the list, however old they are
 * @param keepFor how long the others stay
 */
public record BuildSettings(
        String owner,
        ResourceLimits limits,
        Duration compileTimeout,
        Duration imageTimeout,
        long contextMax,
        int logMax,
        int images,
        int keep,
        Duration keepFor) {

    private static final long MEBIBYTE = 1_048_576;

    public static final ResourceLimits STANDARD_LIMITS = new ResourceLimits(2_048 * MEBIBYTE, 2_000, 1_024);
    public static final Duration STANDARD_TIMEOUT = Duration.ofMinutes(15);
    public static final int STANDARD_KEEP = 5;

    public static BuildSettings standard(String owner) {
        return new BuildSettings(
                owner,
                STANDARD_LIMITS,
                Duration.ofMinutes(3),
                STANDARD_TIMEOUT,
                512 * MEBIBYTE,
                256 * 1_024,
                STANDARD_KEEP,
                50,
                Duration.ofDays(90));
    }

    /** The same with other limits of building, and another number of images. */
    public BuildSettings with(ResourceLimits nextLimits, Duration nextTimeout, int nextImages) {
        return new BuildSettings(
                owner, nextLimits, compileTimeout, nextTimeout, contextMax, logMax, nextImages, keep, keepFor);
    }
}
