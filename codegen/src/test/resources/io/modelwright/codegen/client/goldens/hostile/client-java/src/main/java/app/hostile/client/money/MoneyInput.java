package app.hostile.client.money;

import app.hostile.client.runtime.Input;
import app.hostile.client.runtime.Money;
import app.hostile.client.runtime.Wire;
import java.util.UUID;

/**
 * A new record, or all of one that is replaced. What is not set becomes its default.
 * Needed: money.
 */
public final class MoneyInput extends Input {
    public MoneyInput money(Money value) {
        put("money", Wire.MONEY, value);
        return this;
    }

    public MoneyInput con(UUID value) {
        put("con", Wire.ID, value);
        return this;
    }
}
