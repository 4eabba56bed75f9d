package io.modelwright.docker;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses that networks of containers get, 16 each: engines have pools for some thirty networks, and take those of others for
 * nobody's. Immutable.
 */
public final class Subnets {

    private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");
    private static final int BITS = 32;
    private static final int WIDEST = 8;
    /** A gateway, a guest, a release and the one that follows it, and some more. */
    private static final int NETWORK = 28;

    private static final long SIZE = 1L << (BITS - NETWORK);
    private static final int BYTE = 8;
    private static final int BYTE_MAX = 255;

    /** Addresses for trials of network devices, which no host on the Internet and hardly any office has. */
    public static final Subnets STANDARD = parse("198.19.0.0/16");

    /** A range of addresses. */
    private record Range(long first, int bits) {

        long size() {
            return 1L << (BITS - bits);
        }

        boolean meets(Range other) {
            return first < other.first + other.size() && other.first < first + size();
        }

        @Override
        public String toString() {
            return (first >> 24) + "." + (first >> 16 & BYTE_MAX) + "." + (first >> BYTE & BYTE_MAX) + "."
                    + (first & BYTE_MAX) + "/" + bits;
        }
    }

    private final Range all;

    private Subnets(Range all) {
        this.all = all;
    }

    /** @throws IllegalArgumentException where it is not like {@code 198.19.0.0/16}, from /8 to /28 */
    public static Subnets parse(String text) {
        Range range = range(text).orElseThrow(() -> new IllegalArgumentException("must look like 198.19.0.0/16"));
        if (range.bits() < WIDEST || range.bits() > NETWORK) {
            throw new IllegalArgumentException("must be a network of /" + WIDEST + " to /" + NETWORK);
        }
        return new Subnets(range);
    }

    private static Optional<Range> range(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(5)) > BITS) {
            return Optional.empty();
        }
        long address = 0;
        for (int part = 1; part <= 4; part++) {
            int number = Integer.parseInt(matcher.group(part));
            if (number > BYTE_MAX) {
                return Optional.empty();
            }
            address = address << BYTE | number;
        }
        int bits = Integer.parseInt(matcher.group(5));
        return Optional.of(new Range(address >> (BITS - bits) << (BITS - bits), bits));
    }

    /**
     * One that is free.
     *
     * @param taken ranges that networks have; those of other forms than these are passed over
     * @param from where to begin to look, so that several who look at the same time do not all find the same
     */
    Optional<String> free(Collection<String> taken, int from) {
        var others = taken.stream().flatMap(text -> range(text).stream()).toList();
        long count = all.size() / SIZE;
        for (long step = 0; step < count; step++) {
            Range candidate = new Range(all.first() + Math.floorMod(from + step, count) * SIZE, NETWORK);
            if (others.stream().noneMatch(candidate::meets)) {
                return Optional.of(candidate.toString());
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
