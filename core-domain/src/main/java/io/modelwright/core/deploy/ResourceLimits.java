package io.modelwright.core.deploy;

/**
 * What a container may take.
 *
 * @param memoryBytes memory, of which none is swapped; 32 MiB to 64 GiB
 * @param cpuMillis thousandths of a processor, 50 to 64,000
 * @param processes processes and threads at a time, 16 to 10,000
 */
public record ResourceLimits(long memoryBytes, int cpuMillis, int processes) {

    public static final long MEBIBYTE = 1_048_576;
    public static final int MEMORY_MIN_MEBIBYTES = 32;
    public static final int MEMORY_MAX_MEBIBYTES = 65_536;
    public static final int CPU_MIN_MILLIS = 50;
    public static final int CPU_MAX_MILLIS = 64_000;

    /** For an application of ordinary size. */
    public static final ResourceLimits STANDARD = new ResourceLimits(512 * MEBIBYTE, 2_000, 512);

    public ResourceLimits {
        if (memoryBytes < MEMORY_MIN_MEBIBYTES * MEBIBYTE || memoryBytes > MEMORY_MAX_MEBIBYTES * MEBIBYTE) {
            throw new IllegalArgumentException("memory must be 32 MiB to 64 GiB");
        }
        if (cpuMillis < CPU_MIN_MILLIS || cpuMillis > CPU_MAX_MILLIS) {
            throw new IllegalArgumentException("processors must be 0.05 to 64");
        }
        if (processes < 16 || processes > 10_000) {
            throw new IllegalArgumentException("processes must be 16 to 10,000");
        }
    }
}
