package io.modelwright.application.codegen;

import io.modelwright.ports.codegen.driven.RepositoryWire.Limits;
import java.time.Duration;

/**
 * How much is kept of generations.
 *
 * @param limits of pushes; generations keep to that of the repository too
 * @param keep how many of each app and target stay on the list, however old they are
 * @param keepFor how long the others stay
 */
public record GenerationSettings(Limits limits, int keep, Duration keepFor) {

    public static final int KEEP = 50;
    public static final Duration KEEP_FOR = Duration.ofDays(90);
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final long MEBIBYTE = 1_024L * 1_024;

    public static GenerationSettings standard() {
        return new GenerationSettings(
                new Limits(100 * MEBIBYTE, 1_024 * MEBIBYTE, 50 * MEBIBYTE, PATIENCE), KEEP, KEEP_FOR);
    }
}
