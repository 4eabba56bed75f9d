package client.runtime;

import java.math.BigDecimal;

/** An amount of up to four decimals and its currency (ISO 4217). */
public record Money(BigDecimal amount, String currency) {}
