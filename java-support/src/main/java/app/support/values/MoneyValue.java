package app.support.values;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The value of a money field.
 *
 * @param amount with four decimals
 * @param currency ISO 4217, three capital letters
 */
public record MoneyValue(BigDecimal amount, String currency) {

    public static @Nullable BigDecimal amountOf(@Nullable MoneyValue money) {
        return money == null ? null : money.amount;
    }

    public static @Nullable String currencyOf(@Nullable MoneyValue money) {
        return money == null ? null : money.currency;
    }
}
