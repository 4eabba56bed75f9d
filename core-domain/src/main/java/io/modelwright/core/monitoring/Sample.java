package io.modelwright.core.monitoring;

/**
 * What was measured of a deployment in a slot of time. Samples of several slots add up to the sample of the whole: it is the same
 * in whichever order and parts they are added.
 *
 * @param containerMillis the time that the numbers of the container are of
 * @param measured how often the container was measured
 * @param memory what it held each time, summed up
 * @param appMillis the time that the numbers of the application are of
 * @param micros how long its requests took together
 * @param checks how often somebody asked whether it is healthy
 * @param healthy how often it was
 */
public record Sample(
        long containerMillis,
        long cpuNanos,
        long networkIn,
        long networkOut,
        int measured,
        long memory,
        long memoryPeak,
        long memoryLimit,
        int restarts,
        long appMillis,
        long requests,
        long errors,
        long micros,
        Latencies latencies,
        int checks,
        int healthy) {

    public static final Sample NOTHING = new Sample(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Latencies.UNKNOWN, 0, 0);

    public Sample plus(Sample other) {
        return new Sample(
                containerMillis + other.containerMillis,
                cpuNanos + other.cpuNanos,
                networkIn + other.networkIn,
                networkOut + other.networkOut,
                measured + other.measured,
                memory + other.memory,
                Math.max(memoryPeak, other.memoryPeak),
                Math.max(memoryLimit, other.memoryLimit),
                restarts + other.restarts,
                appMillis + other.appMillis,
                requests + other.requests,
                errors + other.errors,
                micros + other.micros,
                latencies.plus(other.latencies),
                checks + other.checks,
                healthy + other.healthy);
    }
}
