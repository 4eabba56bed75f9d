package io.modelwright.application.records.transfer;

import io.modelwright.core.shared.Uuids;
import java.util.UUID;

/**
 * The ids of imported records: UUIDv7 with the time of the import and, in place of randomness, a hash of import and line. An
 * attempt that repeats an import after a crash makes the same ids, and so finds what is there already.
 */
final class LineIds {

    private static final long TIME = 0xFFFF_FFFF_FFFF_0000L;

    private LineIds() {}

    /** @param origin a UUIDv7 */
    static UUID of(UUID origin, long line) {
        UUID hash = Uuids.named(origin, Long.toString(line));
        long most = (origin.getMostSignificantBits() & TIME) | 0x7000L | (hash.getMostSignificantBits() >>> 52);
        return new UUID(most, hash.getLeastSignificantBits());
    }
}
