package io.modelwright.codegen.seed;

import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.shared.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Random;

/** Numbers by the words of their names, within their bounds. For one thread. */
final class NumberValues {

    /** Lower and upper bound, both inclusive. */
    private record Range(BigDecimal low, BigDecimal high) {
        static Range of(long low, long high) {
            return new Range(BigDecimal.valueOf(low), BigDecimal.valueOf(high));
        }

        /** What of this range lies within bounds; the bounds near their beginning where that is nothing. */
        Range within(BigDecimal min, BigDecimal max) {
            BigDecimal from = low.max(min);
            BigDecimal to = high.min(max);
            if (from.compareTo(to) <= 0) {
                return new Range(from, to);
            }
            BigDecimal width = high.subtract(low);
            return low.compareTo(max) > 0
                    ? new Range(max.subtract(width).max(min), max)
                    : new Range(min, min.add(width).min(max));
        }
    }

    private final Fakes fakes;
    private final Random random;

    NumberValues(Fakes fakes) {
        this.fakes = fakes;
        this.random = fakes.random();
    }

    /** @param text whether the wire writes it as a text */
    Json whole(
            Tokens name,
            Persona persona,
            Manner manner,
            Optional<BigDecimal> min,
            Optional<BigDecimal> max,
            boolean text) {
        BigDecimal least = min.orElse(BigDecimal.valueOf(text ? Long.MIN_VALUE : Integer.MIN_VALUE));
        BigDecimal most = max.orElse(BigDecimal.valueOf(text ? Long.MAX_VALUE : Integer.MAX_VALUE));
        Range range = range(name, manner, least, most);
        BigDecimal number = pick(range, 0);
        if (name.has("order", "position", "rank", "sequence", "sort") && manner == Manner.USUAL) {
            number = BigDecimal.valueOf(persona.index() + 1L + persona.attempt());
        }
        return text ? Json.of(number.toPlainString()) : new Json.JsonNumber(number);
    }

    Json decimal(Tokens name, Manner manner, FieldType.DecimalNumber type) {
        BigDecimal unit = BigDecimal.ONE.movePointLeft(type.scale());
        BigDecimal greatest =
                BigDecimal.ONE.movePointRight(type.precision() - type.scale()).subtract(unit);
        BigDecimal least = type.min().orElse(greatest.negate()).max(greatest.negate());
        BigDecimal most = type.max().orElse(greatest).min(greatest);
        int shown = manner == Manner.USUAL ? Math.min(type.scale(), 2) : type.scale();
        BigDecimal number = pick(range(name, manner, least, most), shown);
        return Json.of(number.setScale(type.scale(), RoundingMode.HALF_UP).toPlainString());
    }

    Json floating(Tokens name, Manner manner, FieldType.FloatNumber type) {
        BigDecimal least = type.min().orElse(BigDecimal.valueOf(-1e15));
        BigDecimal most = type.max().orElse(BigDecimal.valueOf(1e15));
        return new Json.JsonNumber(pick(range(name, manner, least, most), 3));
    }

    BigDecimal amount(Tokens name, Manner manner, int scale) {
        return pick(
                range(name, manner, BigDecimal.valueOf(-1_000_000_000_000L), BigDecimal.valueOf(1_000_000_000_000L)),
                scale);
    }

    private Range range(Tokens name, Manner manner, BigDecimal least, BigDecimal most) {
        return switch (manner) {
            case USUAL, ABSENT -> usual(name).within(least, most);
            case ANY ->
                new Range(
                        least.max(BigDecimal.valueOf(-100_000)).min(most),
                        most.min(BigDecimal.valueOf(100_000)).max(least));
            case LOW -> new Range(least, least.add(BigDecimal.valueOf(5)).min(most));
            case HIGH -> new Range(most.subtract(BigDecimal.valueOf(5)).max(least), most);
        };
    }

    private static Range usual(Tokens name) {
        if (name.has("age")) {
            return Range.of(18, 80);
        }
        if (name.has("year", "vintage")) {
            return Range.of(2012, 2026);
        }
        if (name.has("percent", "percentage", "progress", "discount", "probability")) {
            return Range.of(0, 100);
        }
        if (name.has("rating", "stars", "priority", "score", "level", "severity", "grade")) {
            return Range.of(1, 5);
        }
        if (name.has("quantity", "count", "seats", "pieces", "units", "stock", "guests", "amount")) {
            return Range.of(1, 40);
        }
        if (name.has("budget", "revenue", "turnover", "salary", "balance", "income")) {
            return Range.of(2_000, 90_000);
        }
        if (name.has("price", "cost", "costs", "total", "fee", "sum", "rent", "net", "gross")) {
            return Range.of(5, 900);
        }
        if (name.has("tax", "vat")) {
            return Range.of(5, 25);
        }
        if (name.has("hours", "estimate", "effort", "days")) {
            return Range.of(1, 40);
        }
        return Range.of(1, 500);
    }

    /** A number of so many decimals in the range, the small ones a little oftener. */
    private BigDecimal pick(Range range, int scale) {
        BigInteger low = range.low()
                .movePointRight(scale)
                .setScale(0, RoundingMode.CEILING)
                .toBigInteger();
        BigInteger high = range.high()
                .movePointRight(scale)
                .setScale(0, RoundingMode.FLOOR)
                .toBigInteger();
        if (high.compareTo(low) <= 0) {
            return new BigDecimal(low, scale);
        }
        BigDecimal steps = new BigDecimal(high.subtract(low));
        double share = random.nextDouble() * (fakes.between(0, 1) == 0 ? 1 : random.nextDouble());
        BigInteger step = steps.multiply(BigDecimal.valueOf(share)).toBigInteger();
        return new BigDecimal(low.add(step), scale);
    }
}
