package app.support.values;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** UUIDs as text, and new ones in the order of time. Stateless. */
public final class Uuids {

    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int COUNTER_BITS = 12;

    /** The time in milliseconds and a counter of those within it. */
    private static final AtomicLong LAST = new AtomicLong();

    private Uuids() {}

    /** The UUID written in the usual 36 characters, in either case; empty for any other text. */
    public static Optional<UUID> parse(String text) {
        // UUID.fromString also takes short forms such as "1-1-1-1-1"
        return CANONICAL.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** A new UUIDv7 (RFC 9562), greater than all that this process made before: records keep the order of their creation. */
    public static UUID next(Instant now) {
        long tick = LAST.accumulateAndGet(now.toEpochMilli() << COUNTER_BITS, (last, time) -> Math.max(last + 1, time));
        long most = ((tick >>> COUNTER_BITS) << 16) | 0x7000L | (tick & 0xFFFL);
        long least = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }
}
