package io.modelwright.application.records.transfer;

import io.modelwright.core.shared.Uuids;
import java.util.UUID;

/**
 * The ids of imported records: UUIDv7 with the time of the import, then the line, then in place of randomness a hash of import
 * and line. So records have the order of their lines, and an attempt that repeats an import after a crash makes the same ids
 * and finds what is there already.
 */
final class LineIds {

    private static final long TIME = 0xFFFF_FFFF_FFFF_0000L;
    private static final int LOW_BITS = 24;
    private static final int HASH_BITS = 38;

    private LineIds() {}

    /**
     * @param origin a UUIDv7
     * @param line below 2 to the power of 36; greater ones repeat the order, never an id
     */
    static UUID of(UUID origin, long line) {
        long hash = Uuids.named(origin, Long.toString(line)).getLeastSignificantBits() & ((1L << HASH_BITS) - 1);
        long high = (line >>> LOW_BITS) & 0xFFFL;
        long low = line & ((1L << LOW_BITS) - 1);
        return new UUID(
                (origin.getMostSignificantBits() & TIME) | 0x7000L | high,
                0x8000_0000_0000_0000L | (low << HASH_BITS) | hash);
    }
}
