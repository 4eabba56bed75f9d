package io.modelwright.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where the processor time of one request of a workload goes, in microseconds.
 *
 * @param server the platform's process
 * @param layers the same, by layer
 * @param postgres PostgreSQL's processes
 * @param redis Redis
 * @param bare the bare handler's process for its request
 * @param barePostgres PostgreSQL's processes for the bare handler's request
 */
record Costs(
        Workload workload,
        double server,
        Map<Layer, Double> layers,
        double postgres,
        double redis,
        double bare,
        double barePostgres) {

    Costs {
        layers = new EnumMap<>(layers);
    }

    /** Runs the workload once more, with the flight recorder on, which no measured run has. */
    static Costs of(Workload workload, Target platform, Target bare, Servers servers, int connections, Duration time)
            throws IOException, InterruptedException {
        long postgres = servers.postgres().pid();
        Profile profile = new Profile(platform.process().pid(), servers.folder());
        profile.start();
        Duration serverBefore = ProcessorTime.of(platform.process().pid());
        Duration postgresBefore = ProcessorTime.withChildren(postgres);
        Duration redisBefore = ProcessorTime.of(servers.redis().pid());
        long requests = Load.run(platform.port(), connections, time, workload.status(), workload.platform())
                .requests();
        double server = micros(ProcessorTime.of(platform.process().pid()).minus(serverBefore), requests);
        double database = micros(ProcessorTime.withChildren(postgres).minus(postgresBefore), requests);
        double redis = micros(ProcessorTime.of(servers.redis().pid()).minus(redisBefore), requests);
        Map<Layer, Double> layers = profile.stop();
        layers.replaceAll((layer, share) -> share * server);
        Duration bareBefore = ProcessorTime.of(bare.process().pid());
        postgresBefore = ProcessorTime.withChildren(postgres);
        requests = Load.run(bare.port(), connections, time, workload.status(), workload.bare())
                .requests();
        return new Costs(
                workload,
                server,
                layers,
                database,
                redis,
                micros(ProcessorTime.of(bare.process().pid()).minus(bareBefore), requests),
                micros(ProcessorTime.withChildren(postgres).minus(postgresBefore), requests));
    }

    /** What finding out who asks, what they may and how often takes of the server's time, Redis included. */
    double guardShare() {
        double guards = Stream.of(Layer.GUARD, Layer.SECURITY, Layer.LIMITS)
                .mapToDouble(layer -> layers.getOrDefault(layer, 0.0))
                .sum();
        return (guards + redis) / Math.max(server + redis, 1);
    }

    private static double micros(Duration time, long requests) {
        return time.toNanos() / 1000.0 / Math.max(requests, 1);
    }
}
