package io.modelwright.testkit.records;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How values compare in PostgreSQL. Stateless. */
final class Values {

    /** Without signs, as the database orders ids. */
    static final Comparator<UUID> BY_BITS = Comparator.<UUID, Long>comparing(
                    UUID::getMostSignificantBits, Long::compareUnsigned)
            .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    private Values() {}

    /** The order of two values of one type, absent ones last whichever way it goes. */
    static int compare(@Nullable Object left, @Nullable Object right, boolean descending) {
        if (left == null || right == null) {
            return left != null ? -1 : right != null ? 1 : 0;
        }
        int order = compare(left, right);
        return descending ? -order : order;
    }

    private static int compare(Object left, Object right) {
        if (left instanceof String a && right instanceof String b) {
            return compareCodePoints(a, b);
        }
        if (left instanceof UUID a && right instanceof UUID b) {
            return BY_BITS.compare(a, b);
        }
        if (left instanceof Number a && right instanceof Number b) {
            return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString()));
        }
        return natural(left, right);
    }

    @SuppressWarnings("unchecked")
    private static int natural(Object left, Object right) {
        return ((Comparable<Object>) left).compareTo(right);
    }

    private static int compareCodePoints(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        return Arrays.compare(a, b);
    }
}
