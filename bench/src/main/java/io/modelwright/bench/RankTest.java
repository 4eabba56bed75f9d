package io.modelwright.bench;

import java.util.List;

/** The test of Mann and Whitney, by its approximation for samples of twenty and more. */
final class RankTest {

    /** Beyond this, equal distributions give such samples once in a hundred times. */
    static final double ONE_PER_CENT = 2.58;

    private RankTest() {}

    /** How many standard deviations the ranks of the first sample are off; 0 where the samples lie among each other. */
    static <T extends Comparable<T>> double z(List<T> first, List<T> second) {
        double above = 0;
        for (T one : first) {
            for (T other : second) {
                int comparison = one.compareTo(other);
                above += comparison > 0 ? 1 : comparison == 0 ? 0.5 : 0;
            }
        }
        double pairs = (double) first.size() * second.size();
        double deviation = Math.sqrt(pairs * (first.size() + second.size() + 1) / 12);
        return (above - pairs / 2) / deviation;
    }
}
