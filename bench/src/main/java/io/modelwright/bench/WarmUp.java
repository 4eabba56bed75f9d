package io.modelwright.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Loads servers by all workloads in turn until none of them gets faster: the compilers compete with the load for the cores. */
final class WarmUp {

    private static final Duration TURN = Duration.ofSeconds(5);
    private static final int ROUNDS_MIN = 3;
    private static final int ROUNDS_MAX = 8;
    /** A round that gains less than this is level with the one before. */
    private static final double GAIN = 1.05;

    private final int connections;

    WarmUp(int connections) {
        this.connections = connections;
    }

    /** @param bare whether it is the bare handler, which has requests of its own */
    record Server(int port, List<Workload> workloads, boolean bare) {}

    /** @return how long each server was under load */
    Duration level(List<Server> servers, Server yardstick) throws InterruptedException {
        List<Server> all = new ArrayList<>(servers);
        all.add(yardstick);
        double[] before = new double[all.size()];
        int rounds = 0;
        boolean level = false;
        while (rounds < ROUNDS_MIN || (!level && rounds < ROUNDS_MAX)) {
            level = true;
            for (int i = 0; i < all.size(); i++) {
                double now = round(all.get(i));
                level &= now < before[i] * GAIN;
                before[i] = Math.max(before[i], now);
            }
            rounds++;
        }
        return TURN.multipliedBy((long) rounds * yardstick.workloads().size());
    }

    /** Answers per second of all workloads together. */
    private double round(Server server) throws InterruptedException {
        double sum = 0;
        for (Workload workload : server.workloads()) {
            sum += Load.run(
                            server.port(),
                            connections,
                            TURN,
                            workload.status(),
                            server.bare() ? workload.bare() : workload.platform())
                    .perSecond();
        }
        return sum;
    }
}
