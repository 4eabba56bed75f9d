package io.modelwright.application.files;

import java.time.Duration;

/**
 * How much is kept.
 *
 * @param sizeMax of one file, in bytes
 * @param quota of one workspace, in bytes
 * @param linkLife how long a link opens its file
 * @param keptUnused how long an uploaded file waits for the first record that refers to it
 */
public record FileSettings(long sizeMax, long quota, Duration linkLife, Duration keptUnused) {

    public static final long SIZE_MAX = 25L * 1_024 * 1_024;
    public static final long QUOTA = 1_024L * 1_024 * 1_024;

    /** With the usual times. */
    public static FileSettings of(long sizeMax, long quota) {
        return new FileSettings(sizeMax, quota, Duration.ofSeconds(60), Duration.ofHours(24));
    }

    public static FileSettings standard() {
        return of(SIZE_MAX, QUOTA);
    }
}
