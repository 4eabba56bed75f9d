package io.modelwright.bench;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** What the interleaved runs of one workload gave, and PostgreSQL alone beside them. */
record Comparison(Workload workload, List<Load.Figures> platform, List<Load.Figures> bare, OptionalDouble pgbench) {

    Comparison {
        platform = List.copyOf(platform);
        bare = List.copyOf(bare);
    }

    static Load.Figures median(List<Load.Figures> runs) {
        return runs.stream()
                .sorted(Comparator.comparingDouble(Load.Figures::perSecond))
                .toList()
                .get(runs.size() / 2);
    }

    /**
     * The share of the bare handler's throughput that the platform reaches, median by median; rounded down to hundredths, so
     * that no mark is reached by rounding.
     */
    double ratio() {
        return Math.floor(100 * median(platform).perSecond() / median(bare).perSecond()) / 100;
    }

    /** (max - min) / median of the platform's runs. */
    double spread() {
        double max =
                platform.stream().mapToDouble(Load.Figures::perSecond).max().orElse(0);
        double min =
                platform.stream().mapToDouble(Load.Figures::perSecond).min().orElse(0);
        return (max - min) / median(platform).perSecond();
    }

    long errors() {
        return platform.stream().mapToLong(Load.Figures::errors).sum();
    }
}
