package io.modelwright.core.records;

import java.math.BigDecimal;

/**
 * The value of a money field.
 *
 * @param amount with four decimals
 * @param currency ISO 4217, three capital letters
 */
public record MoneyValue(BigDecimal amount, String currency) {}
